/** A field's value as a person reads it; the one place that turns codes, ids and instants into words. */
import { type Definition, isBlank } from "@/lib/records/define";
import type { FieldSpec, Language } from "@/lib/records/fields";
import { toWallClock, wallDay } from "./wall-clock";

/** What the words depend on beside the value. */
export interface Reading {
  language: Language;
  /** IANA zone of the project. */
  timeZone: string;
  /** The name of a user id. */
  personName: (userId: string) => string;
  /** What a linked record is called; without it the id stands. */
  linkName?: ((id: string) => string) | undefined;
  yes: string;
  no: string;
}

/** Empty for an empty value. An option that the definition does not know shows its code. */
export function valueText(spec: FieldSpec, value: unknown, reading: Reading): string {
  if (isBlank(value)) return "";
  switch (spec.type) {
    case "choice":
      return spec.options?.[String(value)]?.label[reading.language] ?? String(value);
    case "day":
      return dayText(String(value), reading.language);
    case "instant":
      return typeof value === "number" ? instantText(value, reading) : String(value);
    case "flag":
      return value ? reading.yes : reading.no;
    case "person":
      return reading.personName(String(value));
    case "link":
      return reading.linkName?.(String(value)) ?? String(value);
    case "people":
    case "links":
    case "tags":
    case "ticks":
      return listed(value, spec, reading).join(reading.language === "ja" ? "、" : ", ");
    case "json":
      return JSON.stringify(value);
    default:
      return String(value);
  }
}

function listed(value: unknown, spec: FieldSpec, reading: Reading): string[] {
  const elements = Array.isArray(value) ? value.map(String) : [String(value)];
  if (spec.type === "people") return elements.map(reading.personName);
  return spec.type === "links" ? elements.map((id) => reading.linkName?.(id) ?? id) : elements;
}

const dayFormats = new Map<Language, Intl.DateTimeFormat>();

/** Making a format takes a hundred times longer than using it: each is made once, and none before its first day. */
function dayFormat(language: Language): Intl.DateTimeFormat {
  let format = dayFormats.get(language);
  if (!format) {
    format = new Intl.DateTimeFormat(language === "ja" ? "ja-JP" : "en-GB", {
      timeZone: "UTC",
      month: language === "ja" ? "numeric" : "short",
      day: "numeric",
      weekday: "short",
    });
    dayFormats.set(language, format);
  }
  return format;
}

/** `2026-11-27` → 11/27(金) or Fri 27 Nov. */
export function dayText(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return dayFormat(language).format(date);
}

/** Day and time on the wall of the project. */
export function instantText(at: number, { language, timeZone }: Reading): string {
  const time = toWallClock(at, timeZone).slice(11);
  return `${dayText(wallDay(at, timeZone), language)} ${time}`;
}

/** The time alone for today, else day and time: what a history or a row has room for. */
export function shortInstant(at: number, now: number, reading: Reading): string {
  const wall = toWallClock(at, reading.timeZone);
  return wall.slice(0, 10) === toWallClock(now, reading.timeZone).slice(0, 10)
    ? wall.slice(11)
    : instantText(at, reading);
}

/** The first line of the title, or what stands in for a missing one; null where there is neither. */
export function recordName(
  definition: Definition,
  fields: Readonly<Record<string, unknown>>,
  reading: Reading,
): string | null {
  const title = fields[definition.title];
  if (typeof title === "string" && title.trim()) return title.trim().split("\n")[0] ?? null;
  const parts = definition.untitled.flatMap((name) => {
    const spec = definition.fields[name]?.spec;
    const text = spec ? valueText(spec, fields[name], reading) : "";
    return text ? [text] : [];
  });
  return parts.length ? parts.join("・") : null;
}
