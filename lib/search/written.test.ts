import { describe, expect, it } from "vitest";
import { kinds } from "@/lib/records";
import { defect } from "@/lib/records/defect";
import type { ShownRow } from "./entry";
import { createProjection } from "./projection";
import type { ListQuery } from "./query";
import { isPlain, withWritten } from "./written";

const row = (id: string, occurredAt: number, more: Partial<ShownRow> = {}): ShownRow => ({
  ...{ space: "s", id, kind: "defect", number: null, code: null, seqs: {}, seq: 1, rev: 1 },
  ...{ fields: { title: id, occurredAt, state: "reported" }, created: { by: "u", at: 1, seq: 1 } },
  ...{ changed: { by: "u", at: 1 }, deleted: null, entered: {}, pending: 0 },
  ...more,
});

const open: ListQuery = { space: "s", kind: "defect", filter: { open: "true" } };

/** The answer over `rows`, then over `rows` with `written`: at once, and as the worker gives it. */
function answers(query: ListQuery, rows: ShownRow[], written: ShownRow) {
  const projection = createProjection(kinds);
  for (const one of rows) projection.put(one);
  const before = projection.list(query);
  projection.put(written);
  const ids = (answer: typeof before) => [answer.total, ...answer.rows.map(({ id }) => id)];
  return {
    atOnce: ids(withWritten(before, query, defect, written)),
    worker: ids(projection.list(query)),
  };
}

const three = [row("a", 30), row("b", 20), row("c", 10)];

describe("a record just written", () => {
  it.each([
    ["a new one at the top", open, row("new", 40)],
    ["a new one in the middle", open, row("new", 25)],
    ["a new one at the end", open, row("new", 5)],
    ["one that moves", open, row("c", 35, { rev: 2 })],
    ["one that is finished", open, row("b", 20, { rev: 2, fields: { state: "closed" } })],
    ["one that is deleted", open, row("a", 30, { rev: 2, deleted: 9 })],
  ])("%s stands where the worker will put it", (_, query, written) => {
    const { atOnce, worker } = answers(query, three, written);
    expect(atOnce).toEqual(worker);
  });

  it("is left to the worker where it falls outside the rows in hand", () => {
    const window = { ...open, offset: 1, limit: 1 };
    expect(answers(window, three, row("new", 40)).atOnce).toEqual([3, "b"]);
    expect(answers(window, three, row("new", 1)).atOnce).toEqual([3, "b"]);
  });

  it("is told only for questions that a row alone can answer", () => {
    expect(isPlain(open)).toBe(true);
    expect(isPlain({ ...open, text: "端数" })).toBe(false);
    expect(isPlain({ ...open, filter: { severity: "fatal" } })).toBe(false);
  });
});
