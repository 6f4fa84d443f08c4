/** Instants as the clock on the project's wall shows them, and back. */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formats.set(timeZone, format);
  }
  return format;
}

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

function partsOf(at: number, timeZone: string): Parts {
  const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatOf(timeZone).formatToParts(at))
    if (type in parts) parts[type as keyof Parts] = Number(value);
  return parts;
}

const two = (number: number) => String(number).padStart(2, "0");

/** UTC milliseconds → `YYYY-MM-DDTHH:mm` in `timeZone`, as a datetime-local field takes it. */
export function toWallClock(at: number, timeZone: string): string {
  const { year, month, day, hour, minute } = partsOf(at, timeZone);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

/**
 * `YYYY-MM-DDTHH:mm` in `timeZone` → UTC milliseconds; null where it is no time. A time that a summer-time
 * change skips becomes the one an hour later.
 */
export function fromWallClock(text: string, timeZone: string): number | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text)) return null;
  const wanted = Date.parse(`${text}Z`);
  if (Number.isNaN(wanted)) return null;
  // The offset at the wanted time is only known at the instant itself, so it is found in two steps.
  let at = wanted;
  for (let step = 0; step < 2; step++) at = wanted - offsetAt(at, timeZone);
  return at;
}

function offsetAt(at: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = partsOf(at, timeZone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/** The day of the wall, `YYYY-MM-DD`. */
export const wallDay = (at: number, timeZone: string): string =>
  toWallClock(at, timeZone).slice(0, 10);
