/** What a screen may ask of the lists and the search, and what it gets. Plain data: it crosses to a worker. */

/** One space, or several of a project whose records stand together. */
export type Spaces = string | readonly string[];

export const spacesIn = (spaces: Spaces): readonly string[] =>
  typeof spaces === "string" ? [spaces] : spaces;

export interface ListQuery {
  space: Spaces;
  kind: string;
  /**
   * Wanted values by field (any of them); `state` is a field too, `open: "true"` means unfinished.
   * An empty string stands for "no value".
   */
  filter?: Readonly<Record<string, string | readonly string[]>>;
  /** A field, `number`, `created` or `changed`; absent: the definition's own order. */
  sort?: { by: string; descending: boolean };
  text?: string;
  offset?: number;
  /** Rows wanted, 50 by default. */
  limit?: number;
  /** The trash instead of the living records. */
  deleted?: boolean;
}

/** A record as lists show it: no long texts, nothing that a row does not draw. */
export interface ListRow {
  id: string;
  space: string;
  kind: string;
  number: number | null;
  code: string | null;
  /** Code of the room in its number, see `Row`. */
  room?: string;
  /** Empty where the record has no title; the definition's `untitled` fields stand in. */
  title: string;
  state: string | null;
  /** Grows with every change that a list shows: with `conflicts`, it tells whether a row is still the same. */
  rev: number;
  /** Unsent ops that touch it. */
  pending: number;
  /** Open conflicts about it. */
  conflicts: number;
  deleted: boolean;
  /** Fields that lists show or sort by, and `created`, `createdBy`, `changed`. */
  cells: Readonly<Record<string, unknown>>;
}

export interface ListAnswer {
  total: number;
  rows: ListRow[];
  /** False while only the first rows, read by index, are known; `total` is a lower bound then. */
  complete: boolean;
}

export interface SearchQuery {
  /** Absent: every space on the device. */
  space?: Spaces;
  text: string;
  limit?: number;
}

export interface SearchHit extends ListRow {
  /** The record to open: a comment or a photo leads to what it belongs to. */
  open: string;
  openKind: string;
  /** The place where the first word was found, with its surroundings; null when it was the number. */
  excerpt: string | null;
}

export interface SearchAnswer {
  total: number;
  hits: SearchHit[];
  complete: boolean;
}

export const DEFAULT_LIMIT = 50;
