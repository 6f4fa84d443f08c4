/** The rows of a long list around what is in sight; the rest stays in the worker. */
import { useMemo, useRef } from "react";
import { useList } from "@/lib/local/hooks/use-list";
import type { ListAnswer, ListQuery, ListRow } from "@/lib/search/query";

export interface ListWindow {
  /** Undefined while the very first answer is awaited. */
  total: number | undefined;
  /** False while `total` is only a lower bound. */
  complete: boolean;
  /** Undefined for a row that has not come yet. The same function while the rows are the same. */
  rowAt: (index: number) => ListRow | undefined;
}

/** Rows come in steps, so that scrolling does not ask for every pixel. */
const step = 20;
const size = 5 * step;

/** Where the window that holds row `first` begins: one step of room above it. */
export const windowOffset = (first: number): number =>
  Math.max(0, (Math.floor(first / step) - 1) * step);

interface Held {
  /** As it came. */
  from: ListAnswer;
  answer: ListAnswer;
  offset: number;
}

/** @param offset see `windowOffset` */
export function useListWindow(
  query: Omit<ListQuery, "offset" | "limit">,
  offset: number,
): ListWindow {
  const answer = useList({ ...query, offset, limit: size });
  const held = useRef<Held | null>(null);
  if (answer && answer !== held.current?.from)
    held.current = { from: answer, offset, answer: withKnown(answer, held.current?.answer.rows) };
  // While another window or question is on its way, the last one stands still instead of a blank.
  const shown = held.current;
  return useMemo(
    () => ({
      total: shown?.answer.total,
      complete: shown?.answer.complete ?? false,
      rowAt: (index) => shown?.answer.rows[index - shown.offset],
    }),
    [shown],
  );
}

/** Rows that are still the same keep their identity: an answer comes as a copy, and drawing goes by identity. */
function withKnown(answer: ListAnswer, known: readonly ListRow[] = []): ListAnswer {
  const byId = new Map(known.map((row) => [row.id, row]));
  const rows = answer.rows.map((row) => {
    const before = byId.get(row.id);
    return before?.rev === row.rev && before.conflicts === row.conflicts ? before : row;
  });
  return { ...answer, rows };
}
