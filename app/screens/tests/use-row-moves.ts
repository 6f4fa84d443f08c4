/** J and K through a list whose rows are all drawn. */
import { type RefObject, useImperativeHandle } from "react";
import type { ListMoves } from "@/components/record/record-list";
import { useRecordScope } from "@/components/record/record-scope";

/** `current` is open: then the next row is opened, else it only takes the focus. */
export function useRowMoves(
  moves: RefObject<ListMoves | null>,
  list: RefObject<HTMLElement | null>,
  current: string | null,
): void {
  const { open } = useRecordScope();
  useImperativeHandle(moves, () => ({
    move(by) {
      const rows = [...(list.current?.querySelectorAll<HTMLAnchorElement>("li a") ?? [])];
      const shown = rows.findIndex((row) => row.ariaCurrent === "true");
      const focused = rows.findIndex((row) => row.matches(":focus"));
      const at = shown >= 0 ? shown : focused >= 0 ? focused : by > 0 ? -1 : rows.length;
      const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
      if (!next) return;
      if (current !== null) open(next.pathname, { replace: true, keepFocus: true });
      next.focus();
    },
  }));
}
