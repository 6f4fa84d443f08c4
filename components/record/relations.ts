/** Which records point to one, kind by kind: found from the definitions, so that a new kind is shown at once. */
import type { Shown } from "@/lib/local/database";
import type { Registry } from "@/lib/records";
import { type Definition, isBlank } from "@/lib/records/define";
import type { FieldSpec } from "@/lib/records/fields";

export interface Pointer {
  definition: Definition;
  field: string;
}

const pointsAt = ({ type, targets }: FieldSpec, kind: string) =>
  (type === "link" || type === "links") && (!targets?.length || targets.includes(kind));

/** Link fields that may hold a record of `kind`; what is drawn inside its parent is no relation. */
export function pointersTo(registry: Registry, kind: string): Pointer[] {
  return [...registry.values()].flatMap((definition) =>
    definition.inline || definition.writing === "server"
      ? []
      : Object.entries(definition.fields)
          .filter(([, { spec }]) => !spec.hidden && pointsAt(spec, kind))
          .map(([field]) => ({ definition, field })),
  );
}

/** Kinds whose records are parts of one of `kind`: the lines of a meeting, the steps of a case. */
export const childrenOf = (registry: Registry, kind: string): Pointer[] =>
  pointersTo(registry, kind).filter(({ definition, field }) => definition.parent === field);

/** Kinds that may have grown out of a record of `kind`. */
export const raisedFrom = (registry: Registry, kind: string): Pointer[] =>
  pointersTo(registry, kind).filter(({ field }) => field === "origin");

export interface Relation extends Pointer {
  rows: Shown[];
}

/** The rows by the field that points to `target`, each row once, in the order of its kind. */
export function relationsOf(
  pointers: readonly Pointer[],
  target: string,
  rows: readonly Shown[],
): Relation[] {
  const told = new Set<string>();
  return pointers.flatMap(({ definition, field }) => {
    const own = rows.filter(
      ({ id, kind, fields }) =>
        kind === definition.kind && !told.has(id) && holds(fields[field], target),
    );
    for (const { id } of own) told.add(id);
    return own.length ? [{ definition, field, rows: ordered(definition, own) }] : [];
  });
}

const holds = (value: unknown, target: string) =>
  Array.isArray(value) ? value.includes(target) : value === target;

/** By what the kind's lists are ordered by; what lacks it comes last, as it was made. */
function ordered({ order: { by, descending } }: Definition, rows: readonly Shown[]): Shown[] {
  const placeOf = (row: Shown): unknown => {
    if (by === "created") return row.created.at;
    return by === "number" ? row.number : row.fields[by];
  };
  return [...rows].sort((a, b) => {
    const [left, right] = [placeOf(a), placeOf(b)];
    if (isBlank(left) || isBlank(right)) return Number(isBlank(left)) - Number(isBlank(right));
    if (left === right) return 0;
    const isBefore =
      typeof left === "number" && typeof right === "number"
        ? left < right
        : String(left) < String(right);
    return isBefore === descending ? 1 : -1;
  });
}
