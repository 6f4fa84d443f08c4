/** The demo's calendar: ten working days around a holiday, and its moments on the wall in Japan. */

/** D1–D10 of the acceptance test; 23 November is a holiday. */
export const days = [
  "2026-11-16",
  "2026-11-17",
  "2026-11-18",
  "2026-11-19",
  "2026-11-20",
  "2026-11-24",
  "2026-11-25",
  "2026-11-26",
  "2026-11-27",
  "2026-11-30",
] as const;

/** The morning of D5: an open, living project. */
export const FIRST_NOW = "2026-11-20T09:30";

/** When the go/no-go meeting is over and everything is told. */
export const LAST_NOW = "2026-11-30T18:00";

/** D1 is 1; whatever lies beyond D10 is the days after it. */
export function dayOf(number: number): string {
  const day = days[number - 1];
  if (day === undefined) throw new Error(`The demo has no D${number}.`);
  return day;
}

/** UTC milliseconds of a moment in Japan, which has no summer time. */
export const at = (day: string, time: string): number => Date.parse(`${day}T${time}:00+09:00`);

/** `2026-11-20T09:30` in Japan as the project keeps it, with its offset. */
export const toInstant = (wall: string): string => `${wall}:00+09:00`;

export const minutes = (count: number): number => count * 60_000;

/** `HH:MM` that many minutes after midnight. */
export const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** Minutes after midnight of `HH:MM`. */
export const minuteOf = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** `D5`, or `11/13` in the year of the demo. */
export function dayCalled(word: string): string {
  const [, number] = /^D(\d+)$/.exec(word) ?? [];
  if (number !== undefined) return dayOf(Number(number));
  const [, month, date] = /^(\d{1,2})\/(\d{1,2})$/.exec(word) ?? [];
  if (month === undefined || date === undefined) throw new Error(`No day of the demo: ${word}`);
  return `2026-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
}

/** `D5 14:30` as UTC milliseconds. */
export function atCalled(words: string): number {
  const [day = "", time = ""] = words.split(" ");
  return at(dayCalled(day), time);
}

/** The working day before D1 is the Friday of the briefing. */
export const dayBefore = (number: number): string =>
  number > 1 ? dayOf(number - 1) : "2026-11-13";

/** Which of the ten days it is: 1 for D1, 0 for any other day. */
export const numberOf = (day: string): number => (days as readonly string[]).indexOf(day) + 1;
