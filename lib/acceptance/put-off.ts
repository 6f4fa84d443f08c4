/** リスケ: the day that is proposed, and what it changes in the case's own plan. */
import type { Calendar } from "../day/calendar";
import { type Planned, plannedOf, type TestCase } from "./planned-day";

/** The first working day after today, or after the planned day of a test that is not due yet. */
export function proposedDay(calendar: Calendar, today: string, planned: Planned): string | null {
  const { day } = planned;
  return calendar.nextWorking(day !== null && day > today ? day : today);
}

/** `from` is the new slot's beginning; its end is known only where it begins as before. */
export function movedPlan(test: TestCase, to: string, from: string | null) {
  const before = plannedOf(test, []);
  return { plannedOn: to, slotFrom: from, slotTo: from === before.from ? before.to : null };
}
