/** How a human number reads: BUG-0012. */
import type { Definition } from "./define";

/** Null before the server gave the record its number, and for kinds without numbers. */
export function humanNumber(definition: Definition, number: number | null): string | null {
  if (definition.number === undefined || number === null) return null;
  return `${definition.number}-${String(number).padStart(4, "0")}`;
}
