/** Which days a project works: Monday to Friday without holidays, and what the project itself says otherwise. */
import { holidayOf } from "./holidays";
import { addDays, isPlanDay, weekdayOf } from "./plan-day";

/** What a project says beside the law; plan days each. Values come from a record and may be anything. */
export interface OwnDays {
  readonly holidays?: unknown;
  readonly workingDays?: unknown;
}

export type DayOff = "weekend" | "holiday" | "closed";

export interface Calendar {
  isWorking(day: string): boolean;
  /** Why nobody works that day; null on a working day. */
  dayOff(day: string): DayOff | null;
  /** The first working day after `day`; null where a whole year holds none. */
  nextWorking(day: string): string | null;
  /** Working days from `from` to `to`, both included. */
  count(from: string, to: string): number;
}

/** A project that works none of the next days in so long has no next one. */
const LOOK_AHEAD = 366;
/** Longer periods are no test; it bounds the counting. */
const LONGEST = 3_660;

export function calendarOf({ holidays, workingDays }: OwnDays): Calendar {
  const closed = new Set(daysIn(holidays));
  const worked = new Set(daysIn(workingDays));

  const dayOff = (day: string): DayOff | null => {
    if (worked.has(day)) return null;
    if (closed.has(day)) return "closed";
    if (holidayOf(day)) return "holiday";
    return [0, 6].includes(weekdayOf(day)) ? "weekend" : null;
  };
  const isWorking = (day: string) => dayOff(day) === null;

  return {
    dayOff,
    isWorking,
    nextWorking(day) {
      for (let step = 1; step <= LOOK_AHEAD; step++) {
        const next = addDays(day, step);
        if (isWorking(next)) return next;
      }
      return null;
    },
    count(from, to) {
      let count = 0;
      for (let step = 0, day = from; day <= to && step < LONGEST; step++, day = addDays(day, 1))
        if (isWorking(day)) count += 1;
      return count;
    },
  };
}

const daysIn = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.filter((one): one is string => typeof one === "string" && isPlanDay(one))
    : [];
