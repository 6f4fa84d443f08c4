/**
 * Gives up what only a device that was taken away has: changes and photos go to the server, then the
 * person's database is deleted and the server is told. Each step is safe to repeat after a kill.
 */
import { kinds } from "@/lib/records";
import { GRANT_HEADER, type HandedOver, type HandOverDoor } from "@/lib/sync/hand-over";
import type { Op } from "@/lib/sync/op";
import { TransportError } from "@/lib/sync/protocol";
import { forSending } from "@/lib/sync/upgrade";
import { pushRequest } from "@/lib/sync/wire";
import { createChanges } from "./changes";
import { type Upload, UserDatabase } from "./database";
import type { HandOverNote, KnownPerson } from "./device";
import { durably, surely } from "./durable";
import { identityOf, prepareIdentity } from "./identity";
import { createPhotoThread } from "./photo-thread";
import { createPhotos, type Photos } from "./photos";
import { titleOf } from "./title";
import { uploadOf } from "./upload-queue";
import type { UploadRefusal } from "./upload-refusal";
import { createUploads } from "./uploads";

export interface HandOverOptions {
  person: KnownPerson;
  door: HandOverDoor;
  /** Keeps how far it is, outside of the database that will be deleted. */
  note(handOver: HandOverNote): Promise<void>;
  onProgress(left: number): void;
  now(): number;
  /** Photos that were saved before they were ready become changes first. */
  readyPhotos?: (database: UserDatabase, userId: string) => Promise<void>;
}

/** So long a person may take what the server does not; a device that lies somewhere clears itself then. */
const OFFERED_MS = 24 * 60 * 60 * 1_000;

/** Fewer than a push takes at most: old texts may be long. */
const AT_ONCE = 200;

/**
 * @returns how it stands; `offering` while the person may still take photos that the server does not; `welcome`
 * where the device was given back, `gone` where the server has been told before that nothing is here. Rejects with
 * a `TransportError` or `StillHere` where it has to be tried again
 */
export async function handOver(
  options: HandOverOptions,
): Promise<HandOverNote["step"] | "offering" | "welcome" | "gone"> {
  const { person, door, note, now } = options;
  let kept = person.handOver;
  if (kept?.step === "wiped") return confirm(kept, options);
  if (!kept || kept.expiresAt <= now()) {
    const { clientId } = await withDatabase(person.userId, async (database) => {
      await prepareIdentity(database);
      return surely(database, () => identityOf(database, person.userId));
    });
    const terms = await door.open(clientId);
    if (!("grant" in terms)) return terms.status;
    const { grant, expiresAt, status } = terms;
    const wipeOnly = status === "wipe";
    const step = wipeOnly ? "wiping" : "sending";
    const { offeredSince, letGo } = kept ?? {};
    kept = { step, wipeOnly, grant, expiresAt, changes: 0, photos: 0, at: now() };
    if (offeredSince !== undefined) kept = { ...kept, offeredSince };
    if (letGo) kept = { ...kept, letGo };
    await note(kept);
  }
  if (kept.step === "sending") {
    const handed = await giveAll(kept.grant ?? "", options);
    const refused = await refusedPhotos(person.userId);
    const since = kept.offeredSince ?? now();
    if (refused.length > 0 && !kept.letGo && now() < since + OFFERED_MS) {
      await note({ ...kept, offeredSince: since });
      return "offering";
    }
    kept = { ...kept, ...handed, step: "wiping", at: now() };
    await note(kept);
  }
  const database = new UserDatabase(person.userId);
  await database.delete();
  kept = { ...kept, step: "wiped", at: now() };
  await note(kept);
  return confirm(kept, options);
}

async function confirm(
  kept: HandOverNote,
  { door, note }: HandOverOptions,
): Promise<HandOverNote["step"]> {
  if (kept.grant === null) return kept.step;
  // Spent: the server has heard it, and only its answer was lost.
  await door.confirm(kept.grant).catch((error: unknown) => {
    if (!(error instanceof TransportError && error.code === "revoked")) throw error;
  });
  await note({ ...kept, grant: null });
  return kept.step;
}

async function giveAll(
  grant: string,
  { person, door, onProgress, now, readyPhotos = makeReady }: HandOverOptions,
): Promise<HandedOver & { titles: string[] }> {
  return withDatabase(person.userId, async (database) => {
    await readyPhotos(database, person.userId);
    const { ops, uploads } = await onlyHere(database, now());
    const titles = await namesOf(database, ops);
    const { clientId, epoch } = await identityOf(database, person.userId);
    onProgress(ops.length + uploads.length);
    let most = AT_ONCE;
    for (let start = 0; start < ops.length; ) {
      const page = ops.slice(start, start + most);
      const numbered = page.map((op, place) => forSending({ ...op, clientId, n: place + 1 }));
      if (!isFilled(numbered)) break;
      const { sentAt: _, ...request } = pushRequest(numbered, now(), epoch);
      try {
        await door.take({ ...request, grant });
        start += page.length;
      } catch (error) {
        const isTooLarge = error instanceof TransportError && error.code === "tooLarge";
        if (!isTooLarge || page.length === 1) throw error;
        most = Math.ceil(page.length / 2);
      }
      onProgress(ops.length + uploads.length - start);
    }
    await sendPhotos(database, uploads, grant, door, now);
    return { ...(await door.finish(grant)), titles };
  });
}

/** A photo or a comment belongs to its record, as a person counts. */
async function namesOf(database: UserDatabase, ops: readonly Op[]): Promise<string[]> {
  const { records } = database;
  return surely(database, async () => {
    const rows = await records.bulkGet(ops.map(({ record }) => record));
    const roots = ops.map(({ kind, record, set }, place) => {
      const parent = kinds.get(kind)?.parent;
      return String((parent && (rows[place]?.fields ?? set)[parent]) || record);
    });
    const ids = [...new Set(roots)];
    const found = await records.bulkGet(ids);
    return ids.map((id, place) => {
      const row = found[place];
      const kind = row?.kind ?? ops.find(({ record }) => record === id)?.kind ?? "";
      return titleOf(kinds, row) || (kinds.get(kind)?.label.ja ?? kind);
    });
  });
}

const isFilled = (ops: Op[]): ops is [Op, ...Op[]] => ops.length > 0;

/** In the order in which they were made, with the bytes that they name. */
async function onlyHere(database: UserDatabase, now: number) {
  const { outbox, parked, blobs, uploads } = database;
  return surely(database, async () => {
    const [queue, refused, queued] = await Promise.all([
      outbox.orderBy("n").toArray(),
      parked.toArray(),
      uploads.toArray(),
    ]);
    const ops = [...refused.map(({ op }) => op), ...queue.map(({ op }) => op)];
    const wanted = new Map<string, Upload>(queued.map((upload) => [upload.id, upload]));
    for (const { kind, record, space, set } of ops) {
      const photo = kind === "attachment" ? await blobs.get(record) : undefined;
      const upload = photo && photo.hash === set.hash ? uploadOf(space, photo, now) : null;
      if (upload && !wanted.has(upload.id)) wanted.set(upload.id, upload);
    }
    return { ops, uploads: [...wanted.values()] };
  });
}

/** A photo that only this device has and that the server does not take. */
export interface OfferedPhoto {
  id: string;
  name: string;
  code: UploadRefusal;
  bytes: ArrayBuffer;
  mime: string;
}

/** What is offered to the person before it goes. */
export const refusedPhotos = (userId: string): Promise<OfferedPhoto[]> =>
  withDatabase(userId, (database) =>
    surely(database, async () => {
      const uploads = await database.uploads.toArray();
      const unreadable = (await database.parked.toArray()).filter(
        ({ code }) => code === "fileUnreadable",
      );
      const wanted = [
        ...uploads.flatMap(({ photo, refused }) => (refused ? [{ photo, ...refused }] : [])),
        ...unreadable.map(({ record }) => ({ photo: record, code: "fileUnreadable" as const })),
      ];
      const photos = await database.blobs.bulkGet(wanted.map(({ photo }) => photo));
      return photos.flatMap((photo, place) => {
        const code = wanted[place]?.code;
        if (!photo || !code) return [];
        const { id, name, bytes, mime } = photo;
        return [{ id, name, code, bytes, mime }];
      });
    }),
  );

/** A photo that the server does not take is marked so, and tried once more each time. */
async function sendPhotos(
  database: UserDatabase,
  wanted: readonly Upload[],
  grant: string,
  door: HandOverDoor,
  now: () => number,
): Promise<void> {
  const { uploads } = database;
  const refused = new Set<string>();
  const anew = wanted.map(({ refused: _, ...upload }) => upload);
  await durably(database, [uploads], async () => void (await uploads.bulkPut(anew)));
  const changes = createChanges(database.name);
  const queue = createUploads({
    database,
    changes,
    everySpace: true,
    now,
    delay: () => 0,
    async fetch(address, init) {
      const headers = new Headers(init?.headers);
      headers.set(GRANT_HEADER, grant);
      const response = await door.fetch(address, { ...init, headers });
      const [path = ""] = String(address).replace("/api/files/", "").split("?");
      if (isFinal(response.status)) refused.add(decodeURIComponent(path));
      return response;
    },
  });
  await queue.hurry();
  await queue.run().finally(() => changes.close());
  await durably(database, [uploads], async () => {
    // Also for reasons that would be no reason elsewhere: under this grant no later try goes better.
    const code = "forbidden";
    for (const upload of await uploads.toArray())
      if (refused.has(upload.id) && !upload.refused)
        await uploads.update(upload.id, { refused: { code, at: now() } });
  });
  const left = (await uploads.toArray()).filter((upload) => !upload.refused);
  if (left.length) throw new StillHere(`${left.length} photos`);
}

/** The network took less than all. */
export class StillHere extends Error {}

const isFinal = (status: number) =>
  status >= 400 && status < 500 && ![401, 408, 429].includes(status);

async function makeReady(database: UserDatabase, userId: string): Promise<void> {
  const changes = createChanges(database.name);
  const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
  const shared = { database, registry: kinds, userId, changes, now: Date.now, timeZone };
  const photos: Photos = createPhotos({ ...shared, thread: createPhotoThread() });
  try {
    await photos.resume();
  } finally {
    photos.close();
    changes.close();
  }
}

async function withDatabase<T>(
  userId: string,
  work: (database: UserDatabase) => Promise<T>,
): Promise<T> {
  const database = new UserDatabase(userId);
  try {
    return await work(database);
  } finally {
    database.close();
  }
}
