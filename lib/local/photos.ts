/**
 * Photos on the device. The order that loses nothing, whenever the tablet dies:
 * 1. `take` puts the bytes as they came on the disk; only then is the photo shown.
 * 2. Off the save path they are made ready (upright, bare, reduced, hashed) and take the raw bytes' place.
 * 3. A save before that shows the attachment at once and notes it in `waiting`, on the disk, without an op.
 *    Its op is drawn when the hash is known: so no op is ever held up by a photo, and `n` has no hole.
 * 4. Ready and attached, the photo waits in `uploads` until the server's receipt.
 * `resume` takes up each of these steps after a kill.
 */
import type { Registry } from "@/lib/records";
import { type Op, SCHEMA_VERSION } from "@/lib/sync/op";
import { attachmentFields, LOCAL_HASH } from "./attachment";
import { type Changes, recordsChange } from "./changes";
import { type PhotoBytes, shown, stored, type UserDatabase, type WaitingPhoto } from "./database";
import { durably, surely } from "./durable";
import { isLocalError, LocalError } from "./errors";
import { type Identity, newId, openLedger } from "./identity";
import type { PhotoThread } from "./photo-thread";
import { photoType } from "./photo-type";
import { isPurgedIn } from "./purged";
import { titleOf } from "./title";
import { uploadOf } from "./upload-queue";

export interface TakenPhoto {
  id: string;
  name: string;
  mime: string;
  /** Bytes. */
  size: number;
  /** UTC milliseconds. */
  takenAt: number;
}

export interface Photos {
  /**
   * Resolves once the bytes are on the disk. Rejects with `fileEmpty`, `fileType`, `fileTooLarge`,
   * `fileUnreadable`, `deviceFull` or `notSaved`.
   */
  take(file: File): Promise<TakenPhoto>;
  /** Resolves when the photo is ready to be sent; rejects with `fileUnreadable` when it cannot be decoded. */
  checked(photo: string): Promise<void>;
  /** Takes back a photo that was not attached. */
  drop(photo: string): Promise<void>;
  /** The bytes of a hash, or of `local:<photo>`, if they are on the device. */
  bytes(ref: string): Promise<PhotoBytes | undefined>;
  /**
   * Keeps bytes fetched from the server, so that they are there offline.
   * @returns false where the photo was purged from the space meanwhile
   */
  keep(photo: { space: string; hash: string }, bytes: ArrayBuffer, mime: string): Promise<boolean>;
  /** Takes a photo that is not made ready yet off its record: nothing of it was ever sent. */
  discard(photo: string): Promise<void>;
  /** Goes on with what a killed tab left. */
  resume(): Promise<void>;
  close(): void;
}

export interface PhotosOptions {
  database: UserDatabase;
  registry: Registry;
  userId: string;
  changes: Changes;
  thread: PhotoThread;
  now: () => number;
  timeZone: () => string;
}

export function createPhotos(options: PhotosOptions): Photos {
  const { database, registry, userId, changes, thread, now } = options;
  const { records, outbox, server, parked, blobs, waiting, uploads, meta } = database;
  const working = new Map<string, Promise<void>>();

  async function makeReady(id: string): Promise<void> {
    const photo = await surely(database, () => blobs.get(id));
    if (!photo) return;
    if (photo.hash === null && !photo.broken) {
      const result = await thread.ready(photo.bytes, photo.mime).catch((error) => {
        if (isLocalError(error) && error.code === "fileUnreadable") return { broken: true };
        throw error;
      });
      await durably(database, [blobs], async () => {
        const held = await blobs.get(id);
        if (held?.hash === null) await blobs.put({ ...held, ...result });
      });
    }
    await finish(id);
    changes.announce({ topics: ["photos"] });
    if ((await surely(database, () => blobs.get(id)))?.broken)
      throw new LocalError("fileUnreadable");
  }

  function work(id: string): Promise<void> {
    let job = working.get(id);
    if (!job) {
      job = makeReady(id);
      working.set(id, job);
      const done = () => working.delete(id);
      job.then(done, done);
    }
    return job;
  }

  /** Draws the op of an attachment that was saved before its photo was ready. */
  async function finish(id: string): Promise<void> {
    const opId = newId();
    const row = await durably(
      database,
      [records, outbox, server, parked, blobs, waiting, uploads, meta],
      async () => {
        const [photo, entry] = await Promise.all([blobs.get(id), waiting.get(id)]);
        if (!photo || !entry || (photo.hash === null && !photo.broken)) return undefined;
        await waiting.delete(id);
        const ledger = await openLedger(database, userId);
        const op = attachmentOp(photo, entry, opId, ledger.identity);
        if (photo.broken) return park(op);
        const n = ledger.draw("lastN");
        await ledger.write();
        const numbered = { ...op, n };
        const touched = [id];
        await outbox.add({ n, opId, space: op.space, touched, op: numbered, prev: { "*": true } });
        await server.put({ id, space: op.space, row: null });
        const upload = uploadOf(op.space, photo, entry.at);
        if (upload) await uploads.put(upload);
        const held = await records.get(id);
        if (!held) return undefined;
        const next = stored(registry, { ...held, fields: { ...op.set } }, 1, held.rev + 1);
        await records.put(next);
        return { rows: [shown(next)], gone: [] };
      },
    );
    if (row)
      changes.announce({
        ...recordsChange(row.rows, row.gone),
        topics: ["queued", "outbox", "parked", "photos"],
      });
  }

  function attachmentOp(
    photo: PhotoBytes,
    entry: WaitingPhoto,
    opId: string,
    { clientId, epoch }: Identity,
  ): Op {
    return {
      opId,
      clientId,
      n: 0,
      epoch,
      v: SCHEMA_VERSION,
      userId,
      space: entry.space,
      record: entry.id,
      kind: "attachment",
      type: "create",
      base: {},
      set: { ...attachmentFields(photo, entry.record) },
      was: {},
      at: entry.at,
      tz: options.timeZone(),
    };
  }

  /** A photo that turned out unreadable after the save: its bytes stay, and a person is told. */
  async function park(op: Op) {
    const held = await records.get(op.record);
    const title = titleOf(registry, held);
    const { opId, space, record, kind } = op;
    const code = "fileUnreadable";
    await parked.put({ opId, space, record, kind, title, op, code, at: now() });
    await records.delete(op.record);
    return { rows: [], gone: held ? [shown(held)] : [] };
  }

  return {
    async take(file) {
      const bytes = await file.arrayBuffer().catch((cause) => {
        throw new LocalError("fileUnreadable", { cause });
      });
      const mime = photoType(new Uint8Array(bytes));
      const id = newId();
      const takenAt = file.lastModified || now();
      const photo: PhotoBytes = {
        ...{ id, bytes, mime, name: file.name, takenAt, hash: null },
        ...{ width: null, height: null, broken: false },
      };
      await durably(database, [blobs], async () => void (await blobs.put(photo)));
      // Its failure is told by `checked` and by the save.
      work(id).catch(() => {});
      return { id, name: file.name, mime, size: bytes.byteLength, takenAt };
    },

    checked: work,

    async drop(id) {
      await durably(database, [blobs, waiting, records], async () => {
        if (!(await records.get(id))) await blobs.delete(id);
      });
    },

    bytes: (ref) =>
      surely(database, () =>
        ref.startsWith(LOCAL_HASH)
          ? blobs.get(ref.slice(LOCAL_HASH.length))
          : blobs.where("hash").equals(ref).first(),
      ),

    async keep({ space, hash }, bytes, mime) {
      const photo: PhotoBytes = {
        ...{ id: hash, bytes, mime, name: "", takenAt: 0, hash },
        ...{ width: null, height: null, broken: false },
      };
      return durably(database, [blobs, records, database.spaces], async () => {
        if (await isPurgedIn(database, { space, hash })) return false;
        await blobs.put(photo);
        return true;
      });
    },

    async discard(id) {
      const gone = await durably(database, [blobs, waiting, records], async () => {
        if (!(await waiting.get(id))) return undefined;
        const row = await records.get(id);
        await Promise.all([blobs.delete(id), waiting.delete(id), records.delete(id)]);
        return row && shown(row);
      });
      changes.announce({ ...recordsChange([], gone ? [gone] : []), topics: ["photos", "purged"] });
    },

    async resume() {
      const [entries, drafts] = await Promise.all([
        surely(database, () => waiting.toCollection().primaryKeys()),
        surely(database, () => database.drafts.toArray()),
      ]);
      const ids = [...entries, ...drafts.flatMap(({ photos }) => photos)];
      for (const id of ids) await work(id).catch(() => {});
    },

    close: () => thread.close(),
  };
}
