import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { WireOp } from "@/lib/sync/protocol";
import {
  answerOf,
  createOp,
  createSyncBench,
  EPOCH,
  outcomesOf,
  requestOf,
  START,
  type SyncBench,
  setOp,
} from "./bench.fixture";
import { push } from "./push";

let bench: SyncBench;
beforeEach(async () => {
  bench = await createSyncBench();
});
afterEach(() => bench.end());

const rows = async (space = "uat") =>
  (await bench.store.rowsAfter(space, 0, 1_000)).map((row) => [row.id, row.seq]);

describe("a push", () => {
  test("[X6] [N1] writes rows, history, receipts, seq and numbers, and announces the space once", async () => {
    const answer = await answerOf(bench, "tanaka", [
      createOp({ n: 1, code: "TKM-001" }),
      setOp({ n: 2, record: "d1", set: { title: "税額が1円多い" }, base: { title: "op1" } }),
      createOp({ n: 3 }),
    ]);
    expect(answer).toEqual({
      status: "done",
      epoch: EPOCH,
      serverTime: START + 60_000,
      backedUp: {},
      outcomes: {
        op1: { status: "applied", seq: 1, number: 1 },
        op2: { status: "applied", seq: 2 },
        op3: { status: "applied", seq: 3, number: 2 },
      },
    });
    expect(await rows()).toEqual([
      ["d1", 2],
      ["d3", 3],
    ]);
    const [row] = await bench.store.rows("uat", ["d1"]);
    expect(row).toMatchObject({ number: 1, code: "TKM-001", created: { by: "tanaka", seq: 1 } });
    expect(row?.fields).toEqual({
      title: "税額が1円多い",
      severity: "major",
      occurredAt: START,
      state: "reported",
    });
    expect((await bench.store.changesOf("uat", "d1")).map((change) => change.opId)).toEqual([
      "op1",
      "op2",
    ]);
    expect(await bench.store.device("tablet-tanaka")).toMatchObject({
      userId: "tanaka",
      lastN: 3,
      firstSeen: START + 60_000,
    });
    expect(await bench.store.lastNumber("uat", "defect")).toBe(2);
    expect((await bench.store.space("uat"))?.seq).toBe(3);
    expect(bench.published).toEqual([["uat", 3]]);
  });

  test("[X1] answers a repeated push with the stored outcomes and changes nothing", async () => {
    const ops = [createOp({ n: 1 }), createOp({ n: 2, set: {} }), createOp({ n: 3 })];
    const first = await outcomesOf(bench, "tanaka", ops);
    const again = await outcomesOf(bench, "tanaka", ops);
    expect(again).toEqual(first);
    expect(again.op3).toEqual({ status: "applied", seq: 2, number: 2 });
    expect((await bench.store.space("uat"))?.seq).toBe(2);
    expect(bench.published).toEqual([["uat", 2]]);
    expect(await bench.store.receiptsFrom("tablet-tanaka", 0, 10)).toHaveLength(3);
  });

  test("[X1] takes what is new after what it has, when an answer was lost", async () => {
    await outcomesOf(bench, "tanaka", [createOp({ n: 1 }), createOp({ n: 2 })]);
    const outcomes = await outcomesOf(bench, "tanaka", [createOp({ n: 2 }), createOp({ n: 3 })]);
    expect(outcomes).toEqual({
      op2: { status: "applied", seq: 2, number: 2 },
      op3: { status: "applied", seq: 3, number: 3 },
    });
  });

  test("[X1] applies an op once that comes twice in one push", async () => {
    const outcomes = await outcomesOf(bench, "tanaka", [createOp({ n: 1 }), createOp({ n: 1 })]);
    expect(outcomes).toEqual({ op1: { status: "applied", seq: 1, number: 1 } });
    expect(await rows()).toEqual([["d1", 1]]);
  });

  test("[X1] applies concurrent copies of one push once", async () => {
    const ops = [createOp({ n: 1 }), createOp({ n: 2 })];
    const answers = await Promise.all([1, 2, 3].map(() => outcomesOf(bench, "tanaka", ops)));
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(await rows()).toEqual([
      ["d1", 1],
      ["d2", 2],
    ]);
  });

  test("[X2] refuses the same op id with other content and keeps what it had", async () => {
    await outcomesOf(bench, "tanaka", [createOp({ n: 1 })]);
    const forged = createOp({ n: 1, set: { title: "別", severity: "minor", occurredAt: START } });
    expect(await outcomesOf(bench, "tanaka", [forged])).toEqual({
      op1: { status: "refused", code: "invalid" },
    });
    expect((await bench.store.rows("uat", ["d1"]))[0]?.fields.title).toBe("件名 1");
    expect((await bench.store.receipts(["op1"]))[0]?.outcome).toEqual({
      status: "applied",
      seq: 1,
      number: 1,
    });
  });

  test("[X3] answers a hole with the last n and applies nothing", async () => {
    await outcomesOf(bench, "tanaka", [createOp({ n: 1 })]);
    const gap = { status: "gap", epoch: EPOCH, lastN: 1 };
    expect(await answerOf(bench, "tanaka", [createOp({ n: 3 })])).toEqual(gap);
    expect(await answerOf(bench, "tanaka", [createOp({ n: 2 }), createOp({ n: 4 })])).toEqual(gap);
    expect(await rows()).toEqual([["d1", 1]]);
  });

  test("[X3] applies in the order of n, whatever order they came in", async () => {
    const outcomes = await outcomesOf(bench, "tanaka", [createOp({ n: 2 }), createOp({ n: 1 })]);
    expect(outcomes.op1).toEqual({ status: "applied", seq: 1, number: 1 });
    expect(outcomes.op2).toEqual({ status: "applied", seq: 2, number: 2 });
  });

  test("[X4] asks a copied device for a new client id, under which its ops go through once", async () => {
    await outcomesOf(bench, "tanaka", [createOp({ n: 1 }), createOp({ n: 2 })]);
    // The image was taken after n = 1: this copy made another second op.
    const copied = createOp({ n: 2, opId: "opX", record: "dX" });
    expect(await answerOf(bench, "tanaka", [copied])).toEqual({ status: "reclient", epoch: EPOCH });
    expect(await rows()).toHaveLength(2);
    const renumbered = [createOp({ n: 1 }), { ...copied, n: 2 }];
    expect(await outcomesOf(bench, "tanaka", renumbered, "copy")).toEqual({
      op1: { status: "applied", seq: 1, number: 1 },
      opX: { status: "applied", seq: 3, number: 3 },
    });
    expect(await rows()).toHaveLength(3);
    expect(await bench.store.device("copy")).toMatchObject({ lastN: 2 });
  });

  test("[X4] asks for a new client id where another user has it, and takes nothing", async () => {
    await outcomesOf(bench, "tanaka", [createOp({ n: 1 })]);
    const answer = await answerOf(bench, "suzuki", [createOp({ n: 2 })], "tablet-tanaka");
    expect(answer).toEqual({ status: "reclient", epoch: EPOCH });
    expect(await rows()).toEqual([["d1", 1]]);
  });
});

describe("refused ops", () => {
  test("[R1] [R4] [R5] block nobody: every other op of the push is applied", async () => {
    const deep = JSON.parse(`${"[".repeat(40)}${"]".repeat(40)}`);
    const ops: WireOp[] = [
      createOp({ n: 1 }),
      { opId: "op2", n: 2, type: "explode" } as unknown as WireOp,
      createOp({ n: 3, set: { title: deep } }),
      createOp({ n: 4, set: { title: "長".repeat(30_000) } }),
      createOp({ n: 5, kind: "spaceship" }),
      createOp({ n: 6, set: { title: 5, severity: "major", occurredAt: START } }),
      setOp({ n: 7, record: "nobody", set: { title: "x" } }),
      createOp({ n: 8, at: "yesterday" as unknown as number }),
      createOp({ n: 9 }),
    ];
    const outcomes = await outcomesOf(bench, "tanaka", ops);
    expect(outcomes).toEqual({
      op1: { status: "applied", seq: 1, number: 1 },
      op2: { status: "refused", code: "invalid" },
      op3: { status: "refused", code: "invalid" },
      op4: { status: "refused", code: "tooLarge" },
      op5: { status: "refused", code: "unknownKind" },
      op6: { status: "refused", code: "fieldInvalid", field: "title" },
      op7: { status: "refused", code: "missingRecord" },
      op8: { status: "refused", code: "invalid" },
      op9: { status: "applied", seq: 2, number: 2 },
    });
    expect(await outcomesOf(bench, "tanaka", ops)).toEqual(outcomes);
    expect(await bench.store.device("tablet-tanaka")).toMatchObject({ lastN: 9 });
    expect(bench.faults).toEqual([]);
  });

  test("[R2] takes what was built on a refused op with it, in a later push too", async () => {
    await outcomesOf(bench, "tanaka", [createOp({ n: 1 })]);
    await outcomesOf(bench, "tanaka", [setOp({ n: 2, record: "d1", set: { severity: 3 } })]);
    const later = setOp({ n: 3, record: "d1", set: { title: "後" }, base: { severity: "op2" } });
    expect(await outcomesOf(bench, "tanaka", [later])).toEqual({
      op3: { status: "refused", code: "baseRefused" },
    });
  });

  test("[R3] keeps what its author had no right to do for the lead", async () => {
    const outcomes = await outcomesOf(bench, "viewer", [createOp({ n: 1 })]);
    expect(outcomes).toEqual({ op1: { status: "refused", code: "forbidden" } });
    expect(await bench.store.quarantined("uat")).toMatchObject([
      { space: "uat", userId: "viewer", reason: "forbidden", op: { opId: "op1", record: "d1" } },
    ]);
    expect(await rows()).toEqual([]);
    expect(bench.published).toEqual([]);
  });

  test("[R6] answers a foreign space and one that never was alike, and keeps nothing of it", async () => {
    const outcomes = await outcomesOf(bench, "tanaka", [
      createOp({ n: 1, space: "other" }),
      createOp({ n: 2, space: "nowhere" }),
      createOp({ n: 3 }),
    ]);
    expect(outcomes).toEqual({
      op1: { status: "refused", code: "missingSpace" },
      op2: { status: "refused", code: "missingSpace" },
      op3: { status: "applied", seq: 1, number: 1 },
    });
    expect(await rows("other")).toEqual([]);
    expect(await bench.store.quarantined("other")).toEqual([]);
  });

  test("[R6] refuses whoever has left the space since", async () => {
    await bench.store.transaction((tx) =>
      tx.putMembership({
        space: "uat",
        userId: "dev",
        role: "developer",
        side: "vendor",
        since: START,
        revokedAt: START + 1,
      }),
    );
    expect(await outcomesOf(bench, "dev", [createOp({ n: 1 })])).toEqual({
      op1: { status: "refused", code: "missingSpace" },
    });
  });
});

describe("groups", () => {
  test("[G1] [G4] are refused together and move neither seq nor numbers", async () => {
    const outcomes = await outcomesOf(bench, "tanaka", [
      createOp({ n: 1, group: "g1" }),
      createOp({ n: 2, group: "g1", set: { title: "重要度なし" } }),
      createOp({ n: 3, group: "g2" }),
      createOp({ n: 4, group: "g2" }),
    ]);
    expect(outcomes).toEqual({
      op1: { status: "refused", code: "groupRefused" },
      op2: { status: "refused", code: "fieldMissing", field: "severity" },
      op3: { status: "applied", seq: 1, number: 1 },
      op4: { status: "applied", seq: 2, number: 2 },
    });
    expect(await rows()).toEqual([
      ["d3", 1],
      ["d4", 2],
    ]);
  });

  test("[G1] with an op that cannot be read, or in two spaces, are refused whole", async () => {
    const outcomes = await outcomesOf(bench, "dev", [
      createOp({ n: 1, group: "g1" }),
      { opId: "op2", n: 2, group: "g1" } as unknown as WireOp,
      createOp({ n: 3, group: "g2" }),
      createOp({ n: 4, group: "g2", space: "other" }),
    ]);
    expect(outcomes).toEqual({
      op1: { status: "refused", code: "groupRefused" },
      op2: { status: "refused", code: "invalid" },
      op3: { status: "refused", code: "groupRefused" },
      op4: { status: "refused", code: "groupRefused" },
    });
  });

  test("[G5] of 100 ops are taken, of 101 refused", async () => {
    const group = (from: number, count: number, id: string) =>
      Array.from({ length: count }, (_, index) => createOp({ n: from + index, group: id }));
    const taken = await outcomesOf(bench, "tanaka", group(1, 100, "g1"));
    expect(taken.op100).toEqual({ status: "applied", seq: 100, number: 100 });
    const refused = await outcomesOf(bench, "tanaka", group(101, 101, "g2"));
    expect(refused.op101).toEqual({ status: "refused", code: "groupRefused" });
    expect(Object.keys(refused)).toHaveLength(101);
    expect(await rows()).toHaveLength(100);
  });
});

describe("two devices", () => {
  test("[M1] keep both of their edits to different fields", async () => {
    await outcomesOf(bench, "tanaka", [createOp({ n: 1 })]);
    const base = (field: string) => ({ [field]: 1 });
    await outcomesOf(bench, "suzuki", [
      setOp({ n: 1, opId: "s1", record: "d1", set: { screen: "請求入力" }, base: base("screen") }),
    ]);
    const mine = await outcomesOf(bench, "tanaka", [
      setOp({ n: 2, record: "d1", set: { step: "3" }, base: base("step") }),
    ]);
    expect(mine.op2).toMatchObject({ status: "applied", seq: 3 });
    const [row] = await bench.store.rows("uat", ["d1"]);
    expect(row?.fields).toMatchObject({ screen: "請求入力", step: "3" });
  });

  test("[M3] [C1] keep the standing value and show the other in a conflict that is pulled like any row", async () => {
    await outcomesOf(bench, "tanaka", [createOp({ n: 1 })]);
    const title = (n: number, opId: string, text: string) =>
      setOp({
        n,
        opId,
        record: "d1",
        set: { title: text },
        was: { title: "件名 1" },
        base: { title: 1 },
      });
    await outcomesOf(bench, "suzuki", [title(1, "s1", "鈴木の件名")]);
    const mine = await outcomesOf(bench, "tanaka", [title(2, "t2", "田中の件名")]);
    expect(mine.t2).toMatchObject({
      status: "applied",
      conflict: "made-1",
      fields: { title: "conflict" },
    });
    const [row] = await bench.store.rows("uat", ["d1"]);
    expect(row?.fields.title).toBe("鈴木の件名");
    const [conflict] = await bench.store.children("uat", "conflict", ["d1"]);
    expect(conflict?.fields).toMatchObject({
      state: "open",
      field: "title",
      base: "件名 1",
      standing: { opId: "s1", userId: "suzuki", values: { title: "鈴木の件名" } },
      candidates: [{ opId: "t2", userId: "tanaka", values: { title: "田中の件名" } }],
    });
  });

  test("[C2] join the conflict that an earlier push opened", async () => {
    await outcomesOf(bench, "tanaka", [createOp({ n: 1 })]);
    const title = (n: number, opId: string, text: string) =>
      setOp({ n, opId, record: "d1", set: { title: text }, base: { title: 1 } });
    await outcomesOf(bench, "suzuki", [title(1, "s1", "鈴木")]);
    await outcomesOf(bench, "tanaka", [title(2, "t2", "田中")]);
    await outcomesOf(bench, "dev", [title(1, "v1", "開発")]);
    const conflicts = await bench.store.children("uat", "conflict", ["d1"]);
    expect(conflicts).toHaveLength(1);
    expect(conflicts[0]?.fields.candidates).toMatchObject([{ opId: "t2" }, { opId: "v1" }]);
  });

  test("[M4] do not clash with themselves over pushes", async () => {
    await outcomesOf(bench, "tanaka", [createOp({ n: 1 })]);
    await outcomesOf(bench, "tanaka", [
      setOp({ n: 2, record: "d1", set: { title: "二" }, base: { title: 1 } }),
    ]);
    const third = setOp({ n: 3, record: "d1", set: { title: "三" }, base: { title: "op2" } });
    expect(await outcomesOf(bench, "tanaka", [third])).toEqual({
      op3: { status: "applied", seq: 3 },
    });
  });
});

describe("a whole call", () => {
  const send = (userId: string, input: unknown) => push(bench.ports, userId, input);
  const request = requestOf("tanaka", "tablet-tanaka", [createOp({ n: 1 })]);

  test("[R7] under another user's name is not taken and leaves no trace", async () => {
    await expect(send("suzuki", request)).rejects.toMatchObject({ code: "wrongUser" });
    const inside = { ...createOp({ n: 1 }), userId: "suzuki" };
    await expect(
      send("tanaka", requestOf("tanaka", "tablet-tanaka", [inside])),
    ).rejects.toMatchObject({ code: "wrongUser" });
    expect(await bench.store.device("tablet-tanaka")).toBeUndefined();
    expect(await rows()).toEqual([]);
  });

  test("[L6] from a revoked device or a person without any membership is refused, the queue stays there", async () => {
    await outcomesOf(bench, "tanaka", [createOp({ n: 1 })]);
    await bench.store.transaction(async (tx) => {
      const device = await tx.device("tablet-tanaka");
      if (device) await tx.putDevice({ ...device, revokedAt: START });
      const revokedAt = START;
      await tx.putMembership({
        space: "uat",
        userId: "suzuki",
        role: "tester",
        side: "user",
        since: 1,
        revokedAt,
      });
    });
    await expect(answerOf(bench, "tanaka", [createOp({ n: 2 })])).rejects.toMatchObject({
      code: "revoked",
    });
    await expect(answerOf(bench, "suzuki", [createOp({ n: 1 })])).rejects.toMatchObject({
      code: "revoked",
    });
    expect(await rows()).toEqual([["d1", 1]]);
  });

  test("[L6] of a version too old is told so", async () => {
    await expect(send("tanaka", { ...request, v: -2 })).rejects.toMatchObject({ code: "tooOld" });
  });

  test("that is no call, or too big a one, is refused", async () => {
    for (const bad of [null, 5, "x", {}, { ...request, ops: "all" }, { ...request, clientId: "" }])
      await expect(send("tanaka", bad)).rejects.toMatchObject({ code: "invalid" });
    const nameless = { ...request, ops: [{ ...createOp({ n: 1 }), opId: "__proto__" }] };
    await expect(send("tanaka", nameless)).rejects.toMatchObject({ code: "invalid" });
    const many = Array.from({ length: 1_001 }, (_, index) => createOp({ n: index + 1 }));
    await expect(send("tanaka", { ...request, ops: many })).rejects.toMatchObject({
      code: "tooLarge",
    });
  });

  test("[M9] carries what it does not know", async () => {
    const op = createOp({ n: 1 });
    const outcomes = await outcomesOf(bench, "tanaka", [
      { ...op, mood: "朝", set: { ...op.set, laterField: { x: [1] } } } as WireOp,
    ]);
    expect(outcomes.op1).toMatchObject({ status: "applied" });
    expect((await bench.store.rows("uat", ["d1"]))[0]?.fields.laterField).toEqual({ x: [1] });
  });

  test("without ops registers the device", async () => {
    expect(await outcomesOf(bench, "tanaka", [])).toEqual({});
    expect(await bench.store.device("tablet-tanaka")).toMatchObject({ lastN: 0, userId: "tanaka" });
    expect(bench.published).toEqual([]);
  });
});

test("the history of a space is one chain that shows a line altered", async () => {
  await outcomesOf(bench, "tanaka", [createOp({ n: 1 }), createOp({ n: 2 })]);
  const { createHash } = await import("node:crypto");
  const changes = await bench.store.writer
    .selectFrom("change")
    .selectAll()
    .orderBy("seq")
    .execute();
  let chain = "";
  for (const change of changes) {
    chain = createHash("sha256")
      .update(chain + change.payloadHash)
      .digest("hex");
    expect(change.chain).toBe(chain);
  }
  const space = bench.store.writer.selectFrom("space").select("chain").where("id", "=", "uat");
  expect((await space.executeTakeFirst())?.chain).toBe(chain);
});
