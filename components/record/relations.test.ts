import { describe, expect, it } from "vitest";
import type { Shown } from "@/lib/local/database";
import { kinds } from "@/lib/records";
import { childrenOf, pointersTo, raisedFrom, relationsOf } from "./relations";

const names = (pointers: ReturnType<typeof pointersTo>) =>
  pointers.map(({ definition, field }) => `${definition.kind}.${field}`).sort();

const row = (id: string, kind: string, fields: Record<string, unknown>): Shown => ({
  ...{ space: "s", id, kind, number: null, code: null, fields, seqs: {}, deleted: null },
  ...{ created: { by: "u", at: 1, seq: 1 }, changed: { by: "u", at: 1 }, seq: 1, entered: {} },
  ...{ pending: 0, rev: 1 },
});

describe("what may point to a record", () => {
  it("is found for every kind that names it, but not what is drawn inside", () => {
    expect(names(pointersTo(kinds, "testCase"))).toEqual(
      expect.arrayContaining(["step.case", "testRun.case", "actionItem.origin", "goal.evidence"]),
    );
    expect(names(pointersTo(kinds, "testCase")).join()).not.toMatch(/comment|attachment|conflict/);
    expect(names(pointersTo(kinds, "document"))).toContain("manualCorrection.manual");
  });

  it("tells parts from what grew out of it", () => {
    expect(names(childrenOf(kinds, "meeting"))).toEqual(["minuteLine.meeting"]);
    expect(names(childrenOf(kinds, "testCase"))).toEqual(["step.case", "testRun.case"]);
    expect(names(raisedFrom(kinds, "feedback"))).toEqual([
      "actionItem.origin",
      "decision.origin",
      "escalation.origin",
      "improvement.origin",
      "issue.origin",
      "lesson.origin",
      "manualCorrection.origin",
    ]);
  });
});

describe("what does point to it", () => {
  it("stands under its field, once, in the order of its kind", () => {
    const rows = [
      row("l2", "minuteLine", { meeting: "m1", order: "a1", text: "二" }),
      row("l3", "minuteLine", { meeting: "m1", text: "後" }),
      row("l1", "minuteLine", { meeting: "m1", order: "Zz", text: "一" }),
      row("i1", "issue", { minutes: ["m1"], origin: "m1" }),
      row("c1", "comment", { of: "m1" }),
    ];
    const found = relationsOf(pointersTo(kinds, "meeting"), "m1", rows);
    expect(
      found.map(({ definition, rows }) => [definition.kind, rows.map(({ id }) => id)]),
    ).toEqual([
      ["minuteLine", ["l1", "l2", "l3"]],
      ["issue", ["i1"]],
    ]);
  });
});
