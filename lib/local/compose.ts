/** Turns what a person wants into ops: bases, values seen, and a refusal at once of what cannot be. */
import type { Registry } from "@/lib/records";
import type { Candidate } from "@/lib/records/conflict";
import {
  type Definition,
  fieldSpec,
  isBlank,
  isFinal,
  neededBy,
  transitionOf,
} from "@/lib/records/define";
import { type Actor, isGranted } from "@/lib/records/rights";
import { elementKey, type Row } from "@/lib/records/row";
import { baseOf, baseOfElement, isSetField } from "@/lib/sync/local";
import { type Base, type Op, type OpType, WHOLE } from "@/lib/sync/op";
import type { Previous } from "@/lib/sync/put-back";
import { sameValue } from "@/lib/sync/value";
import { demand, demandOwn, demandTransition } from "./allowed";
import { LocalError } from "./errors";
import type { Fields, Seen, Wish } from "./intent";

/** The parts of an op that depend on what is wanted. */
export type OpBody = Pick<Op, "record" | "kind" | "type" | "base" | "set" | "was"> &
  Partial<Pick<Op, "of" | "seen">>;

/** The device as the tap has changed it so far. */
export interface ComposeView {
  registry: Registry;
  actor: Actor;
  space: string;
  row(id: string): Row | undefined;
  /** What stands on top of the record, oldest first. */
  ops(id: string): readonly Op[];
  /** An own op and what it overwrote, if the device still has it. */
  own(opId: string): { op: Op; prev: Previous } | undefined;
  /** Loaded before the transaction; throws `fieldInvalid` or `fieldMissing`. */
  validate(definition: Definition, fields: Fields, whole: boolean): void;
}

export function compose(view: ComposeView, wish: Exclude<Wish, { type: "attach" }>): OpBody[] {
  switch (wish.type) {
    case "create":
    case "append":
      return [createBody(view, wish)];
    case "change":
      return changeBodies(view, wish);
    case "add":
    case "remove":
      return elementBodies(view, wish.record, wish.type, wish.field, wish.elements);
    case "transition":
      return transitionBodies(view, wish);
    case "delete":
    case "restore":
      return wholeBodies(view, wish.record, wish.type);
    case "undo":
      return [undoBody(view, wish.of)];
    case "resolve":
      return [resolveBody(view, wish)];
  }
}

function definitionOf(view: ComposeView, kind: string): Definition {
  const definition = view.registry.get(kind);
  if (!definition) throw new LocalError("unknownKind");
  return definition;
}

function living(view: ComposeView, record: string): { row: Row; definition: Definition } {
  const row = view.row(record);
  if (!row || row.space !== view.space) throw new LocalError("missingRecord");
  if (row.deleted !== null) throw new LocalError("deletedRecord");
  return { row, definition: definitionOf(view, row.kind) };
}

/** An op on the given fields of a record, each based on what the person saw of it. */
function body(
  view: ComposeView,
  row: Row,
  type: OpType,
  set: Record<string, unknown>,
  fields = Object.keys(set),
): OpBody {
  const base: Record<string, Base> = {};
  const was: Record<string, unknown> = {};
  for (const field of fields) {
    base[field] = baseOf(field, row, view.ops(row.id));
    if (field !== WHOLE) was[field] = row.fields[field] ?? null;
  }
  return { record: row.id, kind: row.kind, type, base, set, was };
}

function createBody(
  view: ComposeView,
  { type, record, kind, fields }: Extract<Wish, { type: "create" | "append" }>,
): OpBody {
  const definition = definitionOf(view, kind);
  const set = Object.fromEntries(Object.entries(fields).filter(([, value]) => !isBlank(value)));
  demand(view.actor, definition, "create", set);
  demandFields(view, definition, set, Object.keys(set));
  demandOwn(view.actor, definition, set);
  view.validate(definition, set, true);
  return { record, kind, type, base: {}, set, was: {} };
}

/** A field may name who changes it more narrowly than its kind does. */
function demandFields(
  { actor }: ComposeView,
  definition: Definition,
  held: Fields,
  fields: readonly string[],
): void {
  const denied = fields.filter((field) => {
    const by = fieldSpec(definition, field)?.by;
    return by && !isGranted(actor, by, held);
  });
  if (denied.length)
    throw new LocalError("forbidden", {
      fields: denied.map((field) => ({ field, code: "forbidden" })),
    });
}

function changeBodies(
  view: ComposeView,
  { record, fields, seen }: Extract<Wish, { type: "change" }>,
): OpBody[] {
  const { row, definition } = living(view, record);
  const set: Record<string, unknown> = {};
  const bodies: OpBody[] = [];
  for (const [field, value] of Object.entries(fields)) {
    if (sameValue(row.fields[field], value)) continue;
    if (seen && sameValue(seen.fields[field], value)) continue;
    if (isSetField(definition, field)) bodies.push(...setBodies(view, row, field, value, seen));
    else set[field] = isBlank(value) ? null : value;
  }
  if (!Object.keys(set).length) return bodies;
  if (isFinal(definition, row.fields)) throw new LocalError("illegalTransition");
  demand(view.actor, definition, "set", row.fields, Object.keys(set));
  view.validate(definition, set, false);
  const required = Object.keys(set).filter(
    (field) => set[field] === null && fieldSpec(definition, field)?.required,
  );
  if (required.length)
    throw new LocalError("fieldMissing", {
      fields: required.map((field) => ({ field, code: "fieldMissing" })),
    });
  return [onWhatWasSeen(body(view, row, "set", set), row, seen), ...bodies];
}

/**
 * Where a field changed under the person's hands, the edit is based on what they saw. Elsewhere the present
 * base stands, or a person would clash with an own earlier edit that was sent meanwhile.
 */
function onWhatWasSeen(made: OpBody, row: Row, seen: Seen | undefined): OpBody {
  if (!seen) return made;
  const base = { ...made.base };
  const was = { ...made.was };
  for (const field of Object.keys(made.set)) {
    if (sameValue(seen.fields[field], row.fields[field])) continue;
    if (typeof base[field] === "number") base[field] = seen.seq;
    was[field] = seen.fields[field] ?? null;
  }
  return { ...made, base, was };
}

/** A form gives a set as a whole; only what came and went travels. */
function setBodies(
  view: ComposeView,
  row: Row,
  field: string,
  value: unknown,
  seen: Seen | undefined,
): OpBody[] {
  const before = textsOf((seen ?? row).fields[field]);
  const after = textsOf(value);
  const added = after.filter((one) => !before.includes(one));
  const removed = before.filter((one) => !after.includes(one));
  return [
    ...(added.length ? elementBodies(view, row.id, "add", field, added) : []),
    ...(removed.length ? elementBodies(view, row.id, "remove", field, removed) : []),
  ];
}

function elementBodies(
  view: ComposeView,
  record: string,
  type: "add" | "remove",
  field: string,
  elements: readonly string[],
): OpBody[] {
  const { row, definition } = living(view, record);
  const held = textsOf(row.fields[field]);
  const wanted = elements.filter((one) => held.includes(one) === (type === "remove"));
  if (!wanted.length) return [];
  demand(view.actor, definition, "set", row.fields, [field]);
  demandOwn(view.actor, definition, { [field]: wanted });
  view.validate(definition, { [field]: wanted }, false);
  const made = body(view, row, type, { [field]: wanted });
  if (type === "add") return [made];
  const own = view.ops(record);
  const base = wanted.map((one) => [elementKey(field, one), baseOfElement(field, one, row, own)]);
  return [{ ...made, base: Object.fromEntries(base) }];
}

function transitionBodies(
  view: ComposeView,
  { record, to, fields }: Extract<Wish, { type: "transition" }>,
): OpBody[] {
  const { row, definition } = living(view, record);
  const extra = Object.fromEntries(
    Object.entries(fields).filter(([field, value]) => !sameValue(row.fields[field], value)),
  );
  view.validate(definition, extra, false);
  demandTransition(definition, row, to, view.actor, extra);
  demandFields(view, definition, row.fields, Object.keys(extra));
  const move = transitionOf(definition, row.fields.state, to);
  const needed = move ? neededBy(move) : [];
  // Sets travel as ops of their own, in the same group.
  const sets = Object.keys(extra).filter((field) => isSetField(definition, field));
  const beside = Object.keys(extra).filter((field) => !needed.includes(field));
  if (beside.length) demand(view.actor, definition, "set", row.fields, beside);
  const along = Object.fromEntries(
    Object.entries(extra).filter(([field]) => !sets.includes(field)),
  );
  return [
    ...sets.flatMap((field) => setBodies(view, row, field, extra[field], undefined)),
    body(view, row, "transition", { ...along, state: to }),
  ];
}

function wholeBodies(view: ComposeView, record: string, type: "delete" | "restore"): OpBody[] {
  const row = view.row(record);
  if (!row || row.space !== view.space) throw new LocalError("missingRecord");
  demand(view.actor, definitionOf(view, row.kind), "delete", row.fields);
  if ((row.deleted === null) === (type === "restore")) return [];
  return [body(view, row, type, {}, [WHOLE])];
}

/** Takes back an own op where its result still stands. */
function undoBody(view: ComposeView, of: string): OpBody {
  const done = view.own(of);
  const row = done && view.row(done.op.record);
  if (!done || !row) throw new LocalError("undoOvertaken");
  if (done.op.type !== "delete" && isFinal(definitionOf(view, row.kind), row.fields))
    throw new LocalError("undoOvertaken");
  const { op, prev } = done;
  const later = view.ops(row.id);
  const after = later.slice(later.findIndex((one) => one.opId === of) + 1);
  const keys = Object.keys(prev);
  const overtaken =
    after.some((one) => touches(one, keys)) ||
    keys.some((key) => Object.hasOwn(op.set, key) && !sameValue(row.fields[key], op.set[key]));
  if (overtaken) throw new LocalError("undoOvertaken");
  return { ...body(view, row, "undo", { ...prev }, [WHOLE]), of };
}

const touches = (op: Op, keys: readonly string[]) => keys.some((key) => Object.hasOwn(op.set, key));

function resolveBody(
  view: ComposeView,
  { conflict, values, seen }: Extract<Wish, { type: "resolve" }>,
): OpBody {
  const open = view.row(conflict);
  if (open?.kind !== "conflict") throw new LocalError("missingRecord");
  if (open.fields.state !== "open") throw new LocalError("conflictSettled");
  const row = view.row(String(open.fields.of));
  if (!row) throw new LocalError("missingRecord");
  const definition = definitionOf(view, row.kind);
  const { state, ...set } = values;
  demand(view.actor, definition, "set", row.fields, Object.keys(set));
  view.validate(definition, set, false);
  if (state !== undefined && state !== row.fields.state)
    demandTransition(definition, row, String(state), view.actor, set);
  const candidates = (open.fields.candidates ?? []) as Candidate[];
  return {
    ...body(view, row, "resolve", { ...values }),
    of: conflict,
    seen: [...(seen ?? candidates.map(({ opId }) => opId))],
  };
}

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
