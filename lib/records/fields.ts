/** The field types a record kind is made of: plain data, so that the first screen loads no validator. */
import type { Grant } from "./rights";

export type Language = "ja" | "en";
export type Label = Readonly<Record<Language, string>>;

/**
 * What happens when two people changed the same field.
 * `clash` keeps the server's value and asks a person; `text` merges sentences first; `set` merges
 * elements, an add wins; `later` lets the later one win (order keys).
 */
export type MergeRule = "clash" | "text" | "set" | "later";

export type FieldType =
  | "text"
  | "longText"
  | "choice"
  | "day"
  | "time"
  | "instant"
  | "number"
  | "flag"
  | "person"
  | "people"
  | "link"
  | "links"
  | "tags"
  | "ticks"
  | "json";

export interface Option {
  label: Label;
  /** How grave or far along, from 0 to 1, where a mark draws it; absent where order means nothing. */
  weight?: number;
}

export const option = (ja: string, en: string, weight?: number): Option =>
  weight === undefined ? { label: { ja, en } } : { label: { ja, en }, weight };

/** Values that other fields must hold, any of the listed ones each; `state` is a field too. */
export type Condition = Readonly<Record<string, readonly string[]>>;

/** What a new record starts with: its author, their side, the day, the moment, or a fixed value. */
export type Start = "author" | "authorSide" | "today" | "now" | { value: unknown };

export interface FieldSpec {
  type: FieldType;
  label: Label;
  merge: MergeRule;
  /** Longest text in characters, or most elements of a set, or the largest number. */
  max: number;
  section: string;
  options?: Readonly<Record<string, Option>>;
  /** Kinds that a link may point to; empty means any. */
  targets?: readonly string[];
  /** `ticks`: the field whose elements are ticked off. */
  of?: string;
  /** What a text, or each tag, must look like, and how a person is told. */
  form?: { pattern: RegExp; hint: Label };
  required?: boolean;
  start?: Start;
  /** Should be filled once the condition holds. A gap is pointed out, never refused. */
  expected?: Condition;
  /** A day that is overdue once it has passed while the record is open. */
  deadline?: boolean;
  indexed?: boolean;
  /** Records are looked up by its value on the device; each costs an index entry at every write. */
  sought?: boolean;
  /** Column width in lists and exports, in characters. */
  column?: number;
  /** Who may change it, where that is narrower than the kind's right to set. */
  by?: readonly Grant[];
  /** Everyone adds and takes out only themself. */
  ownElement?: boolean;
  /** Not in forms: filled by the app or the server. */
  hidden?: boolean;
}

/** One field; every method answers a changed copy. `T` is the type of its value. */
export class Field<T = unknown> {
  declare readonly value?: T;

  constructor(readonly spec: FieldSpec) {}

  private with(change: Partial<FieldSpec>): Field<T> {
    return new Field<T>({ ...this.spec, ...change });
  }
  max(max: number) {
    return this.with({ max });
  }
  section(section: string) {
    return this.with({ section });
  }
  merge(merge: MergeRule) {
    return this.with({ merge });
  }
  required() {
    return this.with({ required: true });
  }
  expected(when: Condition = {}) {
    return this.with({ expected: when });
  }
  starts(start: Start) {
    return this.with({ start });
  }
  like(pattern: RegExp, hint: Label) {
    return this.with({ form: { pattern, hint } });
  }
  deadline() {
    return this.with({ deadline: true });
  }
  indexed() {
    return this.with({ indexed: true });
  }
  sought() {
    return this.with({ sought: true });
  }
  column(characters: number) {
    return this.with({ column: characters });
  }
  by(...grants: Grant[]) {
    return this.with({ by: grants });
  }
  ownElement() {
    return this.with({ ownElement: true });
  }
  hidden() {
    return this.with({ hidden: true });
  }
}

const base = { merge: "clash", section: "main" } as const;

export const text = (label: Label) => new Field<string>({ ...base, type: "text", label, max: 200 });

/** Long text merges by sentences and lines: Japanese text has few line breaks to merge by. */
export const longText = (label: Label) =>
  new Field<string>({ ...base, type: "longText", label, merge: "text", max: 20_000 });

export const choice = <K extends string>(label: Label, options: Readonly<Record<K, Option>>) =>
  new Field<K>({ ...base, type: "choice", label, options, max: 64 });

/** A plan date `YYYY-MM-DD` in the project's time zone, never an instant. */
export const day = (label: Label) => new Field<string>({ ...base, type: "day", label, max: 10 });

/** A time of day `HH:MM` in the project's time zone. */
export const time = (label: Label) => new Field<string>({ ...base, type: "time", label, max: 5 });

/** UTC milliseconds. */
export const instant = (label: Label) =>
  new Field<number>({ ...base, type: "instant", label, max: 8.64e15 });

export const number = (label: Label) =>
  new Field<number>({ ...base, type: "number", label, max: 1e12 });

export const flag = (label: Label) => new Field<boolean>({ ...base, type: "flag", label, max: 1 });

/** The user id of a member. */
export const person = (label: Label) =>
  new Field<string>({ ...base, type: "person", label, max: 64 });

/** The user ids of members. */
export const people = (label: Label) =>
  new Field<string[]>({ ...base, type: "people", label, merge: "set", max: 200 });

/** The id of another record. */
export const link = (label: Label, ...targets: string[]) =>
  new Field<string>({ ...base, type: "link", label, targets, max: 64 });

export const links = (label: Label, ...targets: string[]) =>
  new Field<string[]>({ ...base, type: "links", label, targets, merge: "set", max: 200 });

export const tags = (label: Label) =>
  new Field<string[]>({ ...base, type: "tags", label, merge: "set", max: 50 });

/** Which elements of the tags `of` are done: a checklist, ticked off by several people at once. */
export const ticks = (label: Label, of: string) =>
  new Field<string[]>({ ...base, type: "ticks", label, of, merge: "set", max: 50 });

/** A place in a list that people rearrange: a text key between its neighbours'; the later move wins. */
export const order = () =>
  new Field<string>({
    ...base,
    type: "text",
    label: { ja: "並び順", en: "Order" },
    merge: "later",
    max: 200,
    hidden: true,
  });

/** Structured data that people see through a screen of its own, e.g. strokes on a photo. */
export const json = <T>(label: Label) =>
  new Field<T>({ ...base, type: "json", label, max: 60_000 });
