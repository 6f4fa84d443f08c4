/**
 * Carries what is only here to another device of the same person, in a file under a password. The ops keep
 * their ids, so that none is applied twice, whichever device sends it first.
 */
import type { Registry } from "@/lib/records";
import { type Changes, recordsChange } from "./changes";
import type {
  Draft,
  Parked,
  PhotoBytes,
  Queued,
  Upload,
  UserDatabase,
  WaitingPhoto,
} from "./database";
import { durably, surely } from "./durable";
import { openLedger } from "./identity";
import { showAnew } from "./overlay";
import { bare } from "./recount";
import { SealError, seal, unseal } from "./seal";

export type CarryProblem = SealError["code"] | "otherPerson" | "otherServer" | "tooNew";

export class CarryError extends Error {
  constructor(
    readonly code: CarryProblem,
    /** Whose file it is. */
    readonly owner = "",
  ) {
    super(code);
  }
}

type PackedPhoto = Omit<PhotoBytes, "bytes"> & { base64: string };

interface Packed {
  format: 1;
  server: string;
  user: { id: string; name: string };
  at: number;
  outbox: Queued[];
  parked: Parked[];
  drafts: Draft[];
  waiting: WaitingPhoto[];
  uploads: Upload[];
  photos: PackedPhoto[];
}

export interface Carried {
  changes: number;
  photos: number;
}

export interface Carry {
  /** Null where nothing is only here. */
  pack(password: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Takes in what is not here yet. @throws CarryError; nothing was taken then */
  unpack(file: ArrayBuffer, password: string): Promise<Carried>;
}

export interface CarryOptions {
  database: UserDatabase;
  registry: Registry;
  user: { id: string; name: string };
  /** Origin of the server that the changes belong to. */
  server: string;
  changes: Changes;
  now: () => number;
  /** Goes on with photos that were not ready when they were packed. */
  resumePhotos: () => Promise<void>;
}

export function createCarry(options: CarryOptions): Carry {
  const { database, registry, user, server, changes, now, resumePhotos } = options;
  const { outbox, parked, drafts, waiting, uploads, blobs } = database;

  return {
    async pack(password) {
      const packed = await surely(database, async (): Promise<Packed | null> => {
        const [queue, refused, begun, waits, sends] = await Promise.all([
          outbox.orderBy("n").toArray(),
          parked.toArray(),
          drafts.toArray(),
          waiting.toArray(),
          uploads.toArray(),
        ]);
        const wanted = new Set([
          ...waits.map(({ id }) => id),
          ...sends.map(({ photo }) => photo),
          ...refused.flatMap(({ kind, record }) => (kind === "attachment" ? [record] : [])),
          ...begun.flatMap(({ photos }) => photos),
        ]);
        const photos = (await blobs.bulkGet([...wanted])).flatMap((photo) =>
          photo ? [packedPhoto(photo)] : [],
        );
        if (queue.length + refused.length + begun.length + photos.length === 0) return null;
        const held = { outbox: queue, parked: refused, drafts: begun, waiting: waits };
        return { format: 1, server, user, at: now(), ...held, uploads: sends, photos };
      });
      return packed && seal(JSON.stringify(packed), password);
    },

    async unpack(file, password) {
      const packed = readPacked(await unseal(file, password).catch(asCarryError));
      if (packed.server !== server) throw new CarryError("otherServer", packed.server);
      if (packed.user.id !== user.id) throw new CarryError("otherPerson", packed.user.name);
      const { carried, rows, gone } = await durably(
        database,
        [
          ...[outbox, parked, drafts, waiting, uploads, blobs, database.records],
          ...[database.server, database.acked, database.spaces, database.meta],
        ],
        () => takeIn(packed),
      );
      changes.announce({
        ...recordsChange(rows, gone),
        topics: ["queued", "outbox", "parked", "drafts", "photos"],
      });
      await resumePhotos();
      return carried;
    },
  };

  async function takeIn(packed: Packed) {
    const [queue, sent, refused] = await Promise.all([
      outbox.toArray(),
      database.acked.bulkGet(packed.outbox.map(({ opId }) => opId)),
      parked.toCollection().primaryKeys(),
    ]);
    const known = new Set([
      ...queue.map(({ opId }) => opId),
      ...sent.flatMap((one) => (one ? [one.opId] : [])),
      ...refused,
    ]);
    const fresh = packed.outbox.filter(({ opId }) => !known.has(opId));
    const ledger = await openLedger(database, user.id);
    const { clientId } = ledger.identity;
    const numbered = fresh.map((one): Queued => {
      const n = ledger.draw("lastN");
      return { ...one, n, op: { ...one.op, n, clientId } };
    });
    await ledger.write();
    const touched = [...new Set(numbered.flatMap((one) => one.touched))];
    await cover(numbered, touched);
    await outbox.bulkAdd(numbered);
    const newParked = packed.parked.filter(({ opId }) => !known.has(opId));
    await parked.bulkPut(newParked);
    const photos = await takePhotos(packed);
    const here = new Set(await drafts.toCollection().primaryKeys());
    await drafts.bulkPut(packed.drafts.filter(({ id }) => !here.has(id)));
    const carried = { changes: numbered.length + newParked.length, photos };
    return { carried, ...(await showAnew(database, registry, touched)) };
  }

  /** The server's version of what the ops will stand on. */
  async function cover(numbered: readonly Queued[], touched: readonly string[]): Promise<void> {
    const spaceOf = new Map(numbered.flatMap((one) => one.touched.map((id) => [id, one.space])));
    const [rows, covered] = await Promise.all([
      database.records.bulkGet([...touched]),
      database.server.bulkGet([...touched]),
    ]);
    await database.server.bulkPut(
      touched.flatMap((id, place) => {
        if (covered[place]) return [];
        const row = rows[place];
        return [{ id, space: spaceOf.get(id) ?? "", row: row ? bare(row) : null }];
      }),
    );
  }

  async function takePhotos(packed: Packed): Promise<number> {
    const here = new Set(await blobs.toCollection().primaryKeys());
    const fresh = packed.photos.filter(({ id }) => !here.has(id));
    await blobs.bulkPut(fresh.map(unpackedPhoto));
    const waits = new Set(await waiting.toCollection().primaryKeys());
    const isFresh = new Set(fresh.map(({ id }) => id));
    await waiting.bulkPut(packed.waiting.filter(({ id }) => isFresh.has(id) && !waits.has(id)));
    const sends = new Set(await uploads.toCollection().primaryKeys());
    await uploads.bulkPut(
      packed.uploads
        .filter(({ id }) => !sends.has(id))
        // What was refused is tried once more from here.
        .map(({ refused: _, ...upload }) => ({ ...upload, sent: 0, tries: 0, nextTry: 0 })),
    );
    return fresh.length;
  }
}

function readPacked(text: string): Packed {
  const packed = JSON.parse(text) as Packed;
  if (packed.format !== 1) throw new CarryError("tooNew");
  return packed;
}

function asCarryError(error: unknown): never {
  if (error instanceof SealError) throw new CarryError(error.code);
  throw error;
}

/** In slices: one call with a photo's millions of arguments would overflow the stack. */
function packedPhoto({ bytes, ...photo }: PhotoBytes): PackedPhoto {
  const all = new Uint8Array(bytes);
  let text = "";
  for (let at = 0; at < all.length; at += 32_768)
    text += String.fromCharCode(...all.subarray(at, at + 32_768));
  return { ...photo, base64: btoa(text) };
}

function unpackedPhoto({ base64, ...photo }: PackedPhoto): PhotoBytes {
  const text = atob(base64);
  const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  return { ...photo, bytes: bytes.buffer };
}
