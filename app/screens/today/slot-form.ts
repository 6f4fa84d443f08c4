/** What the form of a slot begins with, and what it refuses. */
import { minutesOf } from "@/lib/day/plan-day";
import type { Slot } from "@/lib/day/slots";

const HALF_HOUR = 30;
const LAST_MINUTE = 23 * 60 + 59;

const clock = (minutes: number) =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");

/** The next half hour, an hour long, within the day. */
export function firstTimes(minutes: number): { from: string; to: string } {
  const from = Math.min(Math.ceil(minutes / HALF_HOUR) * HALF_HOUR, LAST_MINUTE - HALF_HOUR);
  return { from: clock(from), to: clock(Math.min(from + 60, LAST_MINUTE)) };
}

/** Where a day begins that is only looked ahead to. */
export const MORNING = 9 * 60;

/** The slots that lie over these times, apart from the one that is being changed; what was dropped lies nowhere. */
export function overlapping<S extends Pick<Slot, "key" | "from" | "to" | "dropped">>(
  slots: readonly S[],
  { from, to }: { from: string; to: string },
  own: string | undefined,
): S[] {
  if (!from || !to) return [];
  const [start, end] = [minutesOf(from), minutesOf(to)];
  return slots.filter(
    (slot) =>
      slot.key !== own && !slot.dropped && minutesOf(slot.from) < end && start < minutesOf(slot.to),
  );
}

export function slotProblem(
  { from, to, what }: { from: string; to: string; what: string },
  named: boolean,
): "what" | "times" | null {
  if (named && !what) return "what";
  return from && to && minutesOf(from) < minutesOf(to) ? null : "times";
}
