/**
 * The only way in: every tap becomes ops, and all that belongs to it (ops, shown records, photos, the draft's
 * end) is written in one strict transaction. What resolves here is on the disk.
 */
import type { Registry } from "@/lib/records";
import type { Definition } from "@/lib/records/define";
import { applyLocal, touchedBy } from "@/lib/sync/local";
import { MAX_OPS_IN_GROUP, type Op, SCHEMA_VERSION } from "@/lib/sync/op";
import { actorIn } from "@/lib/sync/protocol";
import { attachmentFields, showWaiting } from "./attachment";
import { type Changes, recordsChange } from "./changes";
import { type ComposeView, compose, type OpBody } from "./compose";
import { type Acked, type Queued, type Shown, shown, stored, type UserDatabase } from "./database";
import type { Drafts } from "./drafts";
import { durably, surely } from "./durable";
import { LocalError } from "./errors";
import { draw, identityOf, newId } from "./identity";
import {
  type CreateOptions,
  collectIntents,
  type Fields,
  type Intent,
  type Seen,
  type Tap,
} from "./intent";
import { createLoaded, type Loaded } from "./loaded";
import { queueUpload } from "./upload-queue";

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
  const { database, registry, userId, changes, now } = options;
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
    { draft, parked: again = [] }: SaveOptions,
  ): Promise<Saved<T>> {
    const { tap, intents } = collectIntents();
    const value = build(tap);
    const validate = await validator();
    const group = newId();
    const at = now();
    const result = await durably(database, tables, async () => {
      const before = await written(intents);
      if (before) return before;
      const made = await perform(space, intents, { validate, group, at });
      if (draft !== undefined) await drafts.delete(draft);
      await parked.bulkDelete([...again]);
      return made;
    });
    if (result.rows.length || draft !== undefined || again.length)
      changes.announce({
        ...recordsChange(result.rows),
        topics: [
          ...(["queued", "outbox"] as const),
          ...(draft === undefined ? [] : (["drafts"] as const)),
          ...(again.length ? (["parked"] as const) : []),
        ],
      });
    const ids = result.rows.map(({ id }) => id);
    return { value, opIds: result.opIds, records: ids, space };
  }

  interface Made {
    opIds: string[];
    rows: Shown[];
  }

  /** What an earlier run of the same tap wrote, if its transaction did complete after all. */
  async function written(intents: readonly Intent[]): Promise<Made | undefined> {
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

  async function perform(
    space: string,
    intents: readonly Intent[],
    tap: { validate: Validate; group: string; at: number },
  ): Promise<Made> {
    const info = (await spaces.get(space))?.info;
    if (!info) throw new LocalError("missingSpace");
    const identity = await identityOf(database, userId);
    const loaded = await createLoaded(database, intents);
    const view: ComposeView = {
      registry,
      actor: actorIn(info, userId),
      space,
      row: loaded.row,
      ops: loaded.ops,
      own: loaded.own,
      validate: tap.validate,
    };
    const queued: Queued[] = [];
    const waitingRows: Shown[] = [];

    const push = async (body: OpBody, opId: string): Promise<void> => {
      const numbered = body.type === "create" && registry.get(body.kind)?.number !== undefined;
      const code = numbered ? await shortCode(identity.letters) : undefined;
      const op: Op = {
        opId,
        clientId: identity.clientId,
        n: 0,
        epoch: identity.epoch,
        v: SCHEMA_VERSION,
        userId,
        space,
        ...body,
        at: tap.at,
        tz: options.timeZone(),
        ...(code === undefined ? {} : { code }),
      };
      const touched = touchedBy(op, op.of === undefined ? undefined : loaded.own(op.of)?.op);
      let prev = {};
      for (const id of touched) {
        const shownAfter = applyLocal(id, loaded.row(id), op, registry);
        if (id === op.record) prev = shownAfter.prev;
        loaded.put(id, shownAfter.row, op);
      }
      loaded.remember(op, prev);
      queued.push({ n: 0, opId, space, touched, op, prev });
    };

    for (const { wish, opId } of intents) {
      if (wish.type !== "attach") {
        for (const [place, body] of compose(view, wish).entries()) await push(body, opId(place));
        continue;
      }
      const photo = await blobs.get(wish.photo);
      if (!photo) throw new LocalError("fileMissing");
      if (photo.broken) throw new LocalError("fileUnreadable");
      const fields = attachmentFields(photo, wish.record);
      const create = { type: "create", record: photo.id, kind: "attachment", fields } as const;
      const bodies = compose(view, create);
      if (photo.hash === null) {
        await waiting.put({ id: photo.id, space, record: wish.record, at: tap.at });
        waitingRows.push(
          await showWaiting(database, registry, create, { space, userId, at: tap.at }),
        );
        continue;
      }
      for (const body of bodies) await push(body, opId(0));
      await queueUpload(database, space, photo, tap.at);
    }

    await number(queued, tap.group);
    const rows = await keep(loaded, queued);
    return { opIds: queued.map(({ opId }) => opId), rows: [...rows, ...waitingRows] };
  }

  /** Draws the ops' places in the device's order; what one tap makes is one group. */
  async function number(queued: Queued[], group: string): Promise<void> {
    if (queued.length > MAX_OPS_IN_GROUP) throw new LocalError("groupTooLarge");
    if (!queued.length) return;
    const first = await draw(database, "lastN", queued.length);
    for (const [place, entry] of queued.entries()) {
      entry.n = first + place;
      entry.op = { ...entry.op, n: entry.n, ...(queued.length > 1 ? { group } : {}) };
    }
    await outbox.bulkAdd(queued);
  }

  async function shortCode(letters: string): Promise<string> {
    const count = await draw(database, "lastCode", 1);
    return `${letters}-${String(count).padStart(3, "0")}`;
  }

  /** Writes the shown records, and the server's version of those that had nothing on top before. */
  async function keep(loaded: Loaded, queued: readonly Queued[]): Promise<Shown[]> {
    const made = new Map<string, number>();
    for (const { touched } of queued)
      for (const id of touched) made.set(id, (made.get(id) ?? 0) + 1);
    const covers = [];
    const puts = [];
    for (const [id, own] of made) {
      const row = loaded.row(id);
      if (!row) continue;
      const before = loaded.before(id);
      if (!loaded.isCovered(id))
        covers.push({ id, space: row.space, row: before ? serverRow(before) : null });
      puts.push(stored(registry, row, (before?.pending ?? 0) + own, (before?.rev ?? 0) + 1));
    }
    await Promise.all([server.bulkPut(covers), records.bulkPut(puts)]);
    return puts.map(shown);
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
  const { missingFields, validateFields } = await import("@/lib/records/validation");
  return (definition: Definition, fields: Fields, whole: boolean) => {
    const wrong = validateFields(definition, fields);
    if (wrong.length) throw new LocalError("fieldInvalid", { fields: wrong });
    const missing = whole ? missingFields(definition, fields) : [];
    if (missing.length) throw new LocalError("fieldMissing", { fields: missing });
  };
}

function serverRow({ pending: _pending, rev: _rev, ...row }: Shown) {
  return row;
}
