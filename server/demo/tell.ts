/** Tells the demo's story up to a moment, op by op, through the same door that a device's push goes through. */
import { v7 as uuidv7 } from "uuid";
import { FIRST_NOW, toInstant } from "@/lib/demo/clock";
import { projects, spaceIdOf } from "@/lib/demo/projects";
import type { StoryOp } from "@/lib/demo/story";
import { demoStory } from "@/lib/demo/tell";
import { kinds } from "@/lib/records";
import { type Outcome, SCHEMA_VERSION } from "@/lib/sync/op";
import { MAX_PUSH_OPS } from "@/lib/sync/protocol";
import type { People } from "@/server/auth/people";
import { writeServerRecords } from "@/server/auth/server-records";
import type { Keeper } from "@/server/files/door";
import type { StoreReader } from "@/server/store/store";
import { CallFailure } from "@/server/sync/call-failure";
import { type PushPorts, push } from "@/server/sync/push";
import { openDemo } from "./open";
import { withoutOvertaken } from "./overtaken";
import { withPhotos } from "./photos";

export const demoProjects: readonly string[] = projects.map(({ key }) => spaceIdOf(key));
/** The large one, to which people are led. */
export const mainProject = spaceIdOf("erp");

export interface Told {
  /** Ops that the store took. */
  told: number;
  /** Ops that were left out or refused: somebody has changed what the story speaks of. */
  left: number;
  /** Where the demo stands now, an instant with its offset. */
  now: string;
}

/** Where the demo stands, undefined where it was never made. */
export async function demoNow(store: StoreReader): Promise<string | undefined> {
  const [row] = await store.rows(mainProject, [mainProject]);
  const now = row?.fields.demoNow;
  return typeof now === "string" ? now : undefined;
}

/** With files the story has its photos too. */
export type Teller = People & { files?: Keeper };

/**
 * Makes what is missing of the demo. Telling twice changes nothing, and its time never goes back.
 * @param until `YYYY-MM-DDTHH:MM` in Japan
 * @param by user id of whoever moves the demo's time
 */
export async function tellDemo(people: Teller, until = FIRST_NOW, by?: string): Promise<Told> {
  const moved = new Map<string, number>();
  const publish = (space: string, seq: number) => void moved.set(space, seq);
  await openDemo({ ...people, publish });
  const reached = await demoNow(people.store);
  const wanted = toInstant(until);
  const now = reached !== undefined && reached > wanted ? reached : wanted;
  const story = demoStory().filter((op) => op.at <= Date.parse(now));
  const known = await people.store.receipts(story.map(({ opId }) => opId));
  const heard = new Set(known.map(({ opId }) => opId));
  const unheard = story.filter(({ opId }) => !heard.has(opId));
  const wished = await withPhotos(people.files, unheard);
  const news = await withoutOvertaken(people.store, wished);
  const seqs = new Map(known.flatMap(({ opId, outcome }) => seqIn(opId, outcome)));
  const told = news.length - (await pushAll(people, news, seqs, publish));
  if (now !== reached) {
    const author = by ?? news[0]?.userId ?? "";
    for (const project of demoProjects)
      publish(project, await setNow(people, project, now, author));
  }
  for (const [space, seq] of moved) people.publish(space, seq);
  return { told, left: wished.length - told, now };
}

const setNow = ({ store, now: clock }: People, project: string, demoNow: string, by: string) =>
  store.transaction((tx) =>
    writeServerRecords(tx, project, [{ id: project, kind: "project", fields: { demoNow } }], {
      by,
      now: clock(),
    }),
  );

/** @returns how many were refused */
async function pushAll(
  { store }: People,
  ops: readonly StoryOp[],
  seqs: Map<string, number>,
  publish: PushPorts["publish"],
): Promise<number> {
  const ordered = new Map<string, number>();
  let refused = 0;
  for (const run of runsOf(ops)) {
    const [first] = run;
    const lastN = ordered.get(first.userId) ?? (await store.device(deviceOf(first)))?.lastN ?? 0;
    ordered.set(first.userId, lastN + run.length);
    const [head, ...tail] = run.map(seenUpTo(seqs));
    if (head) refused += await pushRun(store, [head, ...tail], lastN, seqs, publish);
  }
  return refused;
}

/** An op as it is sent: what its author had seen is a seq of the server. */
type SentOp = Omit<StoryOp, "base"> & { base: Record<string, string | number> };

/** The story names the op before; a device that has pulled it names where that stands. */
const seenUpTo =
  (seqs: ReadonlyMap<string, number>) =>
  (op: StoryOp): SentOp => ({
    ...op,
    base: Object.fromEntries(
      Object.entries(op.base).map(([field, opId]) => [field, seqs.get(opId) ?? opId]),
    ),
  });

/** What one person wrote before somebody else wrote something is one push, of a record one op at a time. */
function runsOf(ops: readonly StoryOp[]): [StoryOp, ...StoryOp[]][] {
  const runs: [StoryOp, ...StoryOp[]][] = [];
  let records = new Set<string>();
  for (const op of ops) {
    const last = runs.at(-1);
    const fits = last?.[0].userId === op.userId && last.length < MAX_PUSH_OPS;
    if (last && fits && !records.has(op.record)) last.push(op);
    else {
      runs.push([op]);
      records = new Set();
    }
    records.add(op.record);
  }
  return runs;
}

const seqIn = (opId: string, outcome: Outcome | undefined): [string, number][] =>
  outcome?.status === "applied" ? [[opId, outcome.seq]] : [];

const deviceOf = ({ userId }: Pick<StoryOp, "userId">) => `${userId}-tablet`;

async function pushRun(
  store: People["store"],
  run: readonly [SentOp, ...SentOp[]],
  lastN: number,
  seqs: Map<string, number>,
  publish: PushPorts["publish"],
): Promise<number> {
  const { userId } = run[0];
  // The server's clock of that day: what was written then was written then.
  const sentAt = Math.max(...run.map((op) => op.at));
  const ports: PushPorts = {
    ...{ store, registry: kinds, publish, now: () => sentAt, newId: uuidv7 },
    // The story purges nothing.
    purged: async () => {},
    onFault(error) {
      throw error;
    },
  };
  const ops = run.map(({ userId: _, ...op }, place) => ({ ...op, n: lastN + place + 1 }));
  const envelope = { clientId: deviceOf(run[0]), userId, tz: "Asia/Tokyo", sentAt };
  const epoch = await store.epoch();
  try {
    const answer = await push(ports, userId, { ...envelope, epoch, v: SCHEMA_VERSION, ops });
    if (answer.status !== "done") return run.length;
    for (const [opId, outcome] of Object.entries(answer.outcomes))
      for (const [id, seq] of seqIn(opId, outcome)) seqs.set(id, seq);
    return Object.values(answer.outcomes).filter(({ status }) => status === "refused").length;
  } catch (error) {
    // Its author was taken out of everything.
    if (error instanceof CallFailure && error.code === "revoked") return run.length;
    throw error;
  }
}
