/**
 * The holidays of Japan, worked out from the law (国民の祝日に関する法律) as it stands since 2020; no list has to be
 * renewed each year. The Cabinet Office announces the equinoxes a year ahead; the formula has met every one so far.
 */
import { addDays, planDay, weekdayOf } from "./plan-day";

export interface HolidayName {
  readonly ja: string;
  readonly en: string;
}

const MONDAY = 1;

/** The name of the day's holiday, null on any other day. The formula of the equinoxes holds from 1980 to 2099. */
export function holidayOf(day: string): HolidayName | null {
  const year = Number(day.slice(0, 4));
  return holidaysIn(year).get(day) ?? null;
}

const years = new Map<number, ReadonlyMap<string, HolidayName>>();

function holidaysIn(year: number): ReadonlyMap<string, HolidayName> {
  let holidays = years.get(year);
  if (!holidays) {
    holidays = withSubstitutes(namedDays(year));
    years.set(year, holidays);
  }
  return holidays;
}

function namedDays(year: number): Map<string, HolidayName> {
  const moved = olympicDays[year];
  const days: readonly (readonly [string, string, string])[] = [
    [planDay(year, 1, 1), "元日", "New Year's Day"],
    [nthMonday(year, 1, 2), "成人の日", "Coming of Age Day"],
    [planDay(year, 2, 11), "建国記念の日", "National Foundation Day"],
    [planDay(year, 2, 23), "天皇誕生日", "Emperor's Birthday"],
    [planDay(year, 3, equinox(year, 20.8431)), "春分の日", "Vernal Equinox Day"],
    [planDay(year, 4, 29), "昭和の日", "Showa Day"],
    [planDay(year, 5, 3), "憲法記念日", "Constitution Day"],
    [planDay(year, 5, 4), "みどりの日", "Greenery Day"],
    [planDay(year, 5, 5), "こどもの日", "Children's Day"],
    [moved?.marine ?? nthMonday(year, 7, 3), "海の日", "Marine Day"],
    [moved?.mountain ?? planDay(year, 8, 11), "山の日", "Mountain Day"],
    [nthMonday(year, 9, 3), "敬老の日", "Respect for the Aged Day"],
    [planDay(year, 9, equinox(year, 23.2488)), "秋分の日", "Autumnal Equinox Day"],
    [moved?.sports ?? nthMonday(year, 10, 2), "スポーツの日", "Sports Day"],
    [planDay(year, 11, 3), "文化の日", "Culture Day"],
    [planDay(year, 11, 23), "勤労感謝の日", "Labor Thanksgiving Day"],
  ];
  return new Map(days.map(([day, ja, en]) => [day, { ja, en }]));
}

/** Moved by special laws for the games in Tokyo. */
const olympicDays: Readonly<Record<number, { marine: string; mountain: string; sports: string }>> =
  {
    2020: { marine: "2020-07-23", mountain: "2020-08-10", sports: "2020-07-24" },
    2021: { marine: "2021-07-22", mountain: "2021-08-08", sports: "2021-07-23" },
  };

function nthMonday(year: number, month: number, nth: number): string {
  const first = planDay(year, month, 1);
  const toMonday = (MONDAY - weekdayOf(first) + 7) % 7;
  return addDays(first, toMonday + 7 * (nth - 1));
}

/** Day of the month; `in1980` is the moment of the equinox in 1980 in days, the rest its drift against leap years. */
const equinox = (year: number, in1980: number): number =>
  Math.floor(in1980 + 0.242194 * (year - 1980) - Math.floor((year - 1980) / 4));

/** Article 3: the day after a holiday on a Sunday, and a day between two holidays, are free as well. */
function withSubstitutes(named: ReadonlyMap<string, HolidayName>): Map<string, HolidayName> {
  const all = new Map(named);
  for (const day of named.keys()) {
    const between = addDays(day, 1);
    if (!named.has(between) && named.has(addDays(day, 2)))
      all.set(between, { ja: "国民の休日", en: "Citizens' Holiday" });
    if (weekdayOf(day) !== 0) continue;
    let substitute = addDays(day, 1);
    while (named.has(substitute)) substitute = addDays(substitute, 1);
    all.set(substitute, { ja: "振替休日", en: "Substitute Holiday" });
  }
  return all;
}
