/** The place of a line that is written after all others, and the order in which every device reads them. */
import { generateKeyBetween } from "fractional-indexing";

export interface Placed {
  id: string;
  /** Absent where somebody made the record without a place. */
  order?: unknown;
}

/**
 * A key behind every one of `keys`. Two devices that know the same lines draw the same key: their lines tie,
 * and `byPlace` parts them. What is no key (another program wrote it) is passed over.
 */
export function keyAfterLast(keys: Iterable<unknown>): string {
  let last = generateKeyBetween(null, null);
  let found = false;
  for (const key of keys) {
    const after = keyAfter(key);
    if (after === null || (found && after <= last)) continue;
    last = after;
    found = true;
  }
  return last;
}

function keyAfter(key: unknown): string | null {
  if (typeof key !== "string" || !key) return null;
  try {
    return generateKeyBetween(key, null);
  } catch {
    return null;
  }
}

/**
 * By key, ties by record id. Keys are compared by their code units, never by a language's alphabet. What has no
 * place stands first: whatever is written now comes after it.
 */
export function byPlace(a: Placed, b: Placed): number {
  return compare(placeOf(a), placeOf(b)) || compare(a.id, b.id);
}

const placeOf = ({ order }: Placed) => (typeof order === "string" ? order : "");

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
