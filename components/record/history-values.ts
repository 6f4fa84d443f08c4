/** What a history line leaves out, in full: each field before and after, and every value of a settled conflict. */
import type { Candidate } from "@/lib/records/conflict";
import { type Definition, fieldSpec } from "@/lib/records/define";
import type { Row } from "@/lib/records/row";
import { candidatesOf, settledOf } from "@/lib/sync/clash";
import type { Change } from "@/lib/sync/op";
import { type Reading, valueText } from "./value-text";

/** Longer values are not repeated in the line itself. */
const LONGEST_VALUE = 30;

export const fitsLine = (text: string) => text.length <= LONGEST_VALUE && !text.includes("\n");

export interface BeforeAfter {
  field: string;
  from: string;
  to: string;
}

export interface Wanted {
  key: string;
  by: string;
  at: number;
  text: string;
}

function fieldText(definition: Definition, name: string, value: unknown, reading: Reading) {
  const spec = fieldSpec(definition, name);
  if (spec) return valueText(spec, value, reading);
  const state = definition.states?.all[String(value)];
  return name === "state" ? (state?.label[reading.language] ?? String(value ?? "")) : "";
}

const replacing: readonly Change["type"][] = ["set", "transition", "resolve"];

/** Empty where the line already says everything. */
export function valuesInFull(
  definition: Definition,
  { type, set, prev }: Pick<Change, "type" | "set" | "prev">,
  reading: Reading,
): BeforeAfter[] {
  if (!replacing.includes(type)) return [];
  // Where a link leads, the record itself shows; its id says nothing.
  const names = Object.keys(set).filter((name) => {
    const spec = fieldSpec(definition, name);
    return spec && spec.type !== "link" && spec.type !== "links";
  });
  const values = names.map((name) => ({
    field: fieldSpec(definition, name)?.label[reading.language] ?? name,
    from: fieldText(definition, name, prev[name], reading),
    to: fieldText(definition, name, set[name], reading),
  }));
  const isCut = names.length > 1 || values.some(({ from, to }) => !fitsLine(from) || !fitsLine(to));
  return isCut ? values : [];
}

/** All that was wanted in a settled conflict, oldest first: what stood, what met it, what was decided. */
export function wantedIn(definition: Definition, conflict: Row, reading: Reading): Wanted[] {
  const field = String(conflict.fields.field ?? "");
  const standing = conflict.fields.standing as Candidate | null | undefined;
  const all = [...(standing ? [standing] : []), ...candidatesOf(conflict), ...settledOf(conflict)];
  return all
    .filter(({ values }, place) => field in values && all.findIndex(sameOp(all[place])) === place)
    .map(({ opId, userId, at, values }) => ({
      key: `${opId}/${at}`,
      by: userId,
      at,
      text: fieldText(definition, field, values[field], reading),
    }))
    .sort((a, b) => a.at - b.at);
}

const sameOp = (one: Candidate | undefined) => (other: Candidate) =>
  one !== undefined && one.opId === other.opId && one.at === other.at;
