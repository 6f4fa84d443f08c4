/** The rows of a long list around what is in sight; the rest stays in the worker. */
import { useRef } from "react";
import { useList } from "@/lib/local/hooks/use-list";
import type { ListAnswer, ListQuery, ListRow } from "@/lib/search/query";

export interface ListWindow {
  /** Undefined while the very first answer is awaited. */
  total: number | undefined;
  /** False while `total` is only a lower bound. */
  complete: boolean;
  /** Undefined for a row that has not come yet. */
  rowAt: (index: number) => ListRow | undefined;
}

/** Rows come in steps, so that scrolling does not ask for every pixel. */
const step = 50;
const size = 4 * step;

/** Where the window that holds row `first` begins: one step of room above it. */
export const windowOffset = (first: number): number =>
  Math.max(0, (Math.floor(first / step) - 1) * step);

interface Held {
  answer: ListAnswer;
  offset: number;
}

/** `first` is the index of the first row in sight. */
export function useListWindow(
  query: Omit<ListQuery, "offset" | "limit">,
  first: number,
): ListWindow {
  const offset = windowOffset(first);
  const answer = useList({ ...query, offset, limit: size });
  const held = useRef<Held | null>(null);
  if (answer) held.current = { answer, offset };
  // While another window or question is on its way, the last one stands still instead of a blank.
  const shown = held.current;
  return {
    total: shown?.answer.total,
    complete: shown?.answer.complete ?? false,
    rowAt: (index) => shown?.answer.rows[index - shown.offset],
  };
}
