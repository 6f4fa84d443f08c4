/** Plan days, `YYYY-MM-DD` without a zone: steps, weekdays and the minutes of a wall clock. */

const DAY_MS = 86_400_000;

const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`);

export function planDay(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
}

export const isPlanDay = (day: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(midnight(day));

/** `by` days later, or earlier where it is negative. */
export const addDays = (day: string, by: number): string =>
  new Date(midnight(day) + by * DAY_MS).toISOString().slice(0, 10);

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => new Date(midnight(day)).getUTCDay();

/** `13:42` → 822. */
export const minutesOf = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
