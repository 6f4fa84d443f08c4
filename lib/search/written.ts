/** A record just written, put into an answer at once: the worker's own answer takes longer than a tap may. */
import { type Definition, isOpen } from "@/lib/records/define";
import { entryOf, type ShownRow } from "./entry";
import { rowOrder } from "./order";
import type { ListAnswer, ListQuery, ListRow } from "./query";

/** Whether a query asks for no more than can be told from a row alone: unfinished or all, living or deleted. */
export function isPlain({ filter, text }: ListQuery): boolean {
  return !text && Object.keys(filter ?? {}).every((name) => name === "open");
}

/** @param query must be plain */
export function withWritten(
  answer: ListAnswer,
  query: ListQuery,
  definition: Definition,
  written: ShownRow,
): ListAnswer {
  const before = answer.rows.find(({ id }) => id === written.id);
  const others = before ? answer.rows.filter((row) => row !== before) : answer.rows;
  const total = answer.total - (before ? 1 : 0);
  if (!fits(query, definition, written)) return { ...answer, rows: others, total };

  const row: ListRow = {
    ...entryOf(definition, written).row,
    rev: written.rev,
    conflicts: before?.conflicts ?? 0,
  };
  const { by, descending } = query.sort ?? definition.order;
  const compare = rowOrder(definition, by, descending);
  const found = others.findIndex((other) => compare({ row }, { row: other }) < 0);
  const place = found < 0 ? others.length : found;
  const first = query.offset ?? 0;
  // Before or behind the rows in hand it stands somewhere that only the worker knows.
  const isOutside =
    (place === 0 && first > 0) || (place === others.length && first + place < total);
  if (isOutside && !before) return answer;
  return { ...answer, rows: others.toSpliced(place, 0, row), total: total + 1 };
}

function fits({ filter, deleted = false }: ListQuery, definition: Definition, row: ShownRow) {
  const open = filter?.open;
  return (
    (row.deleted !== null) === deleted &&
    (open === undefined || String(isOpen(definition, row.fields.state)) === open)
  );
}
