/** Between what a form's controls hold (text, ticks) and what a record's fields hold. */
import { type Definition, isBlank } from "@/lib/records/define";
import type { FieldSpec } from "@/lib/records/fields";
import { fromWallClock, toWallClock } from "./wall-clock";

/** What a control holds: text, or a tick. Sets are edited by controls of their own and pass through. */
export type Input = string | boolean | string[];

export function toInput(spec: FieldSpec, value: unknown, timeZone: string): Input {
  if (spec.type === "flag") return value === true;
  if (isPicked(spec)) return Array.isArray(value) ? value.map(String) : [];
  if (spec.type === "tags") return Array.isArray(value) ? value.join("\n") : "";
  if (isBlank(value)) return "";
  if (spec.type === "instant")
    return typeof value === "number" ? toWallClock(value, timeZone) : String(value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Sets whose elements are picked, not typed. */
export const isPicked = ({ type }: FieldSpec): boolean =>
  type === "links" || type === "people" || type === "ticks";

/**
 * The value to save; `null` empties a field. Text that is no number or time comes back as it was typed,
 * so that validation can name it instead of losing it.
 */
export function fromInput(spec: FieldSpec, input: unknown, timeZone: string): unknown {
  switch (spec.type) {
    case "flag":
      return input === true;
    case "links":
    case "people":
    case "ticks":
      return Array.isArray(input) ? input.map(String) : [];
    case "tags":
      return typeof input === "string" ? splitTags(input) : input;
    case "number":
      return typeof input === "string" ? numberOf(input) : input;
    case "instant":
      if (typeof input !== "string") return input ?? null;
      return input === "" ? null : (fromWallClock(input, timeZone) ?? input);
    case "longText":
      return typeof input === "string" ? emptyToNull(input.trimEnd()) : (input ?? null);
    default:
      return typeof input === "string" ? emptyToNull(input.trim()) : (input ?? null);
  }
}

const emptyToNull = (text: string) => (text === "" ? null : text);

/** Full-width digits are what a Japanese keyboard types first. */
export function numberOf(text: string): number | string | null {
  const plain = text.normalize("NFKC").replaceAll(",", "").trim();
  if (plain === "") return null;
  const number = Number(plain);
  return Number.isFinite(number) ? number : text;
}

/** One a line, or between commas as Japanese writes them. */
export function splitTags(text: string): string[] {
  const parts = text.split(/[\n、，,]/).map((part) => part.trim());
  return [...new Set(parts.filter(Boolean))];
}

/** The controls' first contents for the named fields. */
export function toInputs(
  definition: Definition,
  names: readonly string[],
  fields: Readonly<Record<string, unknown>>,
  timeZone: string,
): Record<string, Input> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const spec = definition.fields[name]?.spec;
      return spec ? [[name, toInput(spec, fields[name], timeZone)]] : [];
    }),
  );
}

/** The values of the named controls, blank ones as null. */
export function fromInputs(
  definition: Definition,
  names: readonly string[],
  inputs: Readonly<Record<string, unknown>>,
  timeZone: string,
): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const spec = definition.fields[name]?.spec;
      return spec ? [[name, fromInput(spec, inputs[name], timeZone)]] : [];
    }),
  );
}

/** Without the blanks: what a new record is created with. */
export function filledOnly(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isBlank(value)));
}

/** Whether two values say the same; the order of a set does not matter. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (isBlank(a) && isBlank(b)) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one) => b.includes(one));
  return typeof a === "object" && typeof b === "object"
    ? JSON.stringify(a) === JSON.stringify(b)
    : a === b;
}
