/** Equality of JSON values as fields hold them. */

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).filter(([, held]) => held !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, held]) => [key, canonical(held)]));
  }
  return value;
}

/** JSON with sorted keys: equal values give equal text, whatever order their keys were written in. */
export const canonicalJson = (value: unknown) => JSON.stringify(canonical(value)) ?? "null";

/** An empty field may be absent, null or an empty text: people cannot tell them apart. */
const isEmpty = (value: unknown) => value === undefined || value === null || value === "";

export function sameValue(a: unknown, b: unknown): boolean {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b);
  return a === b || canonicalJson(a) === canonicalJson(b);
}
