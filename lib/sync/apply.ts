/**
 * Applies one group of ops to a space: together or not at all. Pure and synchronous, so that the same
 * code runs under every store and in simulation; the rules are numbered in SPEC.md.
 */
import type { Row } from "@/lib/records/row";
import { applyOp, isParallel, joinStateConflict, StaleTransition } from "./apply-op";
import type { Draft } from "./merge-field";
import { type Change, type FieldResult, MAX_OPS_IN_GROUP, type Op, type Outcome } from "./op";
import { type ApplyContext, Refusal, Stage, type View } from "./stage";

export type { ApplyContext, View } from "./stage";

export interface GroupResult {
  /** By op id, for every op of the group. */
  outcomes: Map<string, Outcome>;
  /** Empty when the group was refused. */
  rows: Row[];
  changes: Change[];
  /** Ops that the author had no right to make; kept for the lead. */
  quarantined: Op[];
  /** The space's newest seq afterwards; unchanged when the group was refused. */
  head: number;
  /** Newest number by kind, where numbers were given. */
  numbers: Map<string, number>;
}

function changeOf(stage: Stage, op: Op, seq: number): Change {
  return {
    space: op.space,
    seq,
    opId: op.opId,
    record: op.record,
    kind: op.kind,
    type: op.type,
    set: op.set,
    prev: {},
    userId: op.userId,
    clientId: op.clientId,
    at: op.at,
    receivedAt: stage.context.now,
    tz: op.tz,
    ...(op.group === undefined ? {} : { group: op.group }),
    ...(op.batch === undefined ? {} : { batch: op.batch }),
    ...(op.of === undefined ? {} : { of: op.of }),
    ...(op.again === undefined ? {} : { again: [op.again.took, ...(op.again.earlier ?? [])] }),
  };
}

/** Stages the record and its history, and answers the op's outcome. */
function commit(stage: Stage, op: Op, draft: Draft, parallel: boolean): Outcome {
  const changed = { by: op.userId, at: stage.editedAt(op) };
  stage.put({ ...draft.row, seq: draft.seq, changed });
  const results = Object.keys(draft.results).length ? { fields: draft.results } : {};
  const conflict = draft.conflict === undefined ? {} : { conflict: draft.conflict };
  stage.changes.push({
    ...changeOf(stage, op, draft.seq),
    prev: draft.prev,
    ...results,
    ...conflict,
    ...(parallel ? { parallel: true as const } : {}),
  });
  const { number } = draft.row;
  const revived = op.type === "delete" && draft.row.deleted === null;
  return {
    status: "applied",
    seq: draft.seq,
    ...(stage.head > draft.seq ? { took: [draft.seq, stage.head] as [number, number] } : {}),
    ...results,
    ...conflict,
    ...(revived ? { revived: true as const } : {}),
    ...((op.type === "create" || op.type === "append") && number !== null ? { number } : {}),
  };
}

function standsOnRefused(stage: Stage, op: Op): boolean {
  return Object.values(op.base).some(
    (base) => typeof base === "string" && stage.outcome(base)?.status === "refused",
  );
}

function applyAll(stage: Stage, ops: readonly Op[]): void {
  for (const op of ops) {
    const definition = stage.context.registry.get(op.kind);
    if (!definition) throw new Refusal("unknownKind");
    const before = stage.row(op.record);
    const draft = applyOp(stage, definition, op);
    stage.outcomes.set(op.opId, commit(stage, op, draft, isParallel(stage, op, before)));
  }
}

/** A move that came too late: nothing of the group is applied, all of it stays readable in one conflict. */
function conflictOfGroup(ops: readonly Op[], stale: Op, view: View, context: ApplyContext): Stage {
  const stage = new Stage(view, context);
  const conflict = joinStateConflict(stage, stale);
  if (!conflict) return stage;
  const candidates = conflict.fields.candidates;
  if (Array.isArray(candidates) && ops.length > 1) {
    const wished = ops.map(({ record, kind, type, set }) => ({ record, kind, type, set }));
    const last = { ...candidates.at(-1), ops: wished };
    const fields = { ...conflict.fields, candidates: [...candidates.slice(0, -1), last] };
    stage.put({ ...conflict, fields });
  }
  for (const op of ops) {
    const fields: Record<string, FieldResult> = {};
    for (const field of Object.keys(op.set)) fields[field] = "conflict";
    const seq = stage.nextSeq();
    // What is built on it has seen no more than this op had.
    const parallel = isParallel(stage, op, view.row(op.record)) ? { parallel: true as const } : {};
    // The conflict itself came before the first of them.
    const took = op === ops[0] ? { took: [context.head + 1, seq] as [number, number] } : {};
    stage.changes.push({ ...changeOf(stage, op, seq), fields, conflict: conflict.id, ...parallel });
    stage.outcomes.set(op.opId, { status: "applied", seq, ...took, fields, conflict: conflict.id });
  }
  return stage;
}

function refused(ops: readonly Op[], culprit: Op | undefined, refusal: Refusal, head: number) {
  const { code, field } = refusal;
  const outcomes = new Map<string, Outcome>();
  for (const op of ops) {
    const own = culprit === undefined || op === culprit;
    const reason = own ? { code, ...(field ? { field } : {}) } : { code: "groupRefused" as const };
    outcomes.set(op.opId, { status: "refused", ...reason });
  }
  const forbidden = code === "forbidden" || code === "notTheFixer";
  const quarantined = forbidden ? [...ops] : [];
  return { outcomes, rows: [], changes: [], quarantined, head, numbers: new Map() };
}

/** Applies `ops`, which belong to one group and one space. Never throws for what a device may send. */
export function applyGroup(ops: readonly Op[], view: View, context: ApplyContext): GroupResult {
  let stage = new Stage(view, context);
  try {
    if (ops.length > MAX_OPS_IN_GROUP) throw new Refusal("groupRefused");
    // Of the whole group first: a stale move would take what may not stand along into its conflict.
    const unfounded = ops.find((op) => standsOnRefused(stage, op));
    if (unfounded) return refused(ops, unfounded, new Refusal("baseRefused"), context.head);
    applyAll(stage, ops);
  } catch (error) {
    if (error instanceof Refusal)
      return refused(ops, ops[stage.outcomes.size], error, context.head);
    if (!(error instanceof StaleTransition)) throw error;
    stage = conflictOfGroup(ops, error.op, view, context);
  }
  return {
    outcomes: stage.outcomes,
    rows: [...stage.rows.values()],
    changes: stage.changes,
    quarantined: [],
    head: stage.head,
    numbers: stage.numbers,
  };
}
