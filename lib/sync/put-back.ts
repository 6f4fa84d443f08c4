/**
 * What a change overwrote, and how it is put back. The keys are a field, `field/element` for one element
 * of a set (true: it was there), and `*` for the record itself (`absent`, or whether it was deleted).
 */
import type { Definition } from "@/lib/records/define";
import type { Row } from "@/lib/records/row";
import { WHOLE } from "./op";

export type Previous = Record<string, unknown>;

export const elementsOf = (row: Row, field: string): string[] => {
  const held = row.fields[field];
  return Array.isArray(held) ? held.filter((one): one is string => typeof one === "string") : [];
};

/** Splits `field/element`; a plain field has no element. */
export function splitKey(key: string): { field: string; element?: string } {
  const slash = key.indexOf("/");
  return slash < 0 ? { field: key } : { field: key.slice(0, slash), element: key.slice(slash + 1) };
}

/** Writes `values` (in the keys above) into a copy of `row` under `seq`; answers what that overwrote. */
export function putBack(row: Row, values: Previous, seq: number): { row: Row; prev: Previous } {
  const next: Row = { ...row, fields: { ...row.fields }, seqs: { ...row.seqs } };
  const prev: Previous = {};
  for (const [key, value] of Object.entries(values)) {
    if (key === WHOLE) {
      prev[WHOLE] = next.deleted !== null;
      next.deleted = value ? seq : null;
      continue;
    }
    const { field, element } = splitKey(key);
    if (element === undefined) {
      prev[field] = next.fields[field] ?? null;
      next.fields[field] = value;
    } else {
      const held = elementsOf(next, field);
      prev[key] = held.includes(element);
      const others = held.filter((one) => one !== element);
      next.fields[field] = value ? [...others, element] : others;
    }
    next.seqs[key] = seq;
  }
  return { row: next, prev };
}

/** Notes that a state was entered, for counts that derive from events. */
export function enterState(row: Row, state: string, by: string, at: number): Row {
  const times = (row.entered[state]?.times ?? 0) + 1;
  return { ...row, entered: { ...row.entered, [state]: { times, by, at } } };
}

/** The state that a fresh record of this kind stands in. */
export const initialFields = (definition: Definition): Record<string, unknown> =>
  definition.states ? { state: definition.states.initial } : {};
