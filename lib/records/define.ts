/** How a record kind is described: one definition, from which everything else is derived. */
import type { Condition, Field, FieldSpec, Label } from "./fields";
import type { Register } from "./registers";
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
  /** Further fields that it needs where the condition holds. */
  needsWhere?: readonly { when: Condition; needs: readonly string[] }[];
  /** Fields that must hold one of these values, e.g. a policy that allows closing at once. */
  when?: Condition;
  /** Whoever last moved the record into this state may not make this transition. */
  notBy?: string;
  /** Nothing undoes it, and nothing of the record changes after it. */
  final?: true;
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
  /** What its records in open states are called, over a list of them. */
  unfinished: Label;
  /** States whose entering is counted for people, with the words for the count; derived from moves. */
  counts: Readonly<Record<string, Label>>;
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
  /** Drawn inside its parent by a part of its own, without a page. */
  inline?: true;
  /** The group of registers that lists it; absent where a screen of its own or its parent does. */
  register?: Register;
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
    unfinished: { ja: "未完了", en: "Open" },
    sections: plain,
    rights: {},
    counts: {},
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

/** A state in which the work is not done. */
export const openState = (ja: string, en: string, mark: StateMark): StateSpec => ({
  label: { ja, en },
  mark,
  open: true,
});

/** A state in which nobody has to do anything any more. */
export const endState = (ja: string, en: string, mark: StateMark): StateSpec => ({
  label: { ja, en },
  mark,
  open: false,
});

type Values = Readonly<Record<string, unknown>>;

/** An empty field may be absent, null, an empty text or a set without elements. */
export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && !value.length);

export const isMet = (when: Condition, fields: Values): boolean =>
  Object.entries(when).every(([field, allowed]) => allowed.includes(String(fields[field])));

/** Records from before their kind had states stand in the first one. */
export const stateOf = ({ states }: Definition, { state }: Values): unknown =>
  state ?? states?.initial;

/** The row of the table that leads from one state to another. */
export const transitionOf = (
  { states }: Definition,
  from: unknown,
  to: unknown,
): Transition | undefined =>
  states?.transitions.find((one) => one.from === (from ?? states.initial) && one.to === to);

/** True where the record stands in a state that it was brought to for good. */
export const isFinal = ({ states }: Definition, { state }: Values): boolean =>
  states?.transitions.some(({ to, final }) => final && to === state) ?? false;

/** Every field that the move may ask for, and so may bring along. */
export const neededBy = ({ needs = [], needsWhere = [] }: Transition): string[] => [
  ...needs,
  ...needsWhere.flatMap((one) => one.needs),
];

/** Fields that the move needs and that hold nothing yet. */
export function missingFor(transition: Transition, fields: Values): string[] {
  const { needs = [], needsWhere = [] } = transition;
  const further = needsWhere.flatMap((one) => (isMet(one.when, fields) ? one.needs : []));
  return [...needs, ...further].filter((field) => isBlank(fields[field]));
}

/** Fields that should hold something by now and do not. */
export const gapsOf = ({ fields }: Definition, held: Values): string[] =>
  Object.entries(fields).flatMap(([name, { spec }]) =>
    spec.expected && isMet(spec.expected, held) && isBlank(held[name]) ? [name] : [],
  );

/** Whether some state ends the work; where none does, open records are all records. */
export const hasEnd = ({ states }: Definition): boolean =>
  Object.values(states?.all ?? {}).some(({ open }) => !open);

export function isOpen(definition: Definition, state: unknown): boolean {
  return definition.states?.all[String(state)]?.open ?? true;
}
