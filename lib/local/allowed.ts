/**
 * What a definition lets this person do, so that the device refuses at once what the server would refuse
 * later. The server decides; this only spares people the wait.
 */
import { type Definition, fieldSpec, type Operation, type Transition } from "@/lib/records/define";
import { type Actor, isGranted } from "@/lib/records/rights";
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

export function mayDo(
  actor: Actor,
  definition: Definition,
  operation: Operation,
  field?: string,
): boolean {
  if (definition.writing === "server") return false;
  if (definition.writing === "append" && operation === "set") return false;
  const by = field === undefined ? undefined : fieldSpec(definition, field)?.by;
  return isGranted(actor, definition.rights[operation]) && (!by || isGranted(actor, by));
}

/** Every transition out of the record's state, with what stands in its way. */
export function transitionsFrom(
  definition: Definition,
  row: Row,
  actor: Actor,
): TransitionChoice[] {
  return (definition.states?.transitions ?? [])
    .filter(({ from }) => from === row.fields.state)
    .map((transition) => judged(transition, row, actor));
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === "";

function judged(transition: Transition, row: Row, actor: Actor): TransitionChoice {
  const { to, by, needs = [], when = {}, notBy } = transition;
  const missing = needs.filter((field) => isEmpty(row.fields[field]));
  const problem = ((): TransitionProblem | undefined => {
    if (!isGranted(actor, by)) return "forbidden";
    if (notBy && row.entered[notBy]?.by === actor.userId) return "notTheFixer";
    const fits = ([field, allowed]: [string, readonly string[]]) =>
      allowed.includes(String(row.fields[field]));
    if (!Object.entries(when).every(fits)) return "illegalTransition";
    return missing.length ? "fieldMissing" : undefined;
  })();
  return problem === undefined ? { to, missing } : { to, problem, missing };
}

/** Throws what stands in the way of the move; `row` already holds the values that go with it. */
export function demandTransition(definition: Definition, row: Row, to: string, actor: Actor): void {
  const choice = transitionsFrom(definition, row, actor).find((one) => one.to === to);
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
  fields: readonly string[] = [],
): void {
  if (definition.writing === "server") throw new LocalError("readOnly");
  if (!mayDo(actor, definition, operation)) throw new LocalError("forbidden");
  const denied = fields.filter((field) => !mayDo(actor, definition, operation, field));
  if (denied.length)
    throw new LocalError("forbidden", {
      fields: denied.map((field) => ({ field, code: "forbidden" })),
    });
}
