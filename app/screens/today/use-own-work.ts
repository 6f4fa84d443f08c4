/** What is on this person: open defects assigned to them, and ToDo due by today or late. */
import { useRecordScope } from "@/components/record/record-scope";
import { useList } from "@/lib/local/hooks/use-list";
import type { ListRow } from "@/lib/search/query";
import { isDue, isLate } from "./due";

export interface OwnWork {
  readonly defects: readonly ListRow[];
  /** All of them; `defects` holds the first. */
  readonly defectCount: number;
  readonly due: readonly ListRow[];
  /** How many of both were due before today. */
  readonly late: number;
}

/** Undefined until everything is read. */
export function useOwnWork(date: string): OwnWork | undefined {
  const { spaces, actor } = useRecordScope();
  const mine = { space: spaces, limit: 200 };
  const defects = useList({
    ...{ ...mine, kind: "defect", filter: { open: "true", assignee: actor.userId } },
  });
  const actions = useList({
    ...{ ...mine, kind: "actionItem", filter: { open: "true", owner: actor.userId } },
  });
  if (!defects?.complete || !actions?.complete) return undefined;
  const due = actions.rows.filter(({ cells }) => isDue(cells.due, date));
  const late = [...defects.rows, ...due].filter(({ cells }) => isLate(cells.due, date)).length;
  return { defects: defects.rows, defectCount: defects.total, due, late };
}
