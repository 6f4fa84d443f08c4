/** When on its day each case was run: every tester goes through the day's cases one after the other. */
import { cases, type DemoCase } from "./cases/cases";
import { at, clock, dayOf, minuteOf } from "./clock";
import { faultIn } from "./faults/faults";
import { scheduleOf } from "./schedule";

/** After the stand-up until lunch, and from lunch until the wrap-up. */
const MORNING = { from: minuteOf("10:32"), length: 84 };
const AFTERNOON = { from: minuteOf("13:04"), length: 160 };

export const slots = [
  { from: "10:30", to: "12:00" },
  { from: "13:00", to: "14:30" },
  { from: "14:30", to: "16:00" },
] as const;

export const schedule = scheduleOf();

/** UTC milliseconds of the first OK or NG by the case's number; absent where there was none. */
export const firstRunAt: ReadonlyMap<string, number> = new Map(
  [...groups((one) => schedule.get(one.no)?.executed ?? null)].flatMap(([, of]) =>
    of.map((one, place) => [one.no, momentOf(one, place, of.length)] as const),
  ),
);

/** The slot of the day for which a case was planned, three cases or so a tester and slot. */
export const slotOf: ReadonlyMap<string, (typeof slots)[number]> = new Map(
  [...groups((one) => schedule.get(one.no)?.planned ?? null)].flatMap(([, of]) =>
    of.map(({ no }, place) => {
      const slot = slots[Math.floor((place / of.length) * slots.length)] ?? slots[0];
      return [no, slot] as const;
    }),
  ),
);

/** The cases of each tester and day. */
function groups(dayIn: (one: DemoCase) => number | null): Map<string, DemoCase[]> {
  const found = new Map<string, DemoCase[]>();
  for (const one of cases) {
    const day = dayIn(one);
    if (day === null) continue;
    const key = `${one.tester} ${day}`;
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return found;
}

function momentOf({ no, tester }: DemoCase, place: number, count: number): number {
  const day = dayOf(schedule.get(no)?.executed ?? 0);
  const { time } = faultIn(no) ?? {};
  if (time) return at(day, time);
  const minute = Math.floor(((place + 0.5) / count) * (MORNING.length + AFTERNOON.length));
  // Eight people do not press at the same minute.
  const own = "ABCDEFGH".indexOf(tester.slice(-1)) % 3;
  const after = minute - MORNING.length;
  return at(day, clock(own + (after < 0 ? MORNING.from + minute : AFTERNOON.from + after)));
}
