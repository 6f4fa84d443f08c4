/** One value meets what the server holds: written, merged, or kept as one side of a conflict. */
import { type Definition, fieldSpec } from "@/lib/records/define";
import { type Row, seqOf } from "@/lib/records/row";
import { candidatesOf, joinConflict, leaveConflict } from "./clash";
import { mergeText } from "./merge-text";
import type { FieldResult, Op } from "./op";
import { type Previous, putBack } from "./put-back";
import type { Stage } from "./stage";
import { sameValue } from "./value";

/** The record as the op has changed it so far. */
export interface Draft {
  row: Row;
  seq: number;
  prev: Previous;
  results: Record<string, FieldResult>;
  conflict?: string;
}

/** What the person had seen of one field. */
interface Seen {
  seq: number;
  /** The edit was made on top of the person's own earlier op: then they saw what that op sent. */
  own?: { sent: unknown; clashed: boolean };
}

export function seenBy(stage: Stage, op: Op, field: string): Seen {
  const base = op.base[field];
  if (typeof base !== "string") return { seq: base ?? 0 };
  const change = stage.change(base);
  if (!change) return { seq: 0 };
  const clashed = change.fields?.[field] === "conflict";
  return { seq: change.seq, own: { sent: change.set[field], clashed } };
}

export function write(draft: Draft, values: Previous): void {
  const { row, prev } = putBack(draft.row, values, draft.seq);
  draft.row = row;
  draft.prev = { ...prev, ...draft.prev };
}

/** Three-way merge against the value that the person's op really started from. */
function mergedText(op: Op, field: string, seen: Seen, mine: unknown, theirs: unknown) {
  const base = seen.own?.sent ?? op.was[field];
  const texts = [base ?? "", mine ?? "", theirs ?? ""];
  if (!texts.every((one) => typeof one === "string")) return null;
  const [from, to, standing] = texts as [string, string, string];
  return mergeText(from, to, standing);
}

/** What came back after a restore may have been merged anew: whoever had seen it has not seen what it became. */
function hasMovedOn(stage: Stage, row: Row, op: Op, field: string, seen: number): boolean {
  const seq = seqOf(row, field);
  if (seq <= seen || stage.isUnseen(seq, seen)) return seq > seen;
  return !sameValue(row.fields[field], op.was[field]);
}

export function mergeField(
  stage: Stage,
  definition: Definition,
  draft: Draft,
  op: Op,
  field: string,
  value: unknown,
): void {
  const rule = fieldSpec(definition, field)?.merge ?? "clash";
  const current = draft.row.fields[field];
  const seen = seenBy(stage, op, field);
  const earlier = seen.own?.clashed ? String(op.base[field]) : undefined;
  const joined = earlier
    ? stage
        .openConflicts(draft.row.id)
        .find((row) => candidatesOf(row).some((one) => one.opId === earlier))
    : undefined;

  if (sameValue(current, value)) {
    draft.results[field] = "same";
    // The person came round to the standing value, so the earlier wish is no longer one.
    if (joined && earlier) leaveConflict(stage, joined, [earlier], op);
    return;
  }
  // What an own op sent need not be what stood afterwards: it may have clashed, been merged, or been taken back.
  const movedOn = seen.own
    ? !sameValue(current, seen.own.sent)
    : hasMovedOn(stage, draft.row, op, field, seen.seq);
  const stale = joined !== undefined || movedOn;
  if (rule === "later" || !stale) {
    write(draft, { [field]: value });
    return;
  }
  const merged = rule === "text" && !earlier ? mergedText(op, field, seen, value, current) : null;
  if (merged !== null) {
    write(draft, { [field]: merged });
    draft.results[field] = "merged";
    return;
  }
  const conflict = joinConflict(stage, draft.row, field, op, { [field]: value }, earlier);
  draft.results[field] = "conflict";
  draft.conflict = conflict.id;
}

/** Settles the candidates that the person saw on each field of a `resolve`. */
export function settleSeen(stage: Stage, op: Op, conflict: Row): void {
  const current = stage.row(conflict.id) ?? conflict;
  leaveConflict(stage, current, op.seen ?? [], op, op.set);
}
