/** What the store keeps beside a row so that it can be found: worked out from the kind's definition. */
import { type Definition, isOpen } from "@/lib/records/define";
import type { Registry } from "@/lib/records/index";
import type { Row } from "@/lib/records/row";

export interface Derived {
  /** The record that this one belongs to, null where the kind has no parent. */
  parent: string | null;
  /** 1 while the record is work that somebody still has to finish. */
  openWork: 0 | 1;
  /** Whoever made it or is named in it, each between bars: `|u1|u2|`. Empty unless it is open work. */
  people: string;
}

export function derivedOf(registry: Registry, row: Row): Derived {
  const definition = registry.get(row.kind);
  if (!definition) return { parent: null, openWork: 0, people: "" };
  const parent = definition.parent === undefined ? null : row.fields[definition.parent];
  const open = isWork(definition) && row.deleted === null && isOpen(definition, row.fields.state);
  return {
    parent: typeof parent === "string" ? parent : null,
    openWork: open ? 1 : 0,
    people: open ? barred([row.created.by, ...peopleIn(definition, row)]) : "",
  };
}

/** Changes whenever `derivedOf` could answer differently, so that stored rows are worked out anew. */
export function derivationOf(registry: Registry): string {
  const parts = [...registry.values()].map((definition) => [
    definition.kind,
    definition.parent ?? null,
    isWork(definition) ? openStates(definition) : null,
    personFields(definition),
  ]);
  return JSON.stringify(parts.sort());
}

const isWork = (definition: Definition) =>
  definition.states !== undefined && definition.writing === "free";

const openStates = (definition: Definition) =>
  Object.entries(definition.states?.all ?? {}).flatMap(([name, state]) =>
    state.open ? [name] : [],
  );

const known = new WeakMap<Definition, string[]>();

/** Worked out once a definition: every row that is written asks for it. */
function personFields(definition: Definition): string[] {
  const before = known.get(definition);
  if (before) return before;
  const names = Object.entries(definition.fields).flatMap(([name, field]) =>
    field.spec.type === "person" || field.spec.type === "people" ? [name] : [],
  );
  known.set(definition, names);
  return names;
}

const peopleIn = (definition: Definition, row: Row) =>
  personFields(definition).flatMap((name) => {
    const value = row.fields[name];
    const named: unknown[] = Array.isArray(value) ? value : [value];
    return named.filter((one): one is string => typeof one === "string");
  });

// Ids hold no bars; anything that does cannot be a person.
const barred = (ids: string[]) =>
  `|${[...new Set(ids)].filter((id) => !id.includes("|")).join("|")}|`;
