/** What the device shows before the server has answered: the server's record with the pending ops on top. */
import type { Registry } from "@/lib/records";
import { type Definition, fieldSpec } from "@/lib/records/define";
import { elementKey, type Row } from "@/lib/records/row";
import { candidatesOf, settledOf, withoutChoice } from "./clash";
import { type Base, type Op, WHOLE } from "./op";
import { enterState, initialFields, type Previous, putBack } from "./put-back";

/**
 * Ids of the records that an op changes on the screen: `resolve` also changes its conflict, and so does an
 * `undo` of it (`undone`).
 */
export function touchedBy(op: Op, undone?: Op): string[] {
  const resolving = op.type === "undo" ? undone : op;
  return resolving?.type === "resolve" && resolving.of ? [op.record, resolving.of] : [op.record];
}

function created(op: Op, definition: Definition | undefined): Row {
  const author = { by: op.userId, at: op.at };
  const initial = definition ? initialFields(definition) : {};
  const row: Row = {
    space: op.space,
    id: op.record,
    kind: op.kind,
    number: op.again?.number ?? null,
    code: op.code ?? null,
    fields: { ...op.set, ...initial },
    seqs: {},
    created: { ...author, seq: 0 },
    changed: author,
    seq: 0,
    deleted: null,
    entered: {},
  };
  return definition?.states
    ? enterState(row, definition.states.initial, author.by, author.at)
    : row;
}

/** The values that an op writes, in the keys of `put-back.ts`. */
function writes(op: Op): Previous {
  switch (op.type) {
    case "delete":
      return { [WHOLE]: true };
    case "restore":
      return { [WHOLE]: false };
    case "add":
    case "remove": {
      const there = op.type === "add";
      const entries = Object.entries(op.set).flatMap(([field, elements]) =>
        (Array.isArray(elements) ? elements : []).map((one) => [
          elementKey(field, String(one)),
          there,
        ]),
      );
      return Object.fromEntries(entries);
    }
    default:
      // An undo carries what it puts back, as the device remembers it.
      return op.set;
  }
}

/** The seqs of `row` stay the server's: they are the bases of later edits. */
function written(row: Row, op: Op): { row: Row; prev: Previous } {
  const { row: next, prev } = putBack(row, writes(op), 0);
  const changed = { by: op.userId, at: op.at };
  const seqs = row.seqs;
  const moved = op.type === "transition" && op.set.state !== row.fields.state;
  const shown = { ...next, seqs, changed };
  return { row: moved ? enterState(shown, String(op.set.state), op.userId, op.at) : shown, prev };
}

function settled(conflict: Row, op: Op): Row {
  const seen = op.seen ?? [];
  const all = candidatesOf(conflict);
  const left = all.filter((one) => !seen.includes(one.opId));
  const gone = all.filter((one) => seen.includes(one.opId));
  const { opId, userId, at } = op;
  const choice = { opId, userId, at, receivedAt: at, values: op.set, settles: seen };
  const settled = [...settledOf(conflict), ...gone, choice];
  const state = left.length ? "open" : "settled";
  return { ...conflict, fields: { ...conflict.fields, candidates: left, settled, state } };
}

function reopened(conflict: Row, op: Op): Row {
  const fields = withoutChoice(conflict, op.of ?? "");
  return fields ? { ...conflict, fields: { ...conflict.fields, ...fields } } : conflict;
}

/**
 * The record `id` as it looks once `op` is made, with what that overwrote (for an undo). A record that is
 * not on the device stays undefined.
 */
export function applyLocal(
  id: string,
  row: Row | undefined,
  op: Op,
  registry: Registry,
): { row: Row | undefined; prev: Previous } {
  if (op.type === "resolve" && op.of === id) return { row: row && settled(row, op), prev: {} };
  if (op.type === "undo" && op.record !== id) return { row: row && reopened(row, op), prev: {} };
  if (!row) {
    const creates = op.type === "create" || op.type === "append";
    const fresh = creates ? created(op, registry.get(op.kind)) : undefined;
    return { row: fresh, prev: { [WHOLE]: true } };
  }
  return written(row, op);
}

/** The server's record with the pending ops that touch it, in n order, on top. */
export function display(
  id: string,
  server: Row | undefined,
  pending: readonly Op[],
  registry: Registry,
): Row | undefined {
  let row = server;
  for (const op of pending) row = applyLocal(id, row, op, registry).row;
  return row;
}

/**
 * What an edit of `field` (or of the record, `*`) is based on: the person's own last pending op on it, or the
 * server's record as it was seen.
 */
export function baseOf(field: string, seen: Row, pending: readonly Op[]): Base {
  const own = pending.findLast((op) => {
    if (field === WHOLE) return true;
    if (op.type === "create" || op.type === "append") return true;
    return Object.hasOwn(op.set, field);
  });
  return own ? own.opId : seen.seq;
}

/** What taking out one element is based on: the person's own pending op that put it there, or what was seen. */
export function baseOfElement(
  field: string,
  element: string,
  seen: Row,
  pending: readonly Op[],
): Base {
  const own = pending.findLast(({ set }) => {
    if (Object.hasOwn(set, elementKey(field, element))) return true;
    const elements = set[field];
    return Array.isArray(elements) && elements.includes(element);
  });
  return own ? own.opId : seen.seq;
}

/** True if `op` cannot stand without `refused`: it was made on top of it, or needs the record it made. */
export function dependsOn(op: Op, refused: Op): boolean {
  if (Object.values(op.base).includes(refused.opId) || op.of === refused.opId) return true;
  if (op.group !== undefined && op.group === refused.group) return true;
  const made = refused.type === "create" || refused.type === "append";
  return made && op.record === refused.record && op.opId !== refused.opId;
}

/** Which fields of a record merge as sets: they are changed by `add` and `remove`, never by `set`. */
export const isSetField = (definition: Definition, field: string) =>
  fieldSpec(definition, field)?.merge === "set";
