/**
 * The one index over records, computed from their definitions, so that a new kind or a newly indexed field
 * needs no migration of the database.
 */
import type { Definition } from "@/lib/records/define";
import type { Row } from "@/lib/records/row";

/** Index entries sort as text; longer values add nothing to finding them. */
const LONGEST = 60;
/** Shifts numbers above zero, so that they sort as text. */
const SHIFT = 8.64e15;

export const LAST = "\uffff";

/** A value as text that sorts like the value. */
export function sortable(value: unknown): string {
  if (typeof value === "number") return String(Math.trunc(value + SHIFT)).padStart(17, "0");
  return value === null || value === undefined ? "" : String(value).slice(0, LONGEST);
}

/** Living records of a kind in the definition's own order. */
export const kindKey = (space: string, kind: string) => `${space}|${kind}|`;
export const trashKey = (space: string, kind: string) => `${space}|~${kind}|`;
/** Records of a kind that point to `target` through `field`. */
export const linkKey = (target: string, kind: string, field: string) =>
  `${linksTo(target)}${kind}.${field}`;
/** What every entry begins with that points to `target`. */
export const linksTo = (target: string) => `@${target}|`;
/** Records of a kind by the value of a field that is `sought`. */
export const fieldKey = (space: string, kind: string, field: string, value: unknown) =>
  `${space}|${kind}.${field}|${sortable(value)}`;
export const numberKey = (space: string, kind: string, number: number) =>
  `#${space}|${kind}|${number}`;
export const codeKey = (space: string, code: string) => `#${space}|${code.toUpperCase()}`;

function orderValue(definition: Definition, row: Row): unknown {
  const { by } = definition.order;
  if (by === "created") return row.created.at;
  if (by === "changed") return row.changed.at;
  if (by === "number") return row.number;
  return row.fields[by];
}

/** Every index entry of one record; for an unknown kind only its space and kind. */
export function recordKeys(definition: Definition | undefined, row: Row): string[] {
  const { space, kind } = row;
  const first = row.deleted === null ? kindKey(space, kind) : trashKey(space, kind);
  if (!definition) return [first];
  const keys = [first + sortable(orderValue(definition, row))];
  if (row.number !== null) keys.push(numberKey(space, kind, row.number));
  if (row.code !== null) keys.push(codeKey(space, row.code));
  for (const [field, { spec }] of Object.entries(definition.fields)) {
    const value = row.fields[field];
    if (value === undefined || value === null || value === "") continue;
    if (spec.type === "link") keys.push(linkKey(String(value), kind, field));
    else if (spec.type === "links" && Array.isArray(value))
      for (const target of value) keys.push(linkKey(String(target), kind, field));
    // Only what is looked up: an entry for each column that lists show was half of all entries.
    else if (spec.sought && row.deleted === null)
      for (const one of Array.isArray(value) ? value : [value])
        keys.push(fieldKey(space, kind, field, one));
  }
  return keys;
}
