/** The moments to which the demo's clock can be moved on: four of each working day, as a PMO lives it. */
import type { Calendar } from "../day/calendar";

/** On the project's wall. */
const times = { start: "09:05", afternoon: "13:42", evening: "16:10", end: "18:00" } as const;

export type MomentName = keyof typeof times;

export interface Moment {
  readonly name: MomentName;
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** `HH:mm` */
  readonly time: string;
}

const dayOf = (day: string): Moment[] =>
  (Object.keys(times) as MomentName[]).map((name) => ({ name, day, time: times[name] }));

/** `YYYY-MM-DDTHH:mm` */
export const wallOf = ({ day, time }: Moment) => `${day}T${time}`;

/**
 * The rest of the day, the next working day, and the end of the last one.
 * @param now `YYYY-MM-DDTHH:mm` on the wall
 * @param last the project's last day, `YYYY-MM-DD`
 */
export function momentsAfter(now: string, calendar: Calendar, last: string): Moment[] {
  const today = now.slice(0, 10);
  const next = calendar.nextWorking(today);
  const days = [today, ...(next !== null && next <= last ? [next] : [])];
  const near = days.flatMap(dayOf).filter((moment) => wallOf(moment) > now);
  const end = dayOf(last).at(-1);
  return end && !days.includes(last) ? [...near, end] : near;
}
