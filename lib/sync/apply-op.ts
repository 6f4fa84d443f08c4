/** How each type of op changes a record. Pure: reads and writes go to the stage, trouble is a `Refusal`. */
import {
  type Definition,
  fieldSpec,
  isFinal,
  isMet,
  missingFor,
  neededBy,
  stateOf,
  transitionOf,
} from "@/lib/records/define";
import { type Grant, type Held, heldOf, isGranted } from "@/lib/records/rights";
import { elementKey, type Row } from "@/lib/records/row";
import { missingFields, validateFields } from "@/lib/records/validation";
import { candidatesOf, joinConflict, leaveConflict, openConflictOn, reopenConflict } from "./clash";
import { type Draft, mergeField, seenBy, settleSeen, write } from "./merge-field";
import { type Base, type Op, WHOLE } from "./op";
import { elementsOf, enterState, initialFields } from "./put-back";
import { Refusal, type Stage } from "./stage";
import { sameValue } from "./value";

/** The group met a state that had moved on: all of it becomes one conflict. */
export class StaleTransition extends Error {
  constructor(readonly op: Op) {
    super("staleTransition");
  }
}

/** `held` is the record before the op; for a creation what it is made with. */
function demand(
  stage: Stage,
  grants: readonly Grant[] | undefined,
  held: NonNullable<Held>,
  field?: string,
): void {
  if (!isGranted(stage.context.actor, grants, held)) throw new Refusal("forbidden", field);
}

function checkValues(
  stage: Stage,
  definition: Definition,
  values: Record<string, unknown>,
  held: NonNullable<Held>,
): void {
  const problem = validateFields(definition, values)[0];
  if (problem) throw new Refusal(problem.code, problem.field);
  const { userId } = stage.context.actor;
  for (const [field, value] of Object.entries(values)) {
    const spec = fieldSpec(definition, field);
    if (spec?.by) demand(stage, spec.by, held, field);
    const elements = Array.isArray(value) ? value : [];
    if (spec?.ownElement && elements.some((one) => one !== userId))
      throw new Refusal("forbidden", field);
  }
}

/** The record as it was before the op. */
const heldBefore = (stage: Stage, draft: Draft) => heldOf(stage.row(draft.row.id) ?? draft.row);

const withoutState = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([field]) => field !== "state"));

export function createRecord(stage: Stage, definition: Definition, op: Op): Draft {
  const values = withoutState(op.set);
  demand(stage, definition.rights.create, values);
  checkValues(stage, definition, values, values);
  const missing = missingFields(definition, values)[0];
  if (missing) throw new Refusal(missing.code, missing.field);
  const initial = initialFields(definition);
  if (op.set.state !== undefined && op.set.state !== initial.state)
    throw new Refusal("illegalTransition", "state");

  const seq = stage.nextSeq();
  const author = { by: op.userId, at: stage.editedAt(op) };
  let row: Row = {
    space: op.space,
    id: op.record,
    kind: op.kind,
    number: definition.number ? stage.numberOf(op) : null,
    code: op.code ?? null,
    fields: { ...values, ...initial },
    seqs: {},
    created: { ...author, seq },
    changed: author,
    seq,
    deleted: null,
    entered: {},
  };
  if (definition.states) row = enterState(row, definition.states.initial, author.by, author.at);
  return { row, seq, prev: { [WHOLE]: true }, results: {} };
}

/** Two devices made the same record (its id derives from what it is): the later creation merges into it. */
function createAgain(stage: Stage, definition: Definition, op: Op, row: Row): Draft {
  if (definition.writing === "append" || row.kind !== op.kind) throw new Refusal("existsAlready");
  const values = withoutState(op.set);
  demand(stage, definition.rights.create, values);
  demand(stage, definition.rights.set, row.fields);
  checkValues(stage, definition, values, row.fields);
  const draft = startDraft(stage, row);
  for (const [field, value] of Object.entries(values)) {
    if (fieldSpec(definition, field)?.merge === "set" && Array.isArray(value))
      for (const element of value) write(draft, { [elementKey(field, String(element))]: true });
    else mergeField(stage, definition, draft, op, field, value);
  }
  return draft;
}

function startDraft(stage: Stage, row: Row): Draft {
  return { row, seq: stage.nextSeq(), prev: {}, results: {} };
}

/** The seq up to which the person had seen the record, and whether others had moved it on unseen. */
function seenOfRecord(stage: Stage, base: Base | undefined): { seq: number; parallel: boolean } {
  if (typeof base !== "string") return { seq: base ?? 0, parallel: false };
  const change = stage.change(base);
  return { seq: change?.seq ?? 0, parallel: change?.parallel === true };
}

const newestBase = (stage: Stage, op: Op) =>
  Object.values(op.base)
    .map((base) => seenOfRecord(stage, base))
    .reduce((a, b) => (a.seq >= b.seq ? a : b), { seq: 0, parallel: false });

/** True if the record has moved on since the person saw it. */
export function isParallel(stage: Stage, op: Op, before: Row | undefined): boolean {
  if (!before) return false;
  const seen = newestBase(stage, op);
  return seen.parallel || !hasSeenAll(stage, before, seen.seq);
}

/** After a restore the newest change may be one that was seen before, and an older one unseen. */
function hasSeenAll(stage: Stage, { seq, created, seqs }: Row, seen: number): boolean {
  if (!stage.isUnseen(seq, seen) && !stage.context.lost?.length) return true;
  const written = [seq, created.seq, ...Object.values(seqs)];
  return written.every((one) => !stage.isUnseen(one, seen));
}

/**
 * An edit that had not seen the delete brings the record back; one that had is refused. After a restore one that
 * was taken before is taken again: what had brought the record back is lost, or still on its way.
 */
function revive(stage: Stage, op: Op, draft: Draft): void {
  if (draft.row.deleted === null) return;
  const { seq, parallel } = newestBase(stage, op);
  if (!op.again && !parallel && !stage.isUnseen(draft.row.deleted, seq))
    throw new Refusal("deletedRecord");
  write(draft, { [WHOLE]: false });
}

function setFields(stage: Stage, definition: Definition, draft: Draft, op: Op): void {
  const values = withoutState(op.set);
  checkValues(stage, definition, values, heldBefore(stage, draft));
  for (const [field, value] of Object.entries(values)) {
    if (fieldSpec(definition, field)?.merge === "set") throw new Refusal("fieldInvalid", field);
    mergeField(stage, definition, draft, op, field, value);
  }
}

/** Whoever takes out what they had added themself has seen their own add, and nobody else's. */
function hasSeenAdd(stage: Stage, row: Row, op: Op, field: string, key: string): boolean {
  const added = row.seqs[key] ?? row.created.seq;
  const base = op.base[key];
  if (typeof base === "string") return stage.change(base)?.seq === added;
  return !stage.isUnseen(added, base ?? seenBy(stage, op, field).seq);
}

function changeElements(stage: Stage, definition: Definition, draft: Draft, op: Op): void {
  checkValues(stage, definition, op.set, heldBefore(stage, draft));
  for (const [field, elements] of Object.entries(op.set)) {
    if (!Array.isArray(elements) || fieldSpec(definition, field)?.merge !== "set")
      throw new Refusal("fieldInvalid", field);
    for (const element of elements.map(String)) {
      const key = elementKey(field, element);
      const there = elementsOf(draft.row, field).includes(element);
      // An add that the remover had not seen wins.
      const unseenAdd = there && !hasSeenAdd(stage, draft.row, op, field, key);
      if (op.type === "add" ? there : !there || unseenAdd) draft.results[field] ??= "same";
      else write(draft, { [key]: op.type === "add" });
    }
    const { max } = definition.fields[field]?.spec ?? { max: 0 };
    if (elementsOf(draft.row, field).length > max) throw new Refusal("tooLarge", field);
  }
}

/** Moves the state from `current` to `to`, by the table and the rights of the definition. */
function move(stage: Stage, definition: Definition, draft: Draft, op: Op, to: string): void {
  const { fields } = draft.row;
  const transition = transitionOf(definition, fields.state, to);
  if (!transition) throw new Refusal("illegalTransition", "state");
  demand(stage, transition.by, heldBefore(stage, draft), "state");
  const { notBy, when = {} } = transition;
  if (notBy && draft.row.entered[notBy]?.by === op.userId)
    throw new Refusal("notTheFixer", "state");
  const [missing] = missingFor(transition, fields);
  if (missing !== undefined) throw new Refusal("fieldMissing", missing);
  for (const [field, allowed] of Object.entries(when))
    if (!isMet({ [field]: allowed }, fields)) throw new Refusal("illegalTransition", field);
  write(draft, { state: to });
  draft.row = enterState(draft.row, to, op.userId, stage.editedAt(op));
}

function transition(stage: Stage, definition: Definition, draft: Draft, op: Op): void {
  const to = String(op.set.state);
  const current = stateOf(definition, draft.row.fields);
  if (current !== stateOf(definition, op.was) && current !== to) throw new StaleTransition(op);
  // Whoever may only make the move brings along what it needs, and nothing else.
  const wanted = transitionOf(definition, op.was.state, to);
  const needed = ["state", ...(wanted ? neededBy(wanted) : [])];
  const other = Object.keys(op.set).find((field) => !needed.includes(field));
  if (other !== undefined) demand(stage, definition.rights.set, draft.row.fields, other);
  setFields(stage, definition, draft, op);
  if (current === to) draft.results.state = "same";
  else move(stage, definition, draft, op, to);
}

/** A record that was moved for good stays as it is; the same move made twice is one. */
function demandUnsettled(definition: Definition, { row: { fields } }: Draft, op: Op): void {
  if (!isFinal(definition, fields)) return;
  const { transitions = [] } = definition.states ?? {};
  const open = transitions.flatMap((one) => (one.to === fields.state ? neededBy(one) : []));
  const isKept = ([field, value]: [string, unknown]) =>
    open.includes(field) || sameValue(fields[field], value);
  if (op.type === "add" || op.type === "remove" || !Object.entries(op.set).every(isKept))
    throw new Refusal("illegalTransition", "state");
}

function deleteRecord(
  stage: Stage,
  definition: Definition,
  draft: Draft,
  op: Op,
  before: Row,
): void {
  demand(stage, definition.rights.delete, before.fields);
  const { seq, parallel } = seenOfRecord(stage, op.base[WHOLE]);
  // Somebody's edit that the deleter had not seen keeps the record alive.
  const sawAll = !parallel && hasSeenAll(stage, before, seq);
  if (before.deleted === null && sawAll) write(draft, { [WHOLE]: true });
}

/** After a restore the same wishes clash anew, under another id than the choice names. */
function conflictOf(stage: Stage, { of, record, seen = [] }: Op): Row | undefined {
  const named = of === undefined ? undefined : stage.row(of);
  if (named || !stage.context.lost?.length) return named;
  return stage
    .openConflicts(record)
    .find((row) => candidatesOf(row).some(({ opId }) => seen.includes(opId)));
}

function resolve(stage: Stage, definition: Definition, draft: Draft, op: Op): void {
  demand(stage, definition.rights.set, draft.row.fields);
  const conflict = conflictOf(stage, op);
  if (conflict?.kind !== "conflict" || conflict.fields.of !== op.record)
    throw new Refusal("missingRecord");
  demandUnsettled(definition, draft, op);
  revive(stage, op, draft);
  setFields(stage, definition, draft, op);
  const { state } = op.set;
  if (state !== undefined && state !== draft.row.fields.state)
    move(stage, definition, draft, op, String(state));
  if (conflict.fields.state === "open") settleSeen(stage, op, conflict);
}

/** True while nobody has changed `key` since the change that is to be undone. */
function stands(row: Row, key: string, seq: number): boolean {
  if (key === WHOLE) return (row.deleted ?? row.seq) === seq;
  return (row.seqs[key] ?? row.created.seq) === seq;
}

/** An undone move no longer counts. */
function leaveState(row: Row, state: string): Row {
  const entry = row.entered[state];
  if (!entry) return row;
  return { ...row, entered: { ...row.entered, [state]: { ...entry, times: entry.times - 1 } } };
}

function undo(stage: Stage, definition: Definition, draft: Draft, op: Op): void {
  const done = op.of ? stage.change(op.of) : undefined;
  if (!done || done.record !== op.record) throw new Refusal("missingRecord");
  if (done.userId !== op.userId) throw new Refusal("undoForeign");
  if (done.type !== "delete" && isFinal(definition, draft.row.fields))
    throw new Refusal("undoOvertaken");
  for (const key of Object.keys(done.prev))
    if (!stands(draft.row, key, done.seq)) throw new Refusal("undoOvertaken");
  write(draft, done.prev);
  for (const [field, result] of Object.entries(done.fields ?? {})) {
    const conflict = result === "conflict" ? openConflictOn(stage, draft.row.id, field) : undefined;
    if (conflict) leaveConflict(stage, conflict, [done.opId], op);
  }
  const settled = done.type === "resolve" && done.of ? stage.row(done.of) : undefined;
  if (settled) reopenConflict(stage, settled, done.opId, op);
  if (Object.hasOwn(done.prev, "state")) draft.row = leaveState(draft.row, String(done.set.state));
}

/** Applies one op; answers the record as it then is, not yet staged. */
export function applyOp(stage: Stage, definition: Definition, op: Op): Draft {
  if (definition.writing === "server") throw new Refusal("forbidden");
  const row = stage.row(op.record);
  const creates = op.type === "create" || op.type === "append";
  if (creates && (op.type === "append") !== (definition.writing === "append"))
    throw new Refusal("invalid");
  if (creates)
    return row ? createAgain(stage, definition, op, row) : createRecord(stage, definition, op);
  if (!row || row.kind !== op.kind) throw new Refusal("missingRecord");

  const draft = startDraft(stage, row);
  switch (op.type) {
    case "delete":
      deleteRecord(stage, definition, draft, op, row);
      break;
    case "restore":
      demand(stage, definition.rights.delete, row.fields);
      if (row.deleted !== null) write(draft, { [WHOLE]: false });
      break;
    case "undo":
      undo(stage, definition, draft, op);
      break;
    case "resolve":
      resolve(stage, definition, draft, op);
      break;
    default:
      if (op.type !== "transition") demand(stage, definition.rights.set, row.fields);
      if (definition.writing === "append") throw new Refusal("forbidden");
      demandUnsettled(definition, draft, op);
      revive(stage, op, draft);
      if (op.type === "set") setFields(stage, definition, draft, op);
      else if (op.type === "transition") transition(stage, definition, draft, op);
      else changeElements(stage, definition, draft, op);
  }
  return draft;
}

/** A stale move: the record's op becomes a candidate of its conflict on `state`. */
export function joinStateConflict(stage: Stage, op: Op): Row | undefined {
  const row = stage.row(op.record);
  return row ? joinConflict(stage, row, "state", op, op.set) : undefined;
}
