import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Role } from "@/lib/records/rights";
import type { WireOp } from "@/lib/sync/protocol";
import { createOp, createSyncBench, outcomesOf, START, type SyncBench } from "./bench.fixture";

let bench: SyncBench;
beforeEach(async () => {
  bench = await createSyncBench();
  const member = { space: "uat", side: "user" as const, since: START, revokedAt: null };
  await bench.store.transaction((tx) =>
    tx.putMembership({ ...member, userId: "lead", role: "lead" as Role }),
  );
  await outcomesOf(bench, "tanaka", [photo(1, "p1", "a"), photo(2, "p2", "b")]);
});
afterEach(() => bench.end());

const hashOf = (letter: string) => letter.repeat(64);

const photo = (n: number, record: string, letter: string): WireOp =>
  createOp({
    ...{ n, opId: `make-${record}`, record, kind: "attachment" },
    set: { of: "d1", hash: hashOf(letter), mime: "image/jpeg", size: 3 },
  });

const purge = (n: number, record: string, more: Partial<WireOp> = {}): WireOp => ({
  ...{ n, opId: `purge-${n}-${record}`, space: "uat", record, kind: "attachment", at: START },
  ...{ type: "transition", base: {}, was: { state: "kept", purgeReason: null } },
  ...{ set: { state: "purged", purgeReason: "顔が写っている" }, ...more },
});

const row = async (id: string) => (await bench.store.rows("uat", [id]))[0];

describe("a purge", () => {
  test("[F1] is kept with who, when and why, applied once, and told after the commit", async () => {
    const wish = purge(3, "p1");
    const first = await outcomesOf(bench, "tanaka", [wish]);
    expect(await outcomesOf(bench, "tanaka", [wish])).toEqual(first);
    expect(await row("p1")).toMatchObject({
      fields: { hash: hashOf("a"), state: "purged", purgeReason: "顔が写っている" },
      entered: { purged: { times: 1, by: "tanaka" } },
    });
    const gone = { space: "uat", hash: hashOf("a"), record: "p1", userId: "tanaka" };
    expect(await bench.store.purge("uat", hashOf("a"))).toMatchObject(gone);
    expect(bench.purged).toMatchObject([{ ...gone, reason: "顔が写っている" }]);
    expect((await bench.store.changesOf("uat", "p1")).map(({ type }) => type)).toEqual([
      "create",
      "transition",
    ]);
  });

  test("[F1] is made by a lead of somebody else's photo, and of one from before photos had states", async () => {
    const [before] = await bench.store.rows("uat", ["p1"]);
    if (!before) throw new Error("no photo");
    const { state: _, ...fields } = before.fields;
    await bench.store.transaction((tx) =>
      tx.write({
        ...{ rows: [{ ...before, fields }], changes: [], receipts: [], quarantined: [] },
        ...{ seqs: new Map(), series: new Map() },
      }),
    );
    await outcomesOf(bench, "lead", [purge(1, "p1", { base: { state: 1, purgeReason: 1 } })]);
    expect((await row("p1"))?.fields.state).toBe("purged");
  });

  test("[F1] asked for by two is one purge, under the first of them", async () => {
    await outcomesOf(bench, "tanaka", [purge(3, "p1")]);
    const [second] = Object.values(await outcomesOf(bench, "lead", [purge(1, "p1")]));
    expect(second).toMatchObject({ status: "applied" });
    expect((await row("p1"))?.entered.purged).toMatchObject({ times: 1, by: "tanaka" });
    expect(await bench.store.purge("uat", hashOf("a"))).toMatchObject({ userId: "tanaka" });
  });

  test("[F2] cannot be undone, changed, or brought back by a restored record", async () => {
    await outcomesOf(bench, "tanaka", [purge(3, "p1")]);
    const seq = (await row("p1"))?.seq ?? 0;
    const on = { space: "uat", record: "p1", kind: "attachment", at: START };
    const base = { "*": seq, hash: seq, state: seq };
    const outcomes = await outcomesOf(bench, "tanaka", [
      { ...on, n: 4, opId: "undo", type: "undo", of: "purge-3-p1", set: {}, base },
      { ...on, n: 5, opId: "set", type: "set", set: { hash: hashOf("b") }, base },
      { ...on, n: 6, opId: "delete", type: "delete", set: {}, base },
      { ...on, n: 7, opId: "restore", type: "restore", set: {}, base },
      { ...on, n: 8, opId: "again", type: "transition", set: { state: "kept" }, base },
    ]);
    expect(outcomes).toMatchObject({
      undo: { status: "refused", code: "undoOvertaken" },
      set: { status: "refused", code: "illegalTransition" },
      delete: { status: "applied" },
      restore: { status: "applied" },
      again: { status: "refused" },
    });
    expect(await row("p1")).toMatchObject({
      deleted: null,
      fields: { state: "purged", hash: hashOf("a") },
    });
    expect(await bench.store.purge("uat", hashOf("a"))).toBeDefined();
    expect(await bench.store.purge("uat", hashOf("b"))).toBeUndefined();
  });

  test("[F2] asks for a reason", async () => {
    const wish = purge(3, "p1", { set: { state: "purged" } });
    expect(await outcomesOf(bench, "tanaka", [wish])).toMatchObject({
      [wish.opId]: { status: "refused", code: "fieldMissing", field: "purgeReason" },
    });
    expect(bench.purged).toEqual([]);
  });

  test.each(["suzuki", "viewer", "dev"])(
    "[F3] by %s, who did not take the photo, is refused and held for the lead",
    async (userId) => {
      const wish = purge(1, "p1");
      expect(await outcomesOf(bench, userId, [wish])).toMatchObject({
        [wish.opId]: { status: "refused", code: "forbidden" },
      });
      expect((await row("p1"))?.fields.state).toBe("kept");
      expect(await bench.store.purge("uat", hashOf("a"))).toBeUndefined();
      expect(await bench.store.quarantined("uat")).toMatchObject([{ op: { opId: wish.opId } }]);
    },
  );

  test("[F3] of the same photo attached once more by somebody else takes it from nobody", async () => {
    await outcomesOf(bench, "suzuki", [photo(1, "p9", "a")]);
    const wish = purge(2, "p9");
    expect(await outcomesOf(bench, "suzuki", [wish])).toMatchObject({
      [wish.opId]: { status: "refused", code: "forbidden" },
    });
    expect((await row("p9"))?.fields.state).toBe("kept");
    expect(await bench.store.quarantined("uat")).toMatchObject([{ op: { opId: wish.opId } }]);
    // A lead may.
    await outcomesOf(bench, "lead", [
      { ...purge(1, "p9"), group: "g" },
      { ...purge(2, "p1"), group: "g" },
    ]);
    expect(bench.purged.map(({ record }) => record)).toEqual(["p9", "p1"]);
  });
});
