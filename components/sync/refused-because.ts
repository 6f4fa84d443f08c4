/** What is different now, so that a move was refused; the server's code alone does not tell a person. */
import type { Parked, Shown } from "@/lib/local/database";
import type { Definition } from "@/lib/records/define";
import type { Change } from "@/lib/sync/op";

export interface Because {
  /** `state`: it is elsewhere by now; `field`: a value that the move hangs on is another. */
  key: "state" | "field";
  field: string;
  value: unknown;
  /** Who made it so and when, as far as this device knows. */
  by?: string;
  at?: number;
}

/** Null where the general reason says all there is. */
export function refusedBecause(
  definition: Definition | undefined,
  { op, code, field }: Parked,
  record: Shown | null,
  history: readonly Change[],
): Because | null {
  if (!definition || !record || op.type !== "transition" || record.kind !== op.kind) return null;
  const { fields } = record;
  if (code === "illegalTransition" && field !== undefined && field !== "state")
    return { key: "field", field, value: fields[field], ...lastWrite(history, field) };
  if (fields.state !== op.was.state) {
    const entered = record.entered[String(fields.state)];
    const since = entered && { by: entered.by, at: entered.at };
    return { key: "state", field: "state", value: fields.state, ...since };
  }
  return null;
}

function lastWrite(history: readonly Change[], field: string): { by: string; at: number } | null {
  const last = history.findLast(({ set }) => Object.hasOwn(set, field));
  return last ? { by: last.userId, at: last.at } : null;
}
