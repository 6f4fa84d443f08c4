/** How a human number reads: BUG-0012, and BUG-A-0012 in the room of vendor A. */
import type { Definition } from "./define";
import type { Row } from "./row";

/** Null before the server gave the record its number, and for kinds without numbers. */
export function humanNumber(
  definition: Definition,
  { number, room }: Pick<Row, "number" | "room">,
): string | null {
  if (definition.number === undefined || number === null) return null;
  const digits = String(number).padStart(4, "0");
  return [definition.number, room, digits].filter(Boolean).join("-");
}

export interface NumberMeant {
  /** In capitals, as in `Definition.number`. */
  prefix: string;
  /** The room's code, empty for the project's own series. */
  room: string;
  number: number;
}

/** Reads a number in any spelling (BUG-12, bug0012, BUG-A-0012); null for anything else. */
export function numberMeant(text: string): NumberMeant | null {
  const found = /^([A-Z]+)-?(?:([A-Z0-9]{1,4})-)?(\d{1,9})$/.exec(text.trim().toUpperCase());
  const [, prefix, room = "", digits] = found ?? [];
  return prefix === undefined ? null : { prefix, room, number: Number(digits) };
}
