/** A real store with two people in a project, and devices that send ops, for the tests of push and pull. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { kinds } from "@/lib/records";
import type { Role, Side } from "@/lib/records/rights";
import type { Outcome } from "@/lib/sync/op";
import type { PushAnswer, PushRequest, WireOp } from "@/lib/sync/protocol";
import { openSqliteStore, type SqliteStore } from "@/server/store/sqlite";
import type { Purge } from "@/server/store/store";
import { type PushPorts, push } from "./push";

/** 2026-11-20T00:30:00Z */
export const START = 1_795_134_600_000;
/** The seconds in which the store was made. */
export const EPOCH = 1_795_134_600;

export interface SyncBench {
  store: SqliteStore;
  file: string;
  ports: PushPorts;
  published: [string, number][];
  purged: Purge[];
  faults: unknown[];
  end(): Promise<void>;
}

/** Spaces `uat` and `other`; tanaka and suzuki test in `uat`, dev develops there, only dev is in `other`. */
export async function createSyncBench(): Promise<SyncBench> {
  const folder = mkdtempSync(join(tmpdir(), "asayu-sync-"));
  const file = join(folder, "asayu.db");
  const store = await openSqliteStore({ file, now: () => START });
  await store.transaction(async (tx) => {
    for (const id of ["uat", "other"])
      await tx.addSpace({
        id,
        kind: "project",
        project: id,
        name: id,
        seq: 0,
        code: "",
        createdAt: START,
      });
    const join = (space: string, userId: string, role: Role, side: Side) =>
      tx.putMembership({ space, userId, role, side, since: START, revokedAt: null });
    await join("uat", "tanaka", "tester", "user");
    await join("uat", "suzuki", "tester", "user");
    await join("uat", "viewer", "viewer", "user");
    await join("uat", "dev", "developer", "vendor");
    await join("other", "dev", "developer", "vendor");
  });
  const published: [string, number][] = [];
  const purged: Purge[] = [];
  const faults: unknown[] = [];
  let made = 0;
  const ports: PushPorts = {
    store,
    registry: kinds,
    now: () => START + 60_000,
    newId: () => {
      made += 1;
      return `made-${made}`;
    },
    publish: (space, seq) => void published.push([space, seq]),
    purged: async (purges) => void purged.push(...purges),
    onFault: (error) => void faults.push(error),
  };
  async function end() {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { store, file, ports, published, purged, faults, end };
}

export const requestOf = (userId: string, clientId: string, ops: WireOp[]): PushRequest => ({
  clientId,
  userId,
  epoch: EPOCH,
  v: 1,
  tz: "Asia/Tokyo",
  ops,
});

type Wish = Partial<WireOp> & { n: number };

/** An op that creates the defect `d<n>`, unless it wishes otherwise; its id is `op<n>`. */
export const createOp = (wish: Wish): WireOp => ({
  opId: `op${wish.n}`,
  space: "uat",
  record: `d${wish.n}`,
  kind: "defect",
  type: "create",
  set: { title: `件名 ${wish.n}`, severity: "major", occurredAt: START },
  at: START,
  ...wish,
});

export const setOp = (wish: Wish & { record: string }): WireOp => ({
  opId: `op${wish.n}`,
  space: "uat",
  kind: "defect",
  type: "set",
  at: START,
  ...wish,
});

/** Sends ops of one person's device and answers their outcomes. @throws where the answer is not `done` */
export async function outcomesOf(
  { ports }: SyncBench,
  userId: string,
  ops: WireOp[],
  clientId = `tablet-${userId}`,
): Promise<Record<string, Outcome>> {
  const answer = await push(ports, userId, requestOf(userId, clientId, ops));
  if (answer.status !== "done") throw new Error(`answered ${answer.status}`);
  return answer.outcomes;
}

export const answerOf = (
  { ports }: SyncBench,
  userId: string,
  ops: WireOp[],
  clientId = `tablet-${userId}`,
): Promise<PushAnswer> => push(ports, userId, requestOf(userId, clientId, ops));
