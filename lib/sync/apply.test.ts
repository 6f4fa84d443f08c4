import { describe, expect, it } from "vitest";
import { kinds, registryOf } from "@/lib/records";
import { defineRecord } from "@/lib/records/define";
import { text } from "@/lib/records/fields";
import { anyOf } from "@/lib/records/rights";
import { display, touchedBy } from "./local";
import { developer, lead, MemorySpace, otherTester, tester } from "./testing";

describe("merge", () => {
  it("[M1] keeps edits of different fields by two people and notes that they ran in parallel", () => {
    const space = new MemorySpace();
    space.defect();
    space.apply(tester, { type: "set", set: { title: "税額が2円多い" }, base: { title: 1 } });
    space.apply(developer, { type: "set", set: { module: "SD" }, base: { module: 1 } });
    expect(space.field("title")).toBe("税額が2円多い");
    expect(space.field("module")).toBe("SD");
    expect(space.changes.map((change) => change.parallel)).toEqual([undefined, undefined, true]);
    expect(space.conflicts("record")).toEqual([]);
  });

  it("[M2] takes the same value from two people for agreement", () => {
    const space = new MemorySpace();
    space.defect();
    space.apply(tester, { type: "set", set: { severity: "fatal" }, base: { severity: 1 } });
    const second = space.apply(otherTester, {
      type: "set",
      set: { severity: "fatal" },
      base: { severity: 1 },
    });
    expect(second.outcome).toEqual({ status: "applied", seq: 3, fields: { severity: "same" } });
    expect(space.conflicts("record")).toEqual([]);
  });

  it("[M3] [C1] keeps the standing value and opens a conflict with both values, authors and times", () => {
    const space = new MemorySpace();
    space.defect();
    const first = space.apply(tester, {
      type: "set",
      set: { severity: "fatal" },
      base: { severity: 1 },
      was: { severity: "major" },
    });
    const second = space.apply(otherTester, {
      type: "set",
      set: { severity: "minor" },
      base: { severity: 1 },
      was: { severity: "major" },
    });
    expect(space.field("severity")).toBe("fatal");
    expect(second.outcome).toEqual({
      status: "applied",
      seq: 3,
      took: [3, 4],
      fields: { severity: "conflict" },
      conflict: "conflict-1",
    });
    const conflict = space.rows.get("conflict-1");
    expect(conflict?.fields).toMatchObject({
      state: "open",
      of: "record",
      ofKind: "defect",
      field: "severity",
      base: "major",
    });
    expect(conflict?.fields.standing).toMatchObject({
      opId: first.op.opId,
      userId: "tester",
      values: { severity: "fatal" },
      at: first.op.at,
    });
    expect(conflict?.fields.candidates).toMatchObject([
      { opId: second.op.opId, userId: "other", values: { severity: "minor" }, at: second.op.at },
    ]);
  });

  it("[M4] does not hold a person's own earlier offline edit against the next one", () => {
    const space = new MemorySpace();
    space.defect();
    const first = space.apply(tester, { type: "set", set: { title: "一" }, base: { title: 1 } });
    space.apply(tester, { type: "set", set: { title: "二" }, base: { title: first.op.opId } });
    expect(space.field("title")).toBe("二");
    expect(space.conflicts("record")).toEqual([]);
  });

  it("[M5] merges sentences of a text without line breaks, and leaves an overlap to a person", () => {
    const space = new MemorySpace();
    space.defect({ symptom: "確定を押す。件数が減る。戻らない。" });
    const base = { symptom: 1 };
    const was = { symptom: "確定を押す。件数が減る。戻らない。" };
    const edit = (actor: typeof tester, symptom: string) =>
      space.apply(actor, { type: "set", set: { symptom }, base, was });
    edit(tester, "確定を二度押す。件数が減る。戻らない。");
    const merged = edit(otherTester, "確定を押す。件数が減る。再起動しても戻らない。");
    expect(space.field("symptom")).toBe("確定を二度押す。件数が減る。再起動しても戻らない。");
    expect(merged.outcome).toMatchObject({ fields: { symptom: "merged" } });
    const clash = edit(lead, "確定を長押しする。件数が減る。戻らない。");
    expect(clash.outcome).toMatchObject({ fields: { symptom: "conflict" } });
    expect(space.field("symptom")).toBe("確定を二度押す。件数が減る。再起動しても戻らない。");
  });

  it("[M6] merges a chained text edit against the value that was sent, so the other's text survives", () => {
    const space = new MemorySpace();
    space.defect({ steps: "開く。押す。閉じる。" });
    const was = { steps: "開く。押す。閉じる。" };
    space.apply(otherTester, {
      type: "set",
      set: { steps: "開く。押す。閉じる。他の人の追記。" },
      base: { steps: 1 },
      was,
    });
    const first = space.apply(tester, {
      type: "set",
      set: { steps: "画面を開く。押す。閉じる。" },
      base: { steps: 1 },
      was,
    });
    expect(first.outcome).toMatchObject({ fields: { steps: "merged" } });
    space.apply(tester, {
      type: "set",
      set: { steps: "画面を開く。強く押す。閉じる。" },
      base: { steps: first.op.opId },
      was: { steps: "画面を開く。押す。閉じる。" },
    });
    expect(space.field("steps")).toBe("画面を開く。強く押す。閉じる。他の人の追記。");
  });

  it("[M7] merges sets by element; an add that the remover had not seen wins", () => {
    const space = new MemorySpace();
    space.defect();
    space.apply(tester, { type: "add", set: { evidence: ["a", "b"] }, base: { evidence: 1 } });
    space.apply(otherTester, { type: "add", set: { evidence: ["c"] }, base: { evidence: 1 } });
    expect(space.field("evidence")).toEqual(["a", "b", "c"]);
    space.apply(tester, { type: "remove", set: { evidence: ["a"] }, base: { evidence: 3 } });
    expect(space.field("evidence")).toEqual(["b", "c"]);
    // It is added again at seq 6; a remove that had seen only seq 3 loses against that.
    space.apply(tester, { type: "remove", set: { evidence: ["b"] }, base: { evidence: 3 } });
    space.apply(otherTester, { type: "add", set: { evidence: ["b"] }, base: { evidence: 3 } });
    space.apply(lead, { type: "remove", set: { evidence: ["b"] }, base: { evidence: 3 } });
    expect(space.field("evidence")).toEqual(["c", "b"]);
  });

  it("[M7] keeps what another had added unseen when somebody takes their own add back", () => {
    const space = new MemorySpace();
    space.defect();
    space.apply(otherTester, { type: "add", set: { evidence: ["a"] }, base: { evidence: 1 } });
    const set = { evidence: ["a", "b"] };
    const own = space.apply(tester, { type: "add", set, base: { evidence: 1 } }).op.opId;
    const base = { "evidence/a": own, "evidence/b": own };
    space.apply(tester, { type: "remove", set, base });
    expect(space.field("evidence")).toEqual(["a"]);
  });

  it("[M8] takes the later move of an order key", () => {
    const line = defineRecord("line", {
      label: { ja: "行", en: "Line" },
      title: "order",
      rights: { create: [anyOf("tester")], set: [anyOf("tester")] },
      fields: { order: text({ ja: "順序", en: "Order" }).merge("later") },
    });
    const space = new MemorySpace(registryOf(line));
    space.apply(tester, { type: "create", kind: "line", set: { order: "a0" } });
    for (const order of ["a1", "a2"])
      space.apply(tester, { type: "set", kind: "line", set: { order }, base: { order: 1 } });
    expect(space.field("order")).toBe("a2");
    expect(space.conflicts("record")).toEqual([]);
  });

  it("[M9] carries a field that this version does not know", () => {
    const space = new MemorySpace();
    space.defect({ futureField: { nested: [1, 2] } });
    expect(space.field("futureField")).toEqual({ nested: [1, 2] });
  });

  it("[M10] merges a record that two devices made under one id", () => {
    const space = new MemorySpace();
    space.defect({ lateralTargets: ["SD"] });
    const again = space.apply(lead, {
      type: "create",
      set: { severity: "major", occurredAt: 1, title: "税額が1円多い", lateralTargets: ["FI"] },
    });
    expect(again.outcome).toMatchObject({ fields: { occurredAt: "conflict", title: "same" } });
    expect(space.field("lateralTargets")).toEqual(["SD", "FI"]);
    expect(space.rows.get("record")?.number).toBe(1);
  });
});

describe("groups", () => {
  it("[G1] [G4] refuses a group together and names the culprit", () => {
    const space = new MemorySpace();
    const group = "g";
    const good = space.op(tester, {
      type: "create",
      group,
      set: { severity: "major", occurredAt: 1 },
    });
    const bad = space.op(tester, { type: "set", group, set: { severity: 7 } });
    const result = space.applyOps(tester, [good, bad]);
    expect(result.outcomes.get(good.opId)).toEqual({ status: "refused", code: "groupRefused" });
    expect(result.outcomes.get(bad.opId)).toEqual({
      status: "refused",
      code: "fieldInvalid",
      field: "severity",
    });
    expect([space.rows.size, space.head, space.changes.length]).toEqual([0, 0, 0]);
    space.defect();
    expect(space.rows.get("record")?.number).toBe(1);
  });

  it("[G2] lets the rest of a group stand when one field clashes", () => {
    const space = new MemorySpace();
    space.defect();
    space.apply(otherTester, { type: "set", set: { severity: "fatal" }, base: { severity: 1 } });
    const ops = [
      space.op(tester, {
        type: "set",
        group: "g",
        set: { severity: "minor" },
        base: { severity: 1 },
      }),
      space.op(tester, { type: "set", group: "g", set: { module: "FI" }, base: { module: 1 } }),
    ];
    space.applyOps(tester, ops);
    expect([space.field("severity"), space.field("module")]).toEqual(["fatal", "FI"]);
    expect(space.conflicts("record")).toHaveLength(1);
  });

  it("[G3] [T2] turns a group with a stale move into one conflict and applies nothing of it", () => {
    const space = new MemorySpace();
    space.defect();
    space.apply(developer, {
      type: "transition",
      was: { state: "reported" },
      set: { state: "accepted" },
    });
    const ops = [
      space.op(tester, { type: "set", group: "g", set: { title: "別の件名" }, base: { title: 1 } }),
      space.op(tester, {
        type: "transition",
        group: "g",
        was: { state: "reported" },
        set: { state: "withdrawn", withdrawReason: "重複のため" },
      }),
    ];
    const result = space.applyOps(tester, ops);
    expect(space.field("state")).toBe("accepted");
    expect(space.field("title")).toBe("税額が1円多い");
    const [conflict] = space.conflicts("record");
    expect(conflict?.fields).toMatchObject({ field: "state", reason: "state", state: "open" });
    expect(conflict?.fields.candidates).toMatchObject([
      {
        from: "reported",
        values: { state: "withdrawn", withdrawReason: "重複のため" },
        ops: [{ set: { title: "別の件名" } }, { set: { state: "withdrawn" } }],
      },
    ]);
    for (const op of ops)
      expect(result.outcomes.get(op.opId)).toMatchObject({
        status: "applied",
        conflict: conflict?.id,
      });
  });

  it("[G5] refuses a group of more than 100 ops", () => {
    const space = new MemorySpace();
    const ops = Array.from({ length: 101 }, (_, index) =>
      space.op(tester, {
        type: "create",
        group: "g",
        record: `r${index}`,
        set: { severity: "minor", occurredAt: 1 },
      }),
    );
    const result = space.applyOps(tester, ops);
    expect([...result.outcomes.values()].every((one) => one.status === "refused")).toBe(true);
    expect(space.rows.size).toBe(0);
  });
});

describe("states", () => {
  const move = (from: string, to: string, set: Record<string, unknown> = {}) => ({
    type: "transition" as const,
    was: { state: from },
    set: { state: to, ...set },
  });

  it("[T1] [T3] moves only along the table and only by those it names", () => {
    const space = new MemorySpace();
    space.defect();
    expect(space.apply(developer, move("reported", "closed")).outcome).toEqual({
      status: "refused",
      code: "illegalTransition",
      field: "state",
    });
    expect(space.apply(tester, move("reported", "accepted")).outcome).toEqual({
      status: "refused",
      code: "forbidden",
      field: "state",
    });
    expect(space.apply(developer, move("reported", "accepted")).outcome.status).toBe("applied");
    expect(space.field("state")).toBe("accepted");
  });

  it("[T2] takes a move to the state that is already reached for agreement", () => {
    const space = new MemorySpace();
    space.defect();
    space.apply(developer, move("reported", "accepted"));
    const again = space.apply(lead, move("reported", "accepted"));
    expect(again.outcome).toMatchObject({ status: "applied", fields: { state: "same" } });
  });

  it("[T4] [T6] does not let the fixer accept the fix, and counts a return", () => {
    const space = new MemorySpace();
    space.defect();
    space.apply(lead, move("reported", "accepted"));
    space.apply(lead, move("accepted", "investigating"));
    space.apply(lead, move("investigating", "decided", { policy: "fix" }));
    space.apply(lead, move("decided", "fixing"));
    space.apply(lead, move("fixing", "retest"));
    expect(space.apply(lead, move("retest", "closed")).outcome).toEqual({
      status: "refused",
      code: "notTheFixer",
      field: "state",
    });
    space.apply(tester, move("retest", "returned"));
    expect(space.rows.get("record")?.entered.returned).toMatchObject({ times: 1, by: "tester" });
    space.apply(developer, move("returned", "fixing"));
    space.apply(developer, move("fixing", "retest"));
    expect(space.apply(developer, move("retest", "closed")).outcome).toMatchObject({
      status: "refused",
      code: "forbidden",
    });
    expect(space.apply(tester, move("retest", "closed")).outcome.status).toBe("applied");
  });

  it("[T5] asks for the fields that a move needs and the values that it is bound to", () => {
    const space = new MemorySpace();
    space.defect();
    space.apply(lead, move("reported", "accepted"));
    space.apply(lead, move("accepted", "investigating"));
    expect(space.apply(lead, move("investigating", "decided")).outcome).toEqual({
      status: "refused",
      code: "fieldMissing",
      field: "policy",
    });
    space.apply(lead, move("investigating", "decided", { policy: "fix" }));
    expect(space.apply(lead, move("decided", "closed")).outcome).toEqual({
      status: "refused",
      code: "illegalTransition",
      field: "policy",
    });
    space.apply(lead, { type: "set", set: { policy: "none" }, base: { policy: space.head } });
    expect(space.apply(lead, move("decided", "closed")).outcome.status).toBe("applied");
  });
});

describe("conflicts", () => {
  function clashed() {
    const space = new MemorySpace();
    space.defect();
    const edit = (actor: typeof tester, severity: string, base: number | string) =>
      space.apply(actor, { type: "set", set: { severity }, base: { severity: base } });
    edit(tester, "fatal", 1);
    const mine = edit(otherTester, "minor", 1);
    return { space, edit, mine };
  }

  it("[C2] lets a person's own later value take the place of the earlier one", () => {
    const { space, edit, mine } = clashed();
    edit(otherTester, "medium", mine.op.opId);
    const candidates = space.rows.get("conflict-1")?.fields.candidates;
    expect(candidates).toMatchObject([{ userId: "other", values: { severity: "medium" } }]);
    edit(lead, "minor", 1);
    expect(space.rows.get("conflict-1")?.fields.candidates).toHaveLength(2);
    expect(space.conflicts("record")).toHaveLength(1);
  });

  it("[M3] [C2] keeps what stands when an edit was made on top of one that had come to nothing", () => {
    const { space, edit, mine } = clashed();
    const resolve = { type: "resolve" as const, of: "conflict-1", seen: [mine.op.opId] };
    space.apply(lead, { ...resolve, base: { severity: 2 }, set: { severity: "fatal" } });
    edit(otherTester, "medium", mine.op.opId);
    expect(space.field("severity")).toBe("fatal");
    const open = space.openConflicts("record");
    expect(open.map((row) => row.fields.candidates)).toMatchObject([
      [{ userId: "other", values: { severity: "medium" } }],
    ]);
  });

  it("[M4] [D4] keeps what an undo has put back unseen when its author edits on top of it", () => {
    const space = new MemorySpace();
    space.defect({ steps: "開く。" });
    const edit = (actor: typeof tester, steps: string, base: number | string) =>
      space.apply(actor, { type: "set", base: { steps: base }, set: { steps } }).op.opId;
    edit(otherTester, "開く。閉じる。", 1);
    const own = edit(tester, "押す。開く。", 1);
    const undone = space.apply(tester, { type: "undo", of: own, set: { steps: "開く。" } }).op.opId;
    edit(tester, "起動する。開く。", undone);
    expect(space.field("steps")).toBe("起動する。開く。閉じる。");
  });

  it("[M10] [M3] keeps a field of the first creation that the second had not seen when it is edited", () => {
    const space = new MemorySpace();
    space.defect({ module: "SD" });
    const again = space.defect().opId;
    space.apply(tester, { type: "set", base: { module: again }, set: { module: "FI" } });
    expect(space.field("module")).toBe("SD");
    expect(space.openConflicts("record")).toHaveLength(1);
  });

  it("[M4] takes an edit on top of one that somebody chose meanwhile", () => {
    const { space, edit, mine } = clashed();
    const resolve = { type: "resolve" as const, of: "conflict-1", seen: [mine.op.opId] };
    space.apply(lead, { ...resolve, base: { severity: 2 }, set: { severity: "minor" } });
    edit(otherTester, "medium", mine.op.opId);
    expect(space.field("severity")).toBe("medium");
    expect(space.openConflicts("record")).toEqual([]);
  });

  it("[C3] settles what the person saw and leaves later candidates open", () => {
    const { space, edit, mine } = clashed();
    const later = edit(lead, "medium", 1);
    const of = "conflict-1";
    const seen = [mine.op.opId];
    const base = { severity: space.head };
    space.apply(tester, { type: "resolve", of, seen, base, set: { severity: "minor" } });
    expect(space.field("severity")).toBe("minor");
    expect(space.rows.get(of)?.fields).toMatchObject({ state: "open" });
    expect(space.rows.get(of)?.fields.candidates).toMatchObject([{ opId: later.op.opId }]);
    const rest = [later.op.opId];
    const now = { severity: space.head };
    space.apply(tester, { type: "resolve", of, seen: rest, base: now, set: { severity: "minor" } });
    expect(space.rows.get(of)?.fields).toMatchObject({ state: "settled", candidates: [] });
    expect(space.rows.get(of)?.fields.settled).toHaveLength(4);
  });

  it("[C4] does not overwrite a value that has moved on since the choice was made", () => {
    const { space, mine } = clashed();
    const base = { severity: space.head };
    space.apply(lead, { type: "set", set: { severity: "medium" }, base });
    const seen = [mine.op.opId];
    const wish = { type: "resolve" as const, of: "conflict-1", seen, base };
    space.apply(tester, { ...wish, set: { severity: "minor" } });
    expect(space.field("severity")).toBe("medium");
    expect(space.rows.get("conflict-1")?.fields).toMatchObject({ state: "open" });
    expect(space.rows.get("conflict-1")?.fields.candidates).toMatchObject([
      { userId: "tester", values: { severity: "minor" } },
    ]);
  });

  it("[C3] takes back a second choice without the first, whose value had clashed in its turn", () => {
    const { space, mine } = clashed();
    const base = { severity: space.head };
    space.apply(lead, { type: "set", set: { severity: "medium" }, base });
    const resolve = (wish: object) =>
      space.apply(tester, {
        type: "resolve",
        of: "conflict-1",
        set: { severity: "minor" },
        ...wish,
      });
    const first = resolve({ seen: [mine.op.opId], base }).op.opId;
    const second = resolve({ seen: [first], base: { severity: space.head } }).op.opId;
    space.apply(tester, { type: "undo", of: second, set: { severity: "medium" } });
    const { candidates, settled } = space.rows.get("conflict-1")?.fields ?? {};
    expect(candidates).toMatchObject([{ opId: first, values: { severity: "minor" } }]);
    expect(settled).toMatchObject([
      { opId: mine.op.opId },
      { opId: first, settles: [mine.op.opId] },
    ]);
  });

  it("[C5] settles a conflict when its only other value comes round to the standing one", () => {
    const { space, edit, mine } = clashed();
    edit(otherTester, "fatal", mine.op.opId);
    expect(space.rows.get("conflict-1")?.fields).toMatchObject({ state: "settled" });
  });
});

describe("delete and undo", () => {
  it("[D1] [D6] hides a record whose deleter had seen it, and brings it back", () => {
    const space = new MemorySpace();
    space.defect();
    space.apply(tester, { type: "delete", base: { "*": 1 } });
    expect(space.rows.get("record")?.deleted).toBe(2);
    space.apply(tester, { type: "restore", base: { "*": 2 } });
    expect(space.rows.get("record")?.deleted).toBeNull();
  });

  it("[D2] does not delete over an edit that the deleter had not seen", () => {
    const space = new MemorySpace();
    space.defect();
    space.apply(developer, { type: "set", set: { module: "SD" }, base: { module: 1 } });
    const late = space.apply(tester, { type: "delete", base: { "*": 1 } });
    expect(late.outcome).toMatchObject({ status: "applied", revived: true });
    expect(space.rows.get("record")?.deleted).toBeNull();
  });

  it("[D2] sees through the deleter's own chained edits", () => {
    const space = new MemorySpace();
    space.defect();
    space.apply(developer, { type: "set", set: { module: "SD" }, base: { module: 1 } });
    const own = space.apply(tester, { type: "set", set: { step: "4" }, base: { step: 1 } });
    const late = space.apply(tester, { type: "delete", base: { "*": own.op.opId } });
    expect(late.outcome).toMatchObject({ revived: true });
  });

  it("[D2] [D3] sees through an own move that came to nothing", () => {
    const space = new MemorySpace();
    space.defect();
    const to = (state: string) =>
      ({
        type: "transition",
        was: { state: "reported" },
        base: { state: 1 },
        set: { state },
      }) as const;
    space.apply(developer, to("accepted"));
    const withdrawn = { state: "withdrawn", withdrawReason: "重複のため" };
    const stale = space.apply(tester, { ...to("withdrawn"), set: withdrawn }).op.opId;
    const late = space.apply(tester, { type: "delete", base: { "*": stale } });
    expect(late.outcome).toMatchObject({ revived: true });
    space.apply(lead, { type: "delete", base: { "*": space.head } });
    const edit = { type: "set", set: { step: "4" }, base: { step: stale } } as const;
    expect(space.apply(tester, edit).outcome).toMatchObject({ status: "applied" });
    expect(space.rows.get("record")?.deleted).toBeNull();
  });

  it("[D3] brings a record back for an edit that had not seen the delete, not for one that had", () => {
    const space = new MemorySpace();
    space.defect();
    space.apply(tester, { type: "delete", base: { "*": 1 } });
    const knowing = space.apply(lead, { type: "set", set: { module: "SD" }, base: { module: 2 } });
    expect(knowing.outcome).toEqual({ status: "refused", code: "deletedRecord" });
    space.apply(developer, { type: "set", set: { module: "SD" }, base: { module: 1 } });
    expect(space.rows.get("record")?.deleted).toBeNull();
    expect(space.field("module")).toBe("SD");
  });

  it("[D4] takes back own edits, moves, elements, deletes and creations", () => {
    const space = new MemorySpace();
    const made = space.defect();
    const edit = space.apply(tester, { type: "set", set: { title: "誤記" }, base: { title: 1 } });
    space.apply(tester, { type: "undo", of: edit.op.opId });
    expect(space.field("title")).toBe("税額が1円多い");

    const add = space.apply(tester, {
      type: "add",
      set: { evidence: ["p"] },
      base: { evidence: 1 },
    });
    space.apply(tester, { type: "undo", of: add.op.opId });
    expect(space.field("evidence")).toEqual([]);

    const moved = space.apply(developer, {
      type: "transition",
      was: { state: "reported" },
      set: { state: "accepted" },
    });
    space.apply(developer, { type: "undo", of: moved.op.opId });
    expect(space.field("state")).toBe("reported");
    expect(space.rows.get("record")?.entered.accepted?.times).toBe(0);

    const gone = space.apply(tester, { type: "delete", base: { "*": space.head } });
    expect(space.rows.get("record")?.deleted).not.toBeNull();
    space.apply(tester, { type: "undo", of: gone.op.opId });
    expect(space.rows.get("record")?.deleted).toBeNull();
    expect(space.apply(tester, { type: "undo", of: made.opId }).outcome).toMatchObject({
      code: "undoOvertaken",
    });

    const fresh = space.defect({}, "another");
    space.apply(tester, { type: "undo", of: fresh.opId, record: "another" });
    expect(space.rows.get("another")?.deleted).not.toBeNull();
  });

  it("[D4] refuses to take back somebody else's op", () => {
    const space = new MemorySpace();
    const made = space.defect();
    const foreign = space.apply(lead, { type: "undo", of: made.opId });
    expect(foreign.outcome).toEqual({ status: "refused", code: "undoForeign" });
  });

  it("[D5] refuses to take back what somebody has changed since", () => {
    const space = new MemorySpace();
    space.defect();
    const edit = space.apply(tester, { type: "set", set: { title: "一" }, base: { title: 1 } });
    space.apply(lead, { type: "set", set: { title: "二" }, base: { title: 2 } });
    const late = space.apply(tester, { type: "undo", of: edit.op.opId });
    expect(late.outcome).toEqual({ status: "refused", code: "undoOvertaken" });
    expect(space.field("title")).toBe("二");
  });

  it("[D7] takes a candidate out when its author takes the edit back", () => {
    const space = new MemorySpace();
    space.defect();
    space.apply(tester, { type: "set", set: { severity: "fatal" }, base: { severity: 1 } });
    const mine = space.apply(otherTester, {
      type: "set",
      set: { severity: "minor" },
      base: { severity: 1 },
    });
    space.apply(otherTester, { type: "undo", of: mine.op.opId });
    expect(space.conflicts("record")[0]?.fields).toMatchObject({ state: "settled" });
    expect(space.field("severity")).toBe("fatal");
  });
});

describe("a choice that is taken back", () => {
  it("[D8] opens the conflict again and puts the standing value back", () => {
    const space = new MemorySpace();
    space.defect();
    space.apply(tester, { type: "set", set: { severity: "fatal" }, base: { severity: 1 } });
    const other = { type: "set" as const, set: { severity: "minor" }, base: { severity: 1 } };
    const mine = space.apply(otherTester, other);
    const [conflict] = space.conflicts("record");
    if (!conflict) throw new Error("no conflict");
    const seen = [mine.op.opId];
    const chosen = space.apply(lead, {
      type: "resolve",
      of: conflict.id,
      seen,
      base: { severity: space.head },
      set: { severity: "minor" },
    });
    expect(space.rows.get(conflict.id)?.fields).toMatchObject({ state: "settled", candidates: [] });

    space.apply(lead, { type: "undo", of: chosen.op.opId });
    expect(space.field("severity")).toBe("fatal");
    expect(space.rows.get(conflict.id)?.fields).toMatchObject({
      state: "open",
      settled: [],
      candidates: [{ opId: mine.op.opId, values: { severity: "minor" } }],
    });
  });

  it("[D8] is shown open again on the device before the server answers", () => {
    const space = new MemorySpace();
    space.defect();
    space.apply(tester, { type: "set", set: { severity: "fatal" }, base: { severity: 1 } });
    const other = { type: "set" as const, set: { severity: "minor" }, base: { severity: 1 } };
    const mine = space.apply(otherTester, other);
    const [conflict] = space.conflicts("record");
    if (!conflict) throw new Error("no conflict");
    const of = conflict.id;
    const resolve = space.op(lead, {
      type: "resolve",
      of,
      seen: [mine.op.opId],
      set: { severity: "minor" },
    });
    const undo = space.op(lead, { type: "undo", of: resolve.opId });
    expect(touchedBy(undo, resolve)).toEqual(["record", of]);
    const decided = display(of, conflict, [resolve], kinds);
    expect(decided?.fields).toMatchObject({ state: "settled", candidates: [] });
    expect(display(of, decided, [undo], kinds)?.fields).toMatchObject({
      state: "open",
      candidates: [{ opId: mine.op.opId }],
    });
  });
});

describe("refused", () => {
  it("[R2] refuses what is based on a refused op", () => {
    const space = new MemorySpace();
    space.defect();
    const bad = space.apply(tester, { type: "set", set: { severity: 1 }, base: { severity: 1 } });
    const next = space.apply(tester, {
      type: "set",
      set: { severity: "fatal" },
      base: { severity: bad.op.opId },
    });
    expect(next.outcome).toEqual({ status: "refused", code: "baseRefused" });
  });

  it("[R2] [G1] refuses a group with such an op, also where a stale move would turn it into a conflict", () => {
    const space = new MemorySpace();
    space.defect();
    const bad = space.apply(tester, { type: "set", set: { severity: 1 }, base: { severity: 1 } });
    space.apply(developer, {
      type: "transition",
      was: { state: "reported" },
      set: { state: "accepted" },
    });
    const { outcomes } = space.applyOps(tester, [
      space.op(tester, {
        ...{ type: "transition", group: "g", was: { state: "reported" } },
        set: { state: "withdrawn", withdrawReason: "重複のため" },
      }),
      space.op(tester, {
        ...{ type: "set", group: "g", set: { severity: "fatal" } },
        base: { severity: bad.op.opId },
      }),
    ]);
    expect([...outcomes.values()]).toEqual([
      { status: "refused", code: "groupRefused" },
      { status: "refused", code: "baseRefused" },
    ]);
    expect(space.conflicts("record")).toEqual([]);
  });

  it("[R3] refuses what no grant allows and keeps it for the lead", () => {
    const space = new MemorySpace();
    const viewer = { userId: "viewer", role: "viewer", side: "user" } as const;
    const tried = space.apply(viewer, {
      type: "create",
      set: { severity: "major", occurredAt: 1 },
    });
    expect(tried.outcome).toEqual({ status: "refused", code: "forbidden" });
    expect(space.quarantined).toEqual([tried.op]);
    space.defect();
    const policy = space.apply(tester, {
      type: "set",
      set: { policy: "fix" },
      base: { policy: 1 },
    });
    expect(policy.outcome).toEqual({ status: "refused", code: "forbidden", field: "policy" });
  });

  it.each([
    ["a number for a choice", { severity: 3 }, "severity"],
    ["text for a time", { occurredAt: "昨日" }, "occurredAt"],
    ["a day that does not exist", { due: "2026-02-30" }, "due"],
    ["a title of 121 characters", { title: "あ".repeat(121) }, "title"],
    ["an object for a text", { title: { ja: "件名" } }, "title"],
    ["a lone surrogate", { title: "\ud83d" }, "title"],
    ["a field named __proto__", JSON.parse('{"__proto__": {"polluted": true}}'), "__proto__"],
  ])("[R4] refuses %s", (_what, set, field) => {
    const space = new MemorySpace();
    space.defect();
    const bases = Object.fromEntries(Object.keys(set).map((name) => [name, 1]));
    const { outcome } = space.apply(lead, { type: "set", set, base: bases });
    expect(outcome).toEqual({ status: "refused", code: "fieldInvalid", field });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("[R4] refuses a set that grows past its limit, a set written whole, and a missing required field", () => {
    const space = new MemorySpace();
    space.defect();
    const many = Array.from({ length: 150 }, (_, index) => `p${index}`);
    const more = Array.from({ length: 60 }, (_, index) => `q${index}`);
    space.apply(tester, { type: "add", set: { evidence: many }, base: { evidence: 1 } });
    const over = space.apply(tester, {
      type: "add",
      set: { evidence: more },
      base: { evidence: 1 },
    });
    expect(over.outcome).toEqual({ status: "refused", code: "tooLarge", field: "evidence" });
    const whole = space.apply(tester, {
      type: "set",
      set: { evidence: [] },
      base: { evidence: 9 },
    });
    expect(whole.outcome).toEqual({ status: "refused", code: "fieldInvalid", field: "evidence" });
    const bare = space.apply(tester, { type: "create", record: "x", set: { severity: "minor" } });
    expect(bare.outcome).toEqual({ status: "refused", code: "fieldMissing", field: "occurredAt" });
  });

  it("[R5] refuses unknown kinds, kinds of the server and records that are not there", () => {
    const space = new MemorySpace();
    const codes = [
      space.apply(lead, { type: "create", kind: "spaceship" }),
      space.apply(lead, { type: "create", kind: "member", set: { name: "x" } }),
      space.apply(lead, { type: "set", record: "nowhere", set: { title: "x" } }),
    ].map(({ outcome }) => outcome.status === "refused" && outcome.code);
    expect(codes).toEqual(["unknownKind", "forbidden", "missingRecord"]);
  });

  it("[R8] never changes what only appends", () => {
    const space = new MemorySpace();
    space.defect();
    const said = { kind: "comment", record: "c", set: { of: "record", text: "再現した" } };
    expect(space.apply(tester, { type: "append", ...said }).outcome.status).toBe("applied");
    const codes = [
      space.apply(tester, { type: "append", ...said }),
      space.apply(tester, { type: "set", kind: "comment", record: "c", set: { text: "別" } }),
      space.apply(tester, { type: "create", kind: "comment", record: "d", set: said.set }),
    ].map(({ outcome }) => outcome.status === "refused" && outcome.code);
    expect(codes).toEqual(["existsAlready", "forbidden", "invalid"]);
    expect(space.field("text", "c")).toBe("再現した");
  });
});

describe("numbers", () => {
  it("[N1] [N2] gives numbers without doubles and keeps the device's code", () => {
    const space = new MemorySpace();
    const set = { severity: "minor", occurredAt: 1 };
    for (const record of ["a", "b"])
      space.apply(tester, { type: "create", record, set, code: `TKM-00${record}` });
    space.apply(tester, {
      type: "create",
      record: "t",
      kind: "actionItem",
      set: { what: "x", type: "todo" },
    });
    expect(space.rows.get("a")).toMatchObject({ number: 1, code: "TKM-00a" });
    expect(space.rows.get("b")).toMatchObject({ number: 2, code: "TKM-00b" });
    expect(space.rows.get("t")?.number).toBe(1);
  });
});
