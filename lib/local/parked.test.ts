import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { kinds } from "@/lib/records";
import type { Op } from "@/lib/sync/op";
import { type Changes, createChanges } from "./changes";
import { type Parked, UserDatabase } from "./database";
import { prepareIdentity } from "./identity";
import { createParkedControl, type ParkedControl } from "./parked";
import { createWriter } from "./writer";

let count = 0;
let database: UserDatabase;
let changes: Changes;
let control: ParkedControl;

beforeEach(async () => {
  count += 1;
  const userId = `parked${count}`;
  database = new UserDatabase(userId);
  await prepareIdentity(database);
  const info = {
    id: "s",
    kind: "project",
    project: "s",
    name: "UAT",
    code: "",
    epoch: 1,
    seq: 0,
  } as const;
  await database.spaces.put({
    id: "s",
    info: { ...info, role: "tester", side: "user" },
    cursor: 0,
  });
  changes = createChanges(database.name);
  const shared = { database, registry: kinds, userId, changes, now: () => 1_000 };
  const write = createWriter({ ...shared, timeZone: () => "Asia/Tokyo" });
  control = createParkedControl(database, changes, write);
});

afterEach(async () => {
  changes.close();
  await database.delete();
});

async function park(opId: string, n: number, op: Partial<Op>): Promise<Parked> {
  const whole: Op = {
    ...{ opId, clientId: "c", n, epoch: 1, v: 1, userId: "u", space: "s", record: "d1" },
    ...{ kind: "defect", type: "create", base: {}, set: {}, was: {}, at: 5, tz: "Asia/Tokyo" },
    ...op,
  };
  const { record, kind, space } = whole;
  const parked = { opId, space, record, kind, title: "端数", op: whole, at: 5 };
  const entry: Parked = { ...parked, code: "fieldMissing", field: "severity" };
  await database.parked.put(entry);
  return entry;
}

it("makes a refused tap again with the corrected values, in order and as one group", async () => {
  const made = await park("a", 1, { set: { title: "端数", occurredAt: 5 } });
  const said = await park("b", 2, {
    ...{ record: "m1", kind: "comment", type: "append" },
    set: { of: "d1", text: "再計算でも同じ" },
  });
  await control.resend([made, said], { a: { severity: "major" } });
  expect(await database.parked.count()).toBe(0);
  const queued = (await database.outbox.orderBy("n").toArray()).map(({ op }) => op);
  expect(queued).toMatchObject([
    { type: "create", record: "d1", set: { title: "端数", occurredAt: 5, severity: "major" } },
    { type: "append", record: "m1", set: { of: "d1", text: "再計算でも同じ" } },
  ]);
  expect(queued[0]?.group).toBe(queued[1]?.group);
  expect(queued.map(({ opId }) => opId)).not.toContain("a");
});

it("keeps the refused change where it still cannot be made", async () => {
  const made = await park("a", 1, { set: { title: "端数", occurredAt: 5 } });
  await expect(control.resend([made])).rejects.toMatchObject({ code: "fieldMissing" });
  expect(await database.parked.count()).toBe(1);
  expect(await database.outbox.count()).toBe(0);
});

it("lets a refused change go only when it is told to", async () => {
  await park("a", 1, {});
  await park("b", 2, {});
  await control.letGo(["a"]);
  expect(await database.parked.toCollection().primaryKeys()).toEqual(["b"]);
});
