/** The unit of change: an op on the fields of one record. Its shape is final; unknown fields are carried. */

/** Schema version of the ops that this build writes. */
export const SCHEMA_VERSION = 1;

/** Ops this many versions older than the server's own are still taken. */
export const VERSIONS_BACK = 2;

export const MAX_OPS_IN_GROUP = 100;

export const opTypes = [
  "create",
  "set",
  "add",
  "remove",
  "transition",
  "append",
  "delete",
  "restore",
  "undo",
  "resolve",
] as const;
export type OpType = (typeof opTypes)[number];

/** What an edit was based on: a seq of the op's epoch, or the id of the person's own earlier op. */
export type Base = number | string;

/** Stands for the whole record in `base`, where an op names the state of the record that it saw. */
export const WHOLE = "*";

export interface Op {
  /** UUIDv7, made on the device; the same op always travels under the same id. */
  opId: string;
  clientId: string;
  /** Position in the device's own order, without holes. */
  n: number;
  epoch: number;
  v: number;
  userId: string;
  space: string;
  /** What one tap does: applied together or refused together. */
  group?: string;
  batch?: string;
  record: string;
  kind: string;
  type: OpType;
  base: Record<string, Base>;
  /**
   * New values by field. `add` and `remove` hold arrays of elements, `transition` holds `{state: to}`
   * and what goes with it.
   */
  set: Record<string, unknown>;
  /** The values that the person saw when changing them; `transition` names its `from` here. */
  was: Record<string, unknown>;
  /** Raw device time, UTC milliseconds. */
  at: number;
  tz: string;
  /** `undo`: the op taken back. `resolve`: the conflict settled. */
  of?: string;
  /** `resolve`: the candidates that the person saw; later ones stay open. */
  seen?: string[];
  /** `create`: the short code that stands in until the server gives a number. */
  code?: string;
  /** Sent once more to a server that was restored; no part of what the op is. */
  again?: Again;
  /** The schema version that it was written in, where a newer program sent it in its own words. */
  writtenIn?: number;
}

/** What the server had given an op before it lost it. */
export interface Again {
  /** The seqs that it took, first and last. */
  took: [number, number];
  /** The same of restores before the last, the newest first. */
  earlier?: [number, number][];
  number?: number;
}

/** How one field of an applied op ended. Absent: written as sent. */
export type FieldResult = "same" | "merged" | "conflict";

export type Outcome =
  | {
      status: "applied";
      seq: number;
      /** First and last seq that it took, where its conflicts took some besides its own. */
      took?: [number, number];
      fields?: Record<string, FieldResult>;
      /** The conflict that the op opened or joined. */
      conflict?: string;
      /** A delete that met an edit it had not seen. */
      revived?: true;
      number?: number;
    }
  | { status: "refused"; code: RefusalCode; field?: string };

export const refusalCodes = [
  "invalid",
  "tooLarge",
  "unknownKind",
  "fieldInvalid",
  "fieldMissing",
  "forbidden",
  "illegalTransition",
  "notTheFixer",
  "missingRecord",
  "deletedRecord",
  "existsAlready",
  "missingSpace",
  "baseRefused",
  "undoForeign",
  "undoOvertaken",
  "groupRefused",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A change as the history keeps it. */
export interface Change {
  space: string;
  seq: number;
  opId: string;
  record: string;
  kind: string;
  type: OpType;
  set: Record<string, unknown>;
  /** The server's values just before, so that an undo can put them back. */
  prev: Record<string, unknown>;
  userId: string;
  clientId: string;
  at: number;
  receivedAt: number;
  tz: string;
  group?: string;
  batch?: string;
  of?: string;
  fields?: Record<string, FieldResult>;
  conflict?: string;
  /** The record had moved on in other fields since the person saw it. */
  parallel?: true;
  /** First and last seq that it had before each restore after which its device sent it again. */
  again?: [number, number][];
}
