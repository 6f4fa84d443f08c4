/** Conflicts as records: opening one, joining it, settling it. */
import type { Candidate } from "@/lib/records/conflict";
import { type Row, seqOf } from "@/lib/records/row";
import type { Change, Op } from "./op";
import { enterState } from "./put-back";
import type { Stage } from "./stage";

export const candidatesOf = (conflict: Row): Candidate[] =>
  Array.isArray(conflict.fields.candidates) ? (conflict.fields.candidates as Candidate[]) : [];

export const settledOf = (conflict: Row): Candidate[] =>
  Array.isArray(conflict.fields.settled) ? (conflict.fields.settled as Candidate[]) : [];

export function openConflictOn(stage: Stage, record: string, field: string): Row | undefined {
  return stage.openConflicts(record).find((row) => row.fields.field === field);
}

export function candidate(stage: Stage, op: Op, values: Record<string, unknown>): Candidate {
  const at = stage.editedAt(op);
  const from = op.type === "transition" ? { from: String(op.was.state) } : {};
  const receivedAt = stage.context.now;
  return { opId: op.opId, values, userId: op.userId, at, receivedAt, ...from };
}

/** The value that stands and who wrote it; the record's creator where its change is not at hand. */
function standing(stage: Stage, row: Row, field: string): Candidate {
  const writer: Change | undefined = stage.changeAt(seqOf(row, field));
  return {
    opId: writer?.opId ?? "",
    values: { [field]: row.fields[field] ?? null },
    userId: writer?.userId ?? row.created.by,
    at: writer?.at ?? row.created.at,
    receivedAt: writer?.receivedAt ?? row.created.at,
  };
}

/** Writes a conflict row under a new seq. */
function put(stage: Stage, row: Row, fields: Record<string, unknown>, op: Op): Row {
  const seq = stage.nextSeq();
  const by = op.userId;
  const at = stage.editedAt(op);
  const next = { ...row, fields: { ...row.fields, ...fields }, seq, changed: { by, at } };
  stage.put(next);
  return next;
}

function opened(stage: Stage, row: Row, field: string, op: Op, reason: "field" | "state"): Row {
  const at = stage.editedAt(op);
  const seq = stage.head + 1;
  return enterState(
    {
      space: row.space,
      id: stage.context.newId(),
      kind: "conflict",
      number: null,
      code: null,
      fields: {
        state: "open",
        of: row.id,
        ofKind: row.kind,
        field,
        reason,
        base: op.was[field] ?? null,
        standing: standing(stage, row, field),
        candidates: [],
      },
      seqs: {},
      created: { by: op.userId, at, seq },
      changed: { by: op.userId, at },
      seq,
      deleted: null,
      entered: {},
    },
    "open",
    op.userId,
    at,
  );
}

/**
 * The op's values become a candidate of the record's open conflict on `field`, which is opened if there is
 * none. A person's own later value takes the place of the one it was `basedOn`.
 */
export function joinConflict(
  stage: Stage,
  row: Row,
  field: string,
  op: Op,
  values: Record<string, unknown>,
  basedOn?: string,
): Row {
  const reason = op.type === "transition" ? "state" : "field";
  const conflict = openConflictOn(stage, row.id, field) ?? opened(stage, row, field, op, reason);
  const others = candidatesOf(conflict).filter((one) => one.opId !== basedOn);
  return put(stage, conflict, { candidates: [...others, candidate(stage, op, values)] }, op);
}

/** Takes candidates out; the conflict is settled when none is left. */
export function leaveConflict(
  stage: Stage,
  conflict: Row,
  opIds: readonly string[],
  op: Op,
  chosen?: Record<string, unknown>,
): void {
  const all = candidatesOf(conflict);
  const left = all.filter((one) => !opIds.includes(one.opId));
  const gone = all.filter((one) => opIds.includes(one.opId));
  const choice = chosen ? [{ ...candidate(stage, op, chosen), settles: [...opIds] }] : [];
  const settled = [...settledOf(conflict), ...gone, ...choice];
  const state = left.length ? "open" : "settled";
  const next = put(stage, conflict, { candidates: left, settled, state }, op);
  if (state === "settled") stage.put(enterState(next, "settled", op.userId, stage.editedAt(op)));
}

/** The conflict's fields once the choice made by `opId` is taken back; null where it settled nothing here. */
export function withoutChoice(conflict: Row, opId: string): Record<string, unknown> | null {
  const settled = settledOf(conflict);
  const choice = settled.find((one) => one.opId === opId && one.settles);
  // A choice that clashed stands here twice: as what settled others, and as a value that was settled.
  const again = settled.filter((one) => !one.settles && choice?.settles?.includes(one.opId));
  if (!again.length) return null;
  return {
    candidates: [...candidatesOf(conflict), ...again],
    settled: settled.filter((one) => one !== choice && !again.includes(one)),
    state: "open",
  };
}

/** A choice was taken back: what it had settled is open again. */
export function reopenConflict(stage: Stage, conflict: Row, opId: string, op: Op): void {
  const fields = withoutChoice(conflict, opId);
  if (fields) put(stage, conflict, fields, op);
}
