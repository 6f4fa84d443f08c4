/** When a case is to be executed: as the case says, or as the last リスケ that the case does not show yet. */
import type { Run } from "../records/test-result";
import { newestFirst } from "./known-runs";

export interface TestCase {
  id: string;
  fields: Readonly<Record<string, unknown>>;
}

export interface Planned {
  /** `YYYY-MM-DD`; null for a case without a day. */
  day: string | null;
  /** `HH:MM`; null without a slot. */
  from: string | null;
  to: string | null;
}

const textOf = (value: unknown) => (typeof value === "string" && value ? value : null);

export function plannedOf({ fields }: TestCase, runs: readonly Run[]): Planned {
  const own = { day: textOf(fields.plannedOn), from: textOf(fields.slotFrom) };
  const [last] = newestFirst(runs).filter((run) => textOf(run.fields.rescheduledTo));
  // Not everybody who judges may change the case; once somebody has, the case says it.
  if (!last || textOf(last.fields.plannedOn) !== own.day)
    return { ...own, to: textOf(fields.slotTo) };
  const from = textOf(last.fields.rescheduledFrom);
  return { day: textOf(last.fields.rescheduledTo), from, to: null };
}
