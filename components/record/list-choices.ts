/** What a person chose for a list (scope, conditions, order, words) and the query that it makes. */
import { type Definition, hasEnd } from "@/lib/records/define";
import type { FieldSpec } from "@/lib/records/fields";
import type { ListQuery, Spaces } from "@/lib/search/query";

export type Scope = "open" | "mine" | "all";

export interface ListChoices {
  scope: Scope;
  /** Wanted value by field; `state` is a field too. */
  filter: Readonly<Record<string, string>>;
  sort: { by: string; descending: boolean };
  text: string;
}

/** Kinds whose work ends start with what is unfinished. */
export function firstChoices(definition: Definition): ListChoices {
  return {
    scope: hasEnd(definition) ? "open" : "all",
    filter: {},
    sort: definition.order,
    text: "",
  };
}

/** The scopes that mean something for a kind. */
export function scopesOf(definition: Definition): Scope[] {
  const scopes: Scope[] = hasEnd(definition) ? ["open", "all"] : ["all"];
  if (mineField(definition)) scopes.splice(-1, 0, "mine");
  return scopes.length > 1 ? scopes : [];
}

export const isOfPeople = ({ type }: FieldSpec) => type === "person" || type === "people";

/** Whose a record is: the first indexed field that names people (担当). */
export function mineField(definition: Definition): string | null {
  const found = Object.entries(definition.fields).find(
    ([, { spec }]) => isOfPeople(spec) && spec.indexed && !spec.hidden,
  );
  return found ? found[0] : null;
}

/** Number of conditions beside the scope. */
export const conditions = (choices: ListChoices): number => Object.keys(choices.filter).length;

export function queryOf(
  definition: Definition,
  space: Spaces,
  me: string,
  choices: ListChoices,
): Omit<ListQuery, "offset" | "limit"> {
  const filter: Record<string, string> = { ...choices.filter };
  // A condition on the state says more than the scope does.
  const unfinished = choices.scope !== "all" && definition.states && filter.state === undefined;
  if (unfinished) filter.open = "true";
  const mine = choices.scope === "mine" ? mineField(definition) : null;
  if (mine) filter[mine] = me;
  const text = choices.text.trim();
  return {
    space,
    kind: definition.kind,
    sort: choices.sort,
    ...(Object.keys(filter).length && { filter }),
    ...(text && { text }),
  };
}

/** Fields that conditions may be put on: those with few values, by their index. */
export function conditionFields(definition: Definition): string[] {
  return indexed(definition, ["choice", "person", "people", "flag", "text"]);
}

/** What a list can be ordered by; `number`, `created` and `changed` are every record's. */
export function orderFields(definition: Definition): string[] {
  return [
    ...(definition.number ? ["number"] : []),
    ...(definition.states ? ["state"] : []),
    ...new Set([
      ...(Object.hasOwn(definition.fields, definition.order.by) ? [definition.order.by] : []),
      ...indexed(definition, ["choice", "day", "instant", "number"]),
    ]),
    "created",
    "changed",
  ];
}

function indexed(definition: Definition, types: readonly string[]): string[] {
  return Object.entries(definition.fields)
    .filter(([, { spec }]) => spec.indexed && !spec.hidden && types.includes(spec.type))
    .map(([name]) => name);
}
