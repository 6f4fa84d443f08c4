import { describe, expect, it } from "vitest";
import type { Candidate } from "@/lib/records/conflict";
import type { Row } from "@/lib/records/row";
import { arrivedLate, conflictView, resolvedWith } from "./conflict-view";

function row(kind: string, fields: Record<string, unknown>): Row {
  return {
    space: "p",
    id: kind === "conflict" ? "c1" : "d1",
    kind,
    number: null,
    code: null,
    fields,
    seqs: {},
    created: { by: "u1", at: 1, seq: 1 },
    changed: { by: "u3", at: 900 },
    seq: 9,
    deleted: null,
    entered: {},
  };
}

const wish = (opId: string, userId: string, values: Record<string, unknown>): Candidate => ({
  opId,
  userId,
  values,
  at: 100,
  receivedAt: 200,
});

const clash = (candidates: Candidate[], more = {}) =>
  row("conflict", {
    state: "open",
    of: "d1",
    field: "severity",
    base: "minor",
    standing: wish("s", "u1", { severity: "fatal" }),
    candidates,
    ...more,
  });

describe("a conflict on a field", () => {
  it("shows the standing value with its author, and the other one", () => {
    const view = conflictView(
      clash([wish("a", "u2", { severity: "major" })]),
      row("defect", { severity: "fatal" }),
    );
    expect(view).toMatchObject({
      field: "severity",
      isState: false,
      base: "minor",
      standing: { value: "fatal", authors: [{ userId: "u1", at: 100, receivedAt: 200 }] },
      others: [{ value: "major", authors: [{ userId: "u2" }] }],
      seen: ["a"],
    });
  });

  it("names the one who changed the record since, where the standing value is a newer one", () => {
    const view = conflictView(
      clash([wish("a", "u2", { severity: "major" })]),
      row("defect", { severity: "medium" }),
    );
    expect(view?.standing).toMatchObject({ value: "medium", authors: [{ userId: "u3", at: 900 }] });
  });

  it("puts people who wanted the same together, and still names each op as seen", () => {
    const view = conflictView(
      clash([
        wish("a", "u2", { severity: "major" }),
        wish("b", "u3", { severity: "major" }),
        wish("c", "u4", { severity: "fatal" }),
      ]),
      row("defect", { severity: "fatal" }),
    );
    expect(view?.others).toHaveLength(1);
    expect(view?.others[0]?.authors.map(({ userId }) => userId)).toEqual(["u2", "u3"]);
    expect(view?.standing.authors.map(({ userId }) => userId)).toEqual(["u1", "u4"]);
    expect(view?.seen).toEqual(["a", "b", "c"]);
  });

  it("is not shown once it is settled", () => {
    expect(
      conflictView(clash([], { state: "settled" }), row("defect", { severity: "fatal" })),
    ).toBeNull();
  });

  it("writes the value that was taken, also the one that stands", () => {
    const view = conflictView(
      clash([wish("a", "u2", { severity: "major" })]),
      row("defect", { severity: "fatal" }),
    );
    if (!view?.others[0]) throw new Error("no view");
    expect(resolvedWith(view, view.others[0])).toEqual({ severity: "major" });
    expect(resolvedWith(view, view.standing)).toEqual({ severity: "fatal" });
  });
});

describe("a move that came too late", () => {
  const late = clash(
    [
      {
        ...wish("a", "u2", { state: "withdrawn", withdrawReason: "重複のため" }),
        from: "reported",
        ops: [
          { record: "d1", kind: "defect", type: "transition", set: { state: "withdrawn" } },
          { record: "m1", kind: "comment", type: "append", set: { text: "BUG-0012と同じ" } },
        ],
      },
    ],
    { field: "state", base: "reported", standing: wish("s", "u1", { state: "closed" }) },
  );
  const view = conflictView(late, row("defect", { state: "closed" }));

  it("shows the move, what it carried and what was sent along", () => {
    expect(view).toMatchObject({
      isState: true,
      standing: { value: "closed" },
      others: [{ value: "withdrawn", from: "reported", extra: { withdrawReason: "重複のため" } }],
    });
    expect(view?.others[0]?.ops).toEqual([
      { record: "m1", kind: "comment", type: "append", set: { text: "BUG-0012と同じ" } },
    ]);
  });

  it("writes nothing when the state is kept, and the whole move when it is made again", () => {
    if (!view?.others[0]) throw new Error("no view");
    expect(resolvedWith(view, view.standing)).toEqual({});
    expect(resolvedWith(view, view.others[0])).toEqual({
      state: "withdrawn",
      withdrawReason: "重複のため",
    });
  });
});

it("calls a value late when it arrived more than a minute after it was typed", () => {
  expect(arrivedLate({ userId: "u", at: 0, receivedAt: 60_000 })).toBe(false);
  expect(arrivedLate({ userId: "u", at: 0, receivedAt: 60_001 })).toBe(true);
});
