import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createOp, createSyncBench, outcomesOf, START, type SyncBench } from "./bench.fixture";
import { decisions, heldChanges, heldCount, settleHeld } from "./quarantine";

let bench: SyncBench;
beforeEach(async () => {
  bench = await createSyncBench();
  await bench.store.transaction((tx) =>
    tx.putMembership({
      ...{ space: "uat", userId: "lead", role: "lead", side: "user" },
      ...{ since: START, revokedAt: null },
    }),
  );
  await outcomesOf(bench, "viewer", [createOp({ n: 1 })]);
});
afterEach(() => bench.end());

const settle = (userId: string, how: "taken" | "dismissed", note = "", space = "uat") =>
  settleHeld(bench.ports, userId, { space, opIds: ["op1"], how, note });

describe("what its author had no right to change", () => {
  test("[R3] is shown to the lead with author, time, change and reason", async () => {
    expect(await heldChanges(bench.store, "lead", "uat")).toMatchObject([
      {
        ...{ space: "uat", userId: "viewer", reason: "forbidden", at: START + 60_000 },
        ...{ op: { opId: "op1", type: "create" }, settled: null },
      },
    ]);
  });

  test.each(["tanaka", "viewer", "dev", "nobody"])(
    "is not shown to %s, nor settled",
    async (who) => {
      const missing = { code: "missing" };
      await expect(heldChanges(bench.store, who, "uat")).rejects.toMatchObject(missing);
      await expect(settle(who, "taken")).rejects.toMatchObject(missing);
      expect(await heldChanges(bench.store, "lead", "uat")).toMatchObject([{ settled: null }]);
    },
  );

  test("is out of reach for the lead of another project, and of one who has left", async () => {
    await expect(settle("lead", "taken", "", "other")).rejects.toMatchObject({ code: "missing" });
    const held = await bench.store.membership("uat", "lead");
    if (!held) throw new Error("no lead");
    await bench.store.transaction((tx) => tx.putMembership({ ...held, revokedAt: START }));
    await expect(settle("lead", "taken")).rejects.toMatchObject({ code: "missing" });
  });

  test("is dismissed for a reason only, which stays readable", async () => {
    await expect(settle("lead", "dismissed", "  ")).rejects.toMatchObject({ code: "invalid" });
    await settle("lead", "dismissed", "閲覧者の試し入力のため");
    expect(await heldChanges(bench.store, "lead", "uat")).toMatchObject([
      {
        op: { opId: "op1" },
        settled: { how: "dismissed", by: "lead", note: "閲覧者の試し入力のため" },
      },
    ]);
  });

  test("stays as whoever came first has settled it", async () => {
    await settle("lead", "taken");
    await settle("lead", "dismissed", "あとから");
    expect(await heldChanges(bench.store, "lead", "uat")).toMatchObject([
      { settled: { how: "taken", note: "" } },
    ]);
  });

  test("is counted for the lead until it is settled, and for nobody else", async () => {
    expect(await heldCount(bench.store, "lead", "uat")).toBe(1);
    await expect(heldCount(bench.store, "viewer", "uat")).rejects.toMatchObject({
      code: "missing",
    });
    await settle("lead", "taken");
    expect(await heldCount(bench.store, "lead", "uat")).toBe(0);
  });

  test("tells its author, and no other, what became of it", async () => {
    expect(await decisions(bench.store, "viewer", ["op1"])).toEqual({});
    await settle("lead", "dismissed", "試し入力のため");
    expect(await decisions(bench.store, "viewer", ["op1"])).toMatchObject({
      op1: { how: "dismissed", by: "lead", note: "試し入力のため" },
    });
    expect(await decisions(bench.store, "tanaka", ["op1"])).toEqual({});
  });
});
