import { describe, expect, it } from "vitest";
import type { Parked, ParkedCode } from "@/lib/local/database";
import { defect } from "@/lib/records/defect";
import { type Op, refusalCodes } from "@/lib/sync/op";
import { editableFields, parkedActions, parkedGroups } from "./parked-view";

function parked(opId: string, n: number, code: ParkedCode, op: Partial<Op> = {}): Parked {
  const whole: Op = {
    opId,
    clientId: "c",
    n,
    epoch: 1,
    v: 1,
    userId: "u",
    space: "s",
    record: "d1",
    kind: "defect",
    type: "set",
    base: {},
    set: {},
    was: {},
    at: 0,
    tz: "Asia/Tokyo",
    ...op,
  };
  const { record, kind, space } = whole;
  return { opId, space, record, kind, title: "端数", op: whole, code, at: 0 };
}

const codesOf = (groups: ReturnType<typeof parkedGroups>) =>
  groups.map(({ culprit, all }) => [culprit.opId, all.map(({ opId }) => opId)]);

describe("refused changes on their cards", () => {
  it("put what one tap did on one card, led by the change that was refused", () => {
    const group = "tap";
    expect(
      codesOf(
        parkedGroups([
          parked("b", 2, "forbidden", { group }),
          parked("a", 1, "groupRefused", { group, record: "d2" }),
          parked("x", 3, "fieldInvalid", { record: "d3" }),
        ]),
      ),
    ).toEqual([
      ["b", ["a", "b"]],
      ["x", ["x"]],
    ]);
  });

  it("put what was built on a refused change on its card", () => {
    expect(
      codesOf(
        parkedGroups([
          parked("made", 1, "fieldMissing", { type: "create" }),
          parked("later", 2, "baseRefused", { base: { title: "made" } }),
          parked("after", 3, "baseRefused"),
        ]),
      ),
    ).toEqual([["made", ["made", "later", "after"]]]);
  });
});

describe("what can be done about a refused change", () => {
  const all = { edit: true, open: true, inside: true };

  it("starts with the most helpful step and ends with throwing away", () => {
    expect(parkedActions("fieldInvalid", all)).toEqual(["edit", "open", "export", "discard"]);
    expect(parkedActions("notTheFixer", all)).toEqual(["open", "resend", "export", "discard"]);
  });

  it("leaves out what cannot be done here", () => {
    const nowhere = { ...all, edit: false, open: false };
    expect(parkedActions("fieldInvalid", nowhere)).toEqual(["export", "discard"]);
    expect(parkedActions("forbidden", { ...all, inside: false })).toEqual(["export", "discard"]);
  });

  it.each([...refusalCodes, "fileUnreadable"] as const)(
    "always keeps a copy possible: %s",
    (code) => {
      expect(parkedActions(code, all).slice(-2)).toEqual(["export", "discard"]);
    },
  );
});

describe("the values to correct", () => {
  it("are those of the change, and the one that is missing", () => {
    const made = parked("a", 1, "fieldMissing", {
      type: "create",
      set: { title: "端数", occurredAt: 5, state: "reported" },
    });
    expect(editableFields(defect, { ...made, field: "severity" })).toEqual([
      "title",
      "severity",
      "occurredAt",
    ]);
  });

  it("are none for a delete or a bare move", () => {
    expect(editableFields(defect, parked("a", 1, "forbidden", { type: "delete" }))).toEqual([]);
    const move = parked("a", 1, "notTheFixer", { type: "transition", set: { state: "closed" } });
    expect(editableFields(defect, move)).toEqual([]);
  });
});
