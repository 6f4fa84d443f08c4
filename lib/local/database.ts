/** The database of one user on this device: what is shown, what the server said, what is still to be sent. */
import Dexie, { type Table } from "dexie";
import type { Registry } from "@/lib/records";
import type { Row } from "@/lib/records/row";
import type { ShownRow } from "@/lib/search/entry";
import type { Settled } from "@/lib/sync/held";
import type { Change, Op, Outcome, RefusalCode } from "@/lib/sync/op";
import type { Lost, SpaceInfo } from "@/lib/sync/protocol";
import type { Previous } from "@/lib/sync/put-back";
import { recordKeys } from "./keys";
import type { UploadRefusal } from "./upload-refusal";

/** A record as screens see it. */
export type Shown = ShownRow;

export interface StoredRecord extends Shown {
  keys: string[];
}

/** The server's version of a record that has ops on top; `row` is null before the server knows it. */
export interface ServerEntry {
  id: string;
  space: string;
  row: Row | null;
  /** The server was restored and lost it: its author's device is to bring it back. */
  lost?: true;
}

export interface Queued {
  /** The op's own; below 0 while it waits for a record that a restored server does not have yet. */
  n: number;
  opId: string;
  space: string;
  /** Records that it changes on the screen. */
  touched: string[];
  op: Op;
  /** What it overwrote on the screen, for an undo. */
  prev: Previous;
}

/** An op that the server has; kept until a backup of the server holds it. */
export interface Acked extends Queued {
  seq: number;
  outcome: Outcome;
  at: number;
}

export type ParkedCode = RefusalCode | "fileUnreadable";

export interface Parked {
  opId: string;
  space: string;
  record: string;
  kind: string;
  /** What the record was called when it was parked. */
  title: string;
  op: Op;
  code: ParkedCode;
  field?: string;
  at: number;
  /** What a lead made of it. */
  settled?: Settled;
}

/** An unfinished record or edit; `id` is the id of the record that it will be, or that it edits. */
export interface Draft {
  id: string;
  space: string;
  kind: string;
  /** The record being edited, null for a new one. */
  record: string | null;
  fields: Record<string, unknown>;
  photos: string[];
  startedAt: number;
  keptAt: number;
}

/** Bytes are ArrayBuffers: iOS loses Blobs. */
export interface PhotoBytes {
  /** The device's own id of a photo taken here, the hash of one fetched. */
  id: string;
  bytes: ArrayBuffer;
  mime: string;
  name: string;
  takenAt: number;
  /** SHA-256 of the bytes once they are as they will be sent; null before. */
  hash: string | null;
  width: number | null;
  height: number | null;
  /** Could not be decoded. */
  broken: boolean;
}

/** An attachment whose photo was not ready when it was saved: shown, safe, not yet numbered. */
export interface WaitingPhoto {
  /** The photo's id, which is also its attachment's. */
  id: string;
  space: string;
  record: string;
  at: number;
}

export interface Upload {
  /** `space/hash` */
  id: string;
  space: string;
  hash: string;
  photo: string;
  size: number;
  /** Bytes that the server has confirmed, as far as it takes the photo in parts. */
  sent: number;
  /** When it was queued, UTC milliseconds. */
  at: number;
  tries: number;
  nextTry: number;
  /** The server had it before it was restored, and is asked whether it still has. */
  offered?: true;
  /** The server will never take it: it is not sent again before a person asks for it. */
  refused?: { code: UploadRefusal; at: number };
}

export interface Earlier {
  /** What restores before the last had lost, in lines that the last backup came after. */
  earlier?: Lost[];
}

/** What a restored server lost of a space, as long as the device compares. */
export interface Recount extends Lost, Earlier {
  /** The server knows which rows were held here. */
  told: boolean;
}

export interface SpaceEntry {
  id: string;
  info: SpaceInfo;
  cursor: number;
  /** Its newest seq when it was first heard of: up to there most rows are new to the device. */
  firstHead?: number;
  recount?: Recount;
}

export interface CachedHistory {
  record: string;
  space: string;
  changes: Change[];
  at: number;
}

export class UserDatabase extends Dexie {
  declare records: Table<StoredRecord, string>;
  declare server: Table<ServerEntry, string>;
  declare outbox: Table<Queued, number>;
  declare acked: Table<Acked, string>;
  declare parked: Table<Parked, string>;
  declare drafts: Table<Draft, string>;
  declare blobs: Table<PhotoBytes, string>;
  declare waiting: Table<WaitingPhoto, string>;
  declare uploads: Table<Upload, string>;
  declare spaces: Table<SpaceEntry, string>;
  declare history: Table<CachedHistory, string>;
  declare meta: Table<{ key: string; value: unknown }, string>;

  constructor(userId: string) {
    super(databaseName(userId), { chromeTransactionDurability: "strict", cache: "disabled" });
    this.version(1).stores({
      records: "id, *keys",
      server: "id, space",
      outbox: "n, opId, *touched, space",
      acked: "opId, *touched, [space+seq]",
      parked: "opId, space",
      drafts: "id, space",
      blobs: "id, hash",
      waiting: "id",
      uploads: "id",
      spaces: "id",
      history: "record, space",
      meta: "key",
    });
    // Every index is an entry to write and to take out again; these two were hardly ever asked.
    this.version(2).stores({ outbox: "n, opId, *touched", acked: "opId, [space+seq]" });
  }
}

export const databaseName = (userId: string) => `asayu-${userId}`;

export function stored(registry: Registry, row: Row, pending: number, rev: number): StoredRecord {
  return { ...row, pending, rev, keys: recordKeys(registry.get(row.kind), row) };
}

/** A record without its index entries, as it goes to screens and lists. */
export function shown({ keys: _, ...row }: StoredRecord): Shown {
  return row;
}
