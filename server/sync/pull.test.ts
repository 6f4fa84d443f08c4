import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PAGE_ROWS, type PullRequest } from "@/lib/sync/protocol";
import {
  createOp,
  createSyncBench,
  EPOCH,
  outcomesOf,
  START,
  type SyncBench,
  setOp,
} from "./bench.fixture";
import { history, pull, spaces } from "./pull";

let bench: SyncBench;
beforeEach(async () => {
  bench = await createSyncBench();
});
afterEach(() => bench.end());

const ask = (more: Partial<PullRequest> = {}): PullRequest => ({
  space: "uat",
  clientId: "tablet-suzuki",
  epoch: EPOCH,
  cursor: 0,
  limit: PAGE_ROWS,
  ...more,
});
const pulled = async (userId: string, more: Partial<PullRequest> = {}) => {
  const answer = await pull(bench.store, userId, ask(more));
  return { ...answer, rows: answer.rows.map((row) => row.id) };
};

describe("a pull", () => {
  test("[P1] answers rows in seq order, a cursor that covers them and the head", async () => {
    await outcomesOf(bench, "tanaka", [createOp({ n: 1 }), createOp({ n: 2 }), createOp({ n: 3 })]);
    await outcomesOf(bench, "tanaka", [setOp({ n: 4, record: "d1", set: { step: "2" } })]);
    expect(await pulled("suzuki")).toEqual({
      epoch: EPOCH,
      cursor: 4,
      head: 4,
      rows: ["d2", "d3", "d1"],
    });
    expect(await pulled("suzuki", { cursor: 3 })).toMatchObject({ cursor: 4, rows: ["d1"] });
    expect(await pulled("suzuki", { cursor: 4 })).toEqual({
      epoch: EPOCH,
      cursor: 4,
      head: 4,
      rows: [],
    });
  });

  test("[L6] brings another person's session nothing, also where both are members", async () => {
    await outcomesOf(bench, "tanaka", [createOp({ n: 1 })]);
    await expect(pulled("suzuki", { userId: "tanaka" })).rejects.toMatchObject({
      code: "wrongUser",
    });
    expect((await pulled("suzuki", { userId: "suzuki" })).rows).toEqual(["d1"]);
  });

  test("[P4] goes page by page to the head, whatever is written meanwhile", async () => {
    const ops = Array.from({ length: 7 }, (_, index) => createOp({ n: index + 1 }));
    await outcomesOf(bench, "tanaka", ops);
    const first = await pulled("suzuki", { limit: 3 });
    expect(first).toEqual({ epoch: EPOCH, cursor: 3, head: 7, rows: ["d1", "d2", "d3"] });
    await outcomesOf(bench, "tanaka", [setOp({ n: 8, record: "d5", set: { step: "2" } })]);
    const second = await pulled("suzuki", { limit: 3, cursor: 3 });
    expect(second).toEqual({ epoch: EPOCH, cursor: 7, head: 8, rows: ["d4", "d6", "d7"] });
    const third = await pulled("suzuki", { limit: 3, cursor: 7 });
    expect(third).toEqual({ epoch: EPOCH, cursor: 8, head: 8, rows: ["d5"] });
  });

  test("[P5] of the person's own answers open work made or assigned, and leaves the cursor", async () => {
    await outcomesOf(bench, "tanaka", [createOp({ n: 1 }), createOp({ n: 2 })]);
    await outcomesOf(bench, "suzuki", [
      createOp({ n: 1, opId: "s1", record: "e1" }),
      setOp({ n: 2, opId: "s2", record: "d2", set: { assignee: "suzuki" }, base: { assignee: 2 } }),
    ]);
    expect(await pulled("suzuki", { mine: true })).toEqual({
      epoch: EPOCH,
      cursor: 0,
      head: 4,
      rows: ["d2", "e1"],
    });
  });

  test("[P6] of another epoch takes the cursor back to 0", async () => {
    await outcomesOf(bench, "tanaka", [createOp({ n: 1 })]);
    expect(await pulled("suzuki", { epoch: EPOCH - 1, cursor: 900 })).toEqual({
      epoch: EPOCH,
      cursor: 0,
      head: 1,
      rows: [],
      reset: true,
    });
  });

  test("[B8] of another epoch brings not even the own open work, before the device has compared", async () => {
    await outcomesOf(bench, "tanaka", [createOp({ n: 1 })]);
    expect(await pulled("tanaka", { epoch: EPOCH - 1, mine: true })).toMatchObject({
      rows: [],
      reset: true,
    });
  });

  test("[R6] answers a foreign space, a left one and one that never was alike", async () => {
    await bench.store.transaction((tx) =>
      tx.putMembership({
        space: "other",
        userId: "dev",
        role: "developer",
        side: "vendor",
        since: START,
        revokedAt: START + 1,
      }),
    );
    const errors = await Promise.all(
      [
        ["tanaka", "other"],
        ["tanaka", "nowhere"],
        ["dev", "other"],
      ].map(([user = "", space = ""]) =>
        pull(bench.store, user, ask({ space, clientId: `of-${user}` })).catch(String),
      ),
    );
    expect(errors).toEqual([
      "CallFailure: missing",
      "CallFailure: missing",
      "CallFailure: missing",
    ]);
    await expect(history(bench.store, "tanaka", "other", "d1")).rejects.toMatchObject({
      code: "missing",
    });
  });
});

describe("the list of spaces", () => {
  const tanaka = { userId: "tanaka", name: "田中" };

  test("holds what the caller belongs to, with role, side and newest seq", async () => {
    await outcomesOf(bench, "tanaka", [createOp({ n: 1 })]);
    expect(await spaces(bench.store, tanaka, "phone", START + 5)).toEqual({
      user: { id: "tanaka", name: "田中" },
      epoch: EPOCH,
      serverTime: START + 5,
      spaces: [
        {
          id: "uat",
          kind: "project",
          project: "uat",
          name: "uat",
          code: "",
          epoch: EPOCH,
          seq: 1,
          role: "tester",
          side: "user",
        },
      ],
    });
  });

  test("registers a device, and notes now and then that it was here", async () => {
    const seen = async () => (await bench.store.device("phone"))?.lastSeen;
    await spaces(bench.store, tanaka, "phone", START);
    expect(await seen()).toBe(START);
    await spaces(bench.store, tanaka, "phone", START + 60_000);
    expect(await seen()).toBe(START);
    await spaces(bench.store, tanaka, "phone", START + 400_000);
    expect(await seen()).toBe(START + 400_000);
  });

  test("[L6] is not given to a revoked device", async () => {
    await spaces(bench.store, tanaka, "phone", START);
    await bench.store.transaction(async (tx) => {
      const device = await tx.device("phone");
      if (device) await tx.putDevice({ ...device, revokedAt: START });
    });
    const revoked = { code: "revoked" };
    await expect(spaces(bench.store, tanaka, "phone", START)).rejects.toMatchObject(revoked);
    await expect(pull(bench.store, "tanaka", ask({ clientId: "phone" }))).rejects.toMatchObject(
      revoked,
    );
  });
});

test("the history of a record names who changed what, when and from which device", async () => {
  await outcomesOf(bench, "tanaka", [createOp({ n: 1 })]);
  await outcomesOf(bench, "suzuki", [
    setOp({ n: 1, opId: "s1", record: "d1", set: { step: "2" }, base: { step: 1 } }),
  ]);
  const { changes } = await history(bench.store, "tanaka", "uat", "d1");
  expect(changes).toMatchObject([
    { opId: "op1", type: "create", userId: "tanaka", clientId: "tablet-tanaka", seq: 1 },
    {
      opId: "s1",
      type: "set",
      userId: "suzuki",
      set: { step: "2" },
      prev: { step: null },
      at: START,
      receivedAt: START + 60_000,
      tz: "Asia/Tokyo",
    },
  ]);
});
