/** The four series of an acceptance test: per day what was planned, executed, found and closed. */
import type { AsOf, Counted } from "./as-of";
import { counted, enteredAt } from "./defect-figures";
import { firstRuns } from "./test-figures";

export interface DayFigures {
  readonly day: string;
  /** Cases that were first planned for the day. */
  readonly planned: number;
  /** Cases that first came to OK or NG on it. */
  readonly executed: number;
  readonly found: number;
  readonly closed: number;
}

/** @param days plan days in order; what lies on none of them is counted nowhere */
export function dailySeries(
  days: readonly string[],
  records: {
    readonly cases: readonly Counted[];
    readonly runs: readonly Counted[];
    readonly defects: readonly Counted[];
  },
  dayOf: AsOf["dayOf"],
): DayFigures[] {
  const { cases, runs } = records;
  const defects = counted(records.defects);
  const onDay = (at: unknown) => (typeof at === "number" ? dayOf(at) : "");
  const planned = tally(cases.map(({ fields }) => fields.firstPlannedOn));
  const executed = tally([...firstRuns(cases, runs).values()].map(onDay));
  const found = tally(defects.map(({ fields }) => onDay(fields.occurredAt)));
  const closed = tally(defects.map((one) => onDay(enteredAt(one, "closed"))));
  return days.map((day) => ({
    day,
    planned: planned(day),
    executed: executed(day),
    found: found(day),
    closed: closed(day),
  }));
}

function tally(values: readonly unknown[]): (value: string) => number {
  const counts = new Map<unknown, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return (value) => counts.get(value) ?? 0;
}
