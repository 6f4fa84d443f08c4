/** Who may do what where: expected values by hand, everything else refused. */
import { createHash } from "node:crypto";
import { join as path } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Place } from "@/lib/records/joining";
import type { Op, Outcome } from "@/lib/sync/op";
import { changeProject } from "./auth/change-project";
import { invitationInfo, invite, redeem } from "./auth/invitations";
import { changeMember, removeMember } from "./auth/members";
import type { User } from "./auth/people";
import {
  type Bench,
  createBench,
  ORIGIN,
  pushPorts,
  rethrow,
  withAdministrator,
} from "./auth/people.fixture";
import { erp, joinAs, openProject, places, tokenOf } from "./auth/project.fixture";
import { addToRoom, openRoom } from "./auth/rooms";
import { createDisk } from "./files/disk";
import { type Files, getFile, putFile } from "./files/door";
import { createParts } from "./files/parts";
import { createFloods } from "./floods";
import { answerLive } from "./live/door";
import { createHub } from "./live/hub";
import { history, pull, spaces } from "./sync/pull";
import { push } from "./sync/push";

const floods = createFloods(() => 0);
const NOWHERE = "0199aaaa-0000-7000-8000-00000000ffff";

let bench: Bench;
let project: string;
/** Everybody by their place, `outsider` leads another project. */
let people: Record<string, User>;
let rooms: Record<"project" | "internal" | "A" | "B" | "private", string>;

beforeEach(async () => {
  bench = await createBench();
  const admin = await withAdministrator(bench);
  project = await openProject(bench, admin);
  people = { admin };
  const more: Record<string, Place> = {
    trainer: { role: "trainer", side: "user", organisation: "教育部" },
    owner: { role: "owner", side: "user", organisation: "役員" },
  };
  for (const [who, place] of Object.entries({ ...places, ...more }))
    people[who] = await joinAs(bench, admin, project, place, who);
  const other = await openProject(bench, admin, "人事給与");
  people.outsider = await joinAs(bench, admin, other, places.lead, "outsider");
  const inside = [person("lead"), person("pmo"), person("pmoA")];
  const room = { name: "PM–PMO", members: inside.map(({ userId }) => userId) };
  const own = await bench.store.spacesOf(project);
  const vendor = (code: string) => own.find((space) => space.code === code)?.id ?? "";
  rooms = {
    ...{ project, internal: vendor("IN"), A: vendor("A"), B: vendor("B") },
    private: await openRoom(bench.people, admin, project, room),
  };
});
afterEach(() => bench.end());

function person(who: string): User {
  const found = people[who];
  if (!found) throw new Error(`nobody is ${who}`);
  return found;
}

const numbers = new Map<string, number>();
type Body = Pick<Op, "space" | "kind" | "type"> & Partial<Op>;

/** Sends one op as the person's device would, and answers its outcome. */
async function send(who: string, body: Body, seen = Number.MAX_SAFE_INTEGER): Promise<Outcome> {
  const { userId } = person(who);
  const clientId = `device-of-${userId}`;
  const n = (numbers.get(clientId) ?? 0) + 1;
  numbers.set(clientId, n);
  const base = Object.fromEntries(["*", ...Object.keys(body.set ?? {})].map((key) => [key, seen]));
  const opId = uuidv7();
  const op = { record: uuidv7(), base, set: {}, was: {}, at: bench.people.now(), ...body, opId, n };
  const ports = pushPorts(bench.people);
  const envelope = { clientId, userId, epoch: await bench.store.epoch(), v: 1, tz: "Asia/Tokyo" };
  const answer = await push(ports, userId, { ...envelope, ops: [op] });
  const outcome = answer.status === "done" ? answer.outcomes[opId] : undefined;
  if (!outcome) throw new Error(`the push was answered ${answer.status}`);
  return outcome;
}

const found = { severity: "major", title: "税額が1円多い" };

/** A defect that waits for its retest; the administrator made the fix. */
async function waiting(space: string): Promise<string> {
  const record = uuidv7();
  const set = { ...found, occurredAt: bench.people.now() };
  await send("admin", { space, kind: "defect", type: "create", record, set });
  const states = ["reported", "accepted", "investigating", "decided", "fixing", "retest"];
  for (const [step, state] of states.slice(1).entries()) {
    const more = state === "decided" ? { policy: "fix" } : {};
    const move = { kind: "defect", type: "transition" as const, was: { state: states[step] } };
    const outcome = await send("admin", { space, record, ...move, set: { state, ...more } });
    expect(outcome.status).toBe("applied");
  }
  return record;
}

/** Each operation with its letter. */
async function attempts(who: string, space: string): Promise<string> {
  const record = await waiting(space);
  const on = { space, record, kind: "defect" };
  const create = { ...found, occurredAt: bench.people.now() };
  const say = { of: record, text: "再現した" };
  const operations: [string, Body][] = [
    ["C", { space, kind: "defect", type: "create", set: create }],
    ["S", { ...on, type: "set", set: { module: "SD" } }],
    ["M", { space, kind: "comment", type: "append", set: say }],
    ["X", { ...on, type: "transition", set: { state: "closed" }, was: { state: "retest" } }],
    ["D", { ...on, type: "delete" }],
    ["P", { space, kind: "project", type: "set", record: project, set: { name: "別の名前" } }],
  ];
  const signs: Record<string, string> = { forbidden: "-", missingSpace: "." };
  let answer = "";
  for (const [letter, body] of operations) {
    const outcome = await send(who, body);
    answer += outcome.status === "applied" ? letter : (signs[outcome.code] ?? `(${outcome.code})`);
  }
  return answer;
}

describe("role × side × operation × space", () => {
  /**
   * Create, set, comment, close after a retest, delete, and set the project's own record, which only the
   * server writes. A letter: applied. `-`: forbidden. `.`: no such space.
   */
  const table: [
    who: string,
    inProject: string,
    internal: string,
    A: string,
    B: string,
    privately: string,
  ][] = [
    ["lead", "CSMXD-", "CSMXD-", "CSMXD-", "CSMXD-", "CSMXD-"],
    ["pmo", "CSMXD-", "CSMXD-", "CSMXD-", "CSMXD-", "CSMXD-"],
    ["manager", "CSMXD-", "CSMXD-", "......", "......", "......"],
    ["owner", "CSMXD-", "CSMXD-", "......", "......", "......"],
    ["tester", "CSMXD-", "CSMXD-", "......", "......", "......"],
    ["trainer", "CSM-D-", "CSM-D-", "......", "......", "......"],
    ["viewer", "------", "------", "......", "......", "......"],
    ["pmoA", "CSM-D-", "......", "CSM-D-", "......", "CSM-D-"],
    ["developerA", "CSM---", "......", "CSM---", "......", "......"],
    ["developerB", "CSM---", "......", "......", "CSM---", "......"],
    ["outsider", "......", "......", "......", "......", "......"],
  ];
  it.each(table)("%s", async (who, ...expected) => {
    const got: string[] = [];
    for (const room of Object.values(rooms)) got.push(await attempts(who, room));
    expect(got).toEqual(expected);
  });

  it("keeps what was forbidden for the lead, and nothing of what has no space", async () => {
    const set = { ...found, occurredAt: bench.people.now() };
    await send("viewer", { space: project, kind: "defect", type: "create", set });
    await send("outsider", { space: project, kind: "defect", type: "create", set });
    const kept = await bench.store.quarantined(project);
    expect(kept.map(({ userId }) => userId)).toEqual([person("viewer").userId]);
  });
});

describe("a space that one is not in", () => {
  /** Who looks from outside, and into what. */
  const outside: [string, keyof typeof rooms][] = [
    ["outsider", "project"],
    ["outsider", "private"],
    ["developerA", "B"],
    ["pmoA", "B"],
    ["developerA", "internal"],
    ["developerB", "A"],
    ["manager", "A"],
    ["tester", "private"],
    ["developerA", "private"],
  ];

  it.each(outside)("answers %s at every door as if %s were not there", async (who, room) => {
    const user = person(who);
    const record = await waiting(rooms[room]);
    const doors = (space: string): (() => Promise<unknown>)[] => {
      const ask = { space, clientId: "d", epoch: 0, cursor: 0, limit: 10 };
      const files = filesOf(user.userId);
      const bytes = Buffer.from("photo");
      const hash = createHash("sha256").update(bytes).digest("hex");
      const address = `${ORIGIN}/api/files/${space}/${hash}`;
      const headers = { origin: ORIGIN };
      const put = { method: "PUT", headers, body: new Uint8Array(bytes) };
      const set = { ...found, occurredAt: bench.people.now() };
      return [
        () => pull(bench.store, user.userId, ask),
        () => pull(bench.store, user.userId, { ...ask, mine: true }),
        () => history(bench.store, user.userId, space, record),
        () => send(who, { space, kind: "defect", type: "create", set }),
        () => send(who, { space, record, kind: "defect", type: "set", set: { module: "SD" } }),
        () => getFile(files, new Request(address), { space, hash }).then(told),
        () => getFile(files, new Request(`${address}?missing&of=2`), { space, hash }).then(told),
        () => putFile(files, new Request(address, put), { space, hash }).then(told),
        () => addToRoom(bench.people, user, space, [user.userId]),
      ];
    };
    const answers = (space: string) => Promise.all(doors(space).map((door) => settled(door)));
    expect(await answers(rooms[room])).toEqual(await answers(NOWHERE));
    const listed = await spaces(bench.store, user, "d", 1);
    expect(JSON.stringify(listed)).not.toContain(rooms[room]);
  });

  it("is no place that members, invitations or links lead to", async () => {
    const outsider = person("outsider");
    const tester = person("tester").userId;
    for (const where of [project, NOWHERE]) {
      const change = { ...places.tester, position: "", reportsTo: "" };
      for (const work of [
        () => invite(bench.people, outsider, where, places.tester),
        () => changeMember(bench.people, outsider, where, tester, change),
        () => removeMember(bench.people, outsider, where, tester),
        () => changeProject(bench.people, outsider, where, erp),
      ])
        expect(await settled(work)).toEqual({ refused: "missing" });
    }
  });

  it("[N3] shows in no number: each space counts for itself", async () => {
    const given = [];
    for (const room of ["project", "A", "private", "internal", "project", "A"] as const) {
      const set = { ...found, occurredAt: bench.people.now() };
      const outcome = await send("lead", {
        space: rooms[room],
        kind: "defect",
        type: "create",
        set,
      });
      given.push([room, outcome.status === "applied" && [outcome.number]]);
    }
    expect(given).toEqual([
      ["project", [1]],
      ["A", [1]],
      ["private", [1]],
      ["internal", [1]],
      ["project", [2]],
      ["A", [2]],
    ]);
    const ask = { clientId: "d", epoch: await bench.store.epoch(), cursor: 0, limit: 100 };
    const seen = async (who: string, space: string) =>
      (await pull(bench.store, person(who).userId, { ...ask, space })).rows
        .filter(({ kind }) => kind === "defect")
        .map(({ number, room = "" }) => `${room}${number}`);
    expect(await seen("developerA", rooms.A)).toEqual(["A1", "A2"]);
    expect(await seen("tester", rooms.internal)).toEqual(["IN1"]);
    expect(await seen("developerA", project)).toEqual(["1", "2"]);
  });

  it("is not heard of in live events", async () => {
    const hub = createHub();
    const listener = person("developerA").userId;
    const sessionOf = async () => ({ userId: listener });
    const ports = { store: bench.store, hub, floods, sessionOf, onFault: rethrow };
    const response = await answerLive(ports, new Request(`${ORIGIN}/api/live?client=d`));
    const reader = response.body?.getReader();
    let heard = "";
    const read = async () => {
      heard += new TextDecoder().decode((await reader?.read())?.value);
    };
    while (!heard.includes(rooms.A)) await read();
    for (const room of Object.values(rooms)) hub.publish(room, 99);
    hub.publish(project, 100);
    while (!heard.includes(":100}")) await read();
    for (const room of [rooms.internal, rooms.B, rooms.private]) expect(heard).not.toContain(room);
    hub.close();
  });
});

describe("whoever is gone", () => {
  it("is refused at the next call, whatever it is", async () => {
    const user = person("tester");
    await removeMember(bench.people, person("lead"), project, user.userId);
    const ask = { space: project, clientId: "d", epoch: 0, cursor: 0, limit: 10 };
    const set = { ...found, occurredAt: bench.people.now() };
    for (const door of [
      () => spaces(bench.store, user, "d", 1),
      () => pull(bench.store, user.userId, ask),
      () => send("tester", { space: project, kind: "defect", type: "create", set }),
    ])
      expect(await settled(door)).toEqual({ refused: "revoked" });
    const response = await getFile(
      filesOf(user.userId),
      new Request(`${ORIGIN}/api/files/${project}/${"0".repeat(64)}`),
      { space: project, hash: "0".repeat(64) },
    );
    expect(response.status).toBe(404);
  });

  it("does not come back by a link that was used, has run out or was never made", async () => {
    const lead = person("lead");
    const used = await invite(bench.people, lead, project, places.tester);
    await redeem(bench.people, tokenOf(used), person("outsider"));
    const late = await invite(bench.people, lead, project, places.tester);
    bench.pass(48 * 3_600_000);
    for (const token of [tokenOf(used), tokenOf(late), "x".repeat(43)])
      for (const work of [
        () => invitationInfo(bench.people, token),
        () => redeem(bench.people, token, person("outsider")),
      ])
        expect(await settled(work)).toEqual({ refused: "spentInvitation" });
  });
});

const filesOf = (userId: string): Files => ({
  store: bench.store,
  disk: createDisk(path(bench.folder, "files")),
  parts: createParts(path(bench.folder, "uploads")),
  userOf: async () => userId,
  floods,
  publicUrl: ORIGIN,
  now: bench.people.now,
});

const told = async (response: Response) => [response.status, await response.json()];

/** What came of it, or the code that it was refused with. */
async function settled(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    return { refused: (error as { code?: string }).code ?? String(error) };
  }
}
