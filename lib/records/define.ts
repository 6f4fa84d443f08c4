/** How a record kind is described: one definition, from which everything else is derived. */
import type { Field, FieldSpec, Label } from "./fields";
import type { Grant } from "./rights";

/** How full the ring of a state is drawn; state never relies on colour alone. */
export type StateMark = "dashed" | 0 | 0.25 | 0.5 | 0.75 | "wait" | "back" | "check" | "stop";

export interface StateSpec {
  label: Label;
  mark: StateMark;
  /** An open state counts as unfinished work. */
  open: boolean;
}

export interface Transition {
  from: string;
  to: string;
  by: readonly Grant[];
  /** Fields that must hold a value once the transition is applied. */
  needs?: readonly string[];
  /** Fields that must hold one of these values, e.g. a policy that allows closing at once. */
  when?: Readonly<Record<string, readonly string[]>>;
  /** Whoever last moved the record into this state may not make this transition. */
  notBy?: string;
}

export interface StatesSpec {
  initial: string;
  all: Readonly<Record<string, StateSpec>>;
  transitions: readonly Transition[];
}

export interface SectionSpec {
  label: Label;
  /** The section stands open in these states; in others it is folded with its count of filled fields. */
  openIn?: readonly string[];
}

export type Operation = "create" | "set" | "delete";

export interface Definition<F extends Record<string, Field> = Record<string, Field>> {
  kind: string;
  label: Label;
  /** What many of them are called, over a list; the label where it serves for both. */
  plural: Label;
  /** Prefix of the human number (`BUG` → BUG-0123); kinds without one are never numbered. */
  number?: string;
  fields: F;
  states?: StatesSpec;
  sections: Readonly<Record<string, SectionSpec>>;
  /** Who may do what; an operation without a grant is denied. */
  rights: Readonly<Partial<Record<Operation, readonly Grant[]>>>;
  /** `server`: mirrored read-only on devices. `append`: created once, never changed. */
  writing: "free" | "append" | "server";
  /** The field that names a record in lists; an empty one is replaced by `untitled`. */
  title: string;
  /** Fields that together stand in for a missing title. */
  untitled: readonly string[];
  /** The field whose value says which record this one belongs to (a comment's defect). */
  parent?: string;
  /** Fields drawn in the meta line of a row, in order. */
  meta: readonly string[];
  /** The list's first order. */
  order: { by: string; descending: boolean };
}

type Given<F extends Record<string, Field>> = Pick<Definition<F>, "label" | "fields" | "title"> &
  Partial<Omit<Definition<F>, "kind" | "label" | "fields" | "title">>;

const plain: Readonly<Record<string, SectionSpec>> = {
  main: { label: { ja: "内容", en: "Content" } },
};

/**
 * Completes a definition with what most kinds share. A kind with states gets a `state` field that only
 * transitions change.
 */
export function defineRecord<F extends Record<string, Field>>(
  kind: string,
  given: Given<F>,
): Definition<F> {
  return {
    plural: given.label,
    sections: plain,
    rights: {},
    writing: "free",
    untitled: [],
    meta: [],
    order: { by: "created", descending: true },
    ...given,
    kind,
  };
}

/** The value types of a definition's fields, each absent until somebody fills it. */
export type FieldsOf<D> =
  D extends Definition<infer F>
    ? { [K in keyof F]?: F[K] extends Field<infer T> ? T | null : never } & { state?: string }
    : never;

export function fieldSpec(definition: Definition, name: string): FieldSpec | undefined {
  return Object.hasOwn(definition.fields, name) ? definition.fields[name]?.spec : undefined;
}

export function isOpen(definition: Definition, state: unknown): boolean {
  return definition.states?.all[String(state)]?.open ?? true;
}
