/** The day in words, and its place among the working days of the project. */
import type { Calendar } from "@/lib/day/calendar";
import { isPlanDay } from "@/lib/day/plan-day";
import type { Language } from "@/lib/i18n/language";

/** `2026-11-20` → 11月20日 and 金, or 20 November and Fri. */
export function dateWords(day: string, language: Language): { date: string; weekday: string } {
  const at = new Date(`${day}T00:00:00Z`);
  const locale = language === "ja" ? "ja-JP" : "en-GB";
  const words = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }).format(at);
  return {
    date: words({ month: "long", day: "numeric" }),
    weekday: words({ weekday: "short" }),
  };
}

/** The fifth of ten working days; null outside of the project's period and on days off. */
export function placeInPeriod({
  date,
  calendar,
  project,
}: {
  date: string;
  calendar: Calendar;
  project: Readonly<Record<string, unknown>>;
}): { day: number; days: number } | null {
  const { from, to } = project;
  if (!isPeriodEnd(from) || !isPeriodEnd(to)) return null;
  if (date < from || date > to || !calendar.isWorking(date)) return null;
  return { day: calendar.count(from, date), days: calendar.count(from, to) };
}

const isPeriodEnd = (value: unknown): value is string =>
  typeof value === "string" && isPlanDay(value);
