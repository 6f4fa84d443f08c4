/**
 * What a definition lets this person do, so that the device refuses at once what the server would refuse
 * later. The server decides; this only spares people the wait.
 */
import {
  type Definition,
  fieldSpec,
  isMet,
  missingFor,
  type Operation,
  stateOf,
  type Transition,
} from "@/lib/records/define";
import { type Actor, type Held, heldOf, isGranted } from "@/lib/records/rights";
import type { Row } from "@/lib/records/row";
import { LocalError } from "./errors";

export type TransitionProblem = "illegalTransition" | "forbidden" | "notTheFixer" | "fieldMissing";

export interface TransitionChoice {
  to: string;
  /** Absent: it may be made now. */
  problem?: TransitionProblem;
  /** Fields that must be filled first. */
  missing: string[];
}

/** `held` is what the record holds before the change, or a new one is made with; null where that is open. */
export function mayDo(
  actor: Actor,
  definition: Definition,
  operation: Operation,
  held: Held,
  field?: string,
): boolean {
  if (definition.writing === "server") return false;
  if (definition.writing === "append" && operation === "set") return false;
  const by = field === undefined ? undefined : fieldSpec(definition, field)?.by;
  return (
    isGranted(actor, definition.rights[operation], held) && (!by || isGranted(actor, by, held))
  );
}

/**
 * Every transition out of the record's state, with what stands in its way. `along` are values that would go
 * with the move: they may fill what it needs, but not say who may make it.
 */
export function transitionsFrom(
  definition: Definition,
  row: Row,
  actor: Actor,
  along: NonNullable<Held> = {},
): TransitionChoice[] {
  return (definition.states?.transitions ?? [])
    .filter(({ from }) => from === stateOf(definition, row.fields))
    .map((transition) => judged(transition, row, actor, { ...row.fields, ...along }));
}

function judged(
  transition: Transition,
  row: Row,
  actor: Actor,
  after: NonNullable<Held>,
): TransitionChoice {
  const { to, by, when = {}, notBy } = transition;
  const missing = missingFor(transition, after);
  const problem = ((): TransitionProblem | undefined => {
    if (!isGranted(actor, by, heldOf(row))) return "forbidden";
    if (notBy && row.entered[notBy]?.by === actor.userId) return "notTheFixer";
    if (!isMet(when, after)) return "illegalTransition";
    return missing.length ? "fieldMissing" : undefined;
  })();
  return problem === undefined ? { to, missing } : { to, problem, missing };
}

/** Throws what stands in the way of the move with the values that go along. */
export function demandTransition(
  definition: Definition,
  row: Row,
  to: string,
  actor: Actor,
  along: NonNullable<Held>,
): void {
  const choice = transitionsFrom(definition, row, actor, along).find((one) => one.to === to);
  if (!choice) throw new LocalError("illegalTransition", { fields: problem("state") });
  if (choice.problem === "fieldMissing")
    throw new LocalError("fieldMissing", {
      fields: choice.missing.map((field) => ({ field, code: "fieldMissing" })),
    });
  if (choice.problem) throw new LocalError(choice.problem, { fields: problem("state") });
}

const problem = (field: string) => [{ field, code: "illegalTransition" }];

export function demand(
  actor: Actor,
  definition: Definition,
  operation: Operation,
  held: NonNullable<Held>,
  fields: readonly string[] = [],
): void {
  if (definition.writing === "server") throw new LocalError("readOnly");
  if (!mayDo(actor, definition, operation, held)) throw new LocalError("forbidden");
  const denied = fields.filter((field) => !mayDo(actor, definition, operation, held, field));
  if (denied.length)
    throw new LocalError("forbidden", {
      fields: denied.map((field) => ({ field, code: "forbidden" })),
    });
}

/** In some fields everyone adds and takes out only themself. */
export function demandOwn(actor: Actor, definition: Definition, fields: NonNullable<Held>): void {
  const foreign = Object.entries(fields).filter(
    ([field, value]) =>
      fieldSpec(definition, field)?.ownElement &&
      Array.isArray(value) &&
      value.some((one) => one !== actor.userId),
  );
  if (foreign.length)
    throw new LocalError("forbidden", {
      fields: foreign.map(([field]) => ({ field, code: "forbidden" })),
    });
}
