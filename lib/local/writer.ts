/**
 * The only way in: every tap becomes ops, and all that belongs to it (ops, shown records, photos, the draft's
 * end) is written in one strict transaction. What resolves here is on the disk.
 */
import type { Registry } from "@/lib/records";
import { isPurged } from "@/lib/records/attachment";
import type { Definition } from "@/lib/records/define";
import { type Changes, recordsChange } from "./changes";
import type { ComposeView } from "./compose";
import { type Acked, shown, type UserDatabase } from "./database";
import type { Drafts } from "./drafts";
import { durably, surely } from "./durable";
import { LocalError } from "./errors";
import { newId } from "./identity";
import {
  type CreateOptions,
  collectIntents,
  type Fields,
  type Intent,
  type Seen,
  type Tap,
} from "./intent";
import { type Written, writeTap } from "./tap-write";

export interface Saved<T> {
  value: T;
  /** Ids of the ops made, for `undoAll`. */
  opIds: string[];
  records: string[];
  space: string;
}

export interface SaveOptions {
  /** A draft that this save completes; it goes in the same transaction. */
  draft?: string;
  /** Refused changes that this save makes again; they go in the same transaction. */
  parked?: readonly string[];
  /** What the ops belong to beyond this tap. */
  batch?: string;
}

export interface Writer {
  /** Everything inside is one tap in one space: applied together or refused together. */
  group<T>(space: string, build: (tap: Tap) => T, options?: SaveOptions): Promise<Saved<T>>;
  create(
    space: string,
    kind: string,
    fields: Fields,
    options?: CreateOptions & SaveOptions,
  ): Promise<Saved<string>>;
  append(
    space: string,
    kind: string,
    fields: Fields,
    options?: CreateOptions & SaveOptions,
  ): Promise<Saved<string>>;
  /** Only fields whose value differs become an op; `seen` is the record as it was when the editing began. */
  change(
    record: string,
    fields: Fields,
    options?: SaveOptions & { seen?: Seen },
  ): Promise<Saved<void>>;
  addTo(record: string, field: string, elements: readonly string[]): Promise<Saved<void>>;
  removeFrom(record: string, field: string, elements: readonly string[]): Promise<Saved<void>>;
  transition(record: string, to: string, fields?: Fields): Promise<Saved<void>>;
  attach(record: string, photos: readonly string[]): Promise<Saved<void>>;
  remove(record: string): Promise<Saved<void>>;
  restore(record: string): Promise<Saved<void>>;
  /** Takes a whole tap back, newest op first. */
  undoAll(saved: Pick<Saved<unknown>, "opIds" | "space">): Promise<Saved<void>>;
  /**
   * Settles an open conflict: `values` are what shall stand, by field. `seen` names the wishes that were
   * shown to the person; later ones stay open. Without it all that are on the device count as seen.
   */
  resolve(conflict: string, values: Fields, seen?: readonly string[]): Promise<Saved<void>>;
}

export interface WriterOptions {
  database: UserDatabase;
  registry: Registry;
  userId: string;
  changes: Changes;
  now: () => number;
  /** IANA zone of the device. */
  timeZone: () => string;
  /** Told while a save ends a draft, so that none comes back; absent where nothing is drafted. */
  drafts?: Pick<Drafts, "hold" | "release">;
}

export function createWriter(options: WriterOptions): Writer {
  const { database, changes, now } = options;
  const { records, server, outbox, acked, parked, drafts, blobs, waiting, uploads, spaces, meta } =
    database;
  const tables = [
    ...[records, server, outbox, acked, parked, drafts, blobs, waiting, uploads, spaces, meta],
  ];

  async function save<T>(
    space: string,
    build: (tap: Tap) => T,
    saving: SaveOptions = {},
  ): Promise<Saved<T>> {
    const { draft } = saving;
    if (draft === undefined) return saveNow(space, build, saving);
    options.drafts?.hold(draft);
    let done = false;
    try {
      const saved = await saveNow(space, build, saving);
      done = true;
      return saved;
    } finally {
      options.drafts?.release(draft, done);
    }
  }

  async function saveNow<T>(
    space: string,
    build: (tap: Tap) => T,
    { draft, parked: again = [], batch }: SaveOptions,
  ): Promise<Saved<T>> {
    const { tap, intents } = collectIntents();
    const value = build(tap);
    const validate = await validator();
    const group = newId();
    const at = now();
    const result = await durably(database, tables, async (attempt) => {
      const before = attempt > 1 ? await written(intents) : undefined;
      if (before) return before;
      const [made] = await Promise.all([
        writeTap(options, { space, intents, validate, group, batch, at }),
        draft !== undefined && drafts.delete(draft),
        again.length && parked.bulkDelete([...again]),
      ]);
      return made;
    });
    if (result.rows.length || draft !== undefined || again.length)
      changes.announce({
        ...recordsChange(result.rows),
        ...(draft !== undefined && { completed: draft }),
        topics: [
          ...(["queued", "outbox"] as const),
          ...(draft === undefined ? [] : (["drafts"] as const)),
          ...(again.length ? (["parked"] as const) : []),
          ...(result.rows.some(isPurged) ? (["photos", "purged"] as const) : []),
        ],
      });
    const ids = result.rows.map(({ id }) => id);
    return { value, opIds: result.opIds, records: ids, space };
  }

  /** What an earlier run of the same tap wrote, if its transaction did complete after all. */
  async function written(intents: readonly Intent[]): Promise<Written | undefined> {
    const firsts = intents.map((intent) => intent.opId(0));
    const queued = await outbox.where("opId").anyOf(firsts).toArray();
    const sent = await acked.bulkGet(firsts);
    const opIds = [...queued, ...sent.filter((one): one is Acked => one !== undefined)].map(
      ({ opId }) => opId,
    );
    if (!opIds.length) return undefined;
    const ids = [...new Set(queued.flatMap(({ touched }) => touched))];
    const rows = (await records.bulkGet(ids)).flatMap((row) => (row ? [shown(row)] : []));
    return { opIds, rows };
  }

  const spaceOf = async (record: string): Promise<string> => {
    const row = await surely(database, () => records.get(record));
    if (!row) throw new LocalError("missingRecord");
    return row.space;
  };
  const on = async (record: string, build: (tap: Tap) => void, saving?: SaveOptions) =>
    save<void>(await spaceOf(record), build, saving);

  return {
    group: save,
    create: (space, kind, fields, saving) =>
      save(space, (tap) => tap.create(kind, fields, saving), saving),
    append: (space, kind, fields, saving) =>
      save(space, (tap) => tap.append(kind, fields, saving), saving),
    change: (record, fields, saving) =>
      on(record, (tap) => tap.change(record, fields, saving?.seen), saving),
    addTo: (record, field, elements) => on(record, (tap) => tap.addTo(record, field, elements)),
    removeFrom: (record, field, elements) =>
      on(record, (tap) => tap.removeFrom(record, field, elements)),
    transition: (record, to, fields) => on(record, (tap) => tap.transition(record, to, fields)),
    attach: (record, photos) => on(record, (tap) => tap.attach(record, photos)),
    remove: (record) => on(record, (tap) => tap.remove(record)),
    restore: (record) => on(record, (tap) => tap.restore(record)),
    undoAll: ({ opIds, space }) =>
      save(space, (tap) => {
        for (const opId of [...opIds].reverse()) tap.undo(opId);
      }),
    resolve: (conflict, values, seen) => on(conflict, (tap) => tap.resolve(conflict, values, seen)),
  };
}

type Validate = ComposeView["validate"];

/** The validator is large and needed first at a save, so it is no part of the first screen. */
async function validator(): Promise<Validate> {
  const { missingFields, validateFields } = await import("@/lib/records/validation").catch(
    (cause: unknown) => {
      throw new LocalError("notSaved", { cause });
    },
  );
  return (definition: Definition, fields: Fields, whole: boolean) => {
    const wrong = validateFields(definition, fields);
    if (wrong.length) throw new LocalError("fieldInvalid", { fields: wrong });
    const missing = whole ? missingFields(definition, fields) : [];
    if (missing.length) throw new LocalError("fieldMissing", { fields: missing });
  };
}
