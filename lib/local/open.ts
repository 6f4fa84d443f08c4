/** Opens one person's database and everything that works on it. The one chunk behind the first paint. */
import { kinds, type Registry } from "@/lib/records";
import type { Carry } from "./carry";
import { type Changes, createChanges } from "./changes";
import { databaseName, UserDatabase } from "./database";
import type { Device } from "./device";
import { createDrafts, type Drafts } from "./drafts";
import { createHistory, type History } from "./history";
import { identityOf, prepareIdentity } from "./identity";
import { createKiosk, type KioskControl } from "./kiosk";
import { createLists, type Lists } from "./lists";
import { createParkedControl, type ParkedControl } from "./parked";
import { createPhotoThread } from "./photo-thread";
import { createPhotoUrls, type PhotoUrls } from "./photo-urls";
import { createPhotos, type Photos } from "./photos";
import { sweepPurged } from "./purged";
import { createReader, type Reader } from "./reader";
import { createRefusedPhotos, type RefusedPhotos } from "./refused-photos";
import { askToPersist } from "./storage";
import { createSyncRunner, type SyncControl } from "./sync-runner";
import { count, unsentOf } from "./sync-status";
import { createWriter, type Writer } from "./writer";

export interface Local {
  user: { id: string; name: string };
  /** The name of this database at the server, as it was when it was opened. */
  clientId: string;
  /** The three letters that begin the short codes of records made here. */
  letters: string;
  registry: Registry;
  write: Writer;
  read: Reader;
  drafts: Drafts;
  photos: Photos;
  photoUrls: PhotoUrls;
  lists: Lists;
  history: History;
  parked: ParkedControl;
  refusedPhotos: RefusedPhotos;
  /** To another device of the same person, in a file under a password. */
  carry: Carry;
  sync: SyncControl;
  kiosk: KioskControl;
  changes: Changes;
  /** Ends everything of this person on the page; the database stays as it is. */
  close(): Promise<void>;
}

export interface OpenOptions {
  user: { id: string; name: string };
  device: Device;
  now: () => number;
  onRevoked: () => void;
  onError: (error: unknown) => void;
}

export async function openLocal({
  user,
  device,
  now,
  onRevoked,
  onError,
}: OpenOptions): Promise<Local> {
  const database = new UserDatabase(user.id);
  await prepareIdentity(database);
  const { letters, clientId } = await identityOf(database, user.id);
  const changes = createChanges(databaseName(user.id));
  const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
  const shared = { database, registry: kinds, userId: user.id, changes, now, timeZone };

  const kiosk = await createKiosk({ ...shared, onError });
  const drafts = createDrafts({ ...shared, onError });
  const write = createWriter({ ...shared, drafts });
  const read = createReader(database, kinds);
  const photos = createPhotos({ ...shared, thread: createPhotoThread() });
  const photoUrls = createPhotoUrls({
    photos,
    spaceOf: async (hash) => (await read.attachmentOf(hash))?.space ?? null,
    fetch: (...request) => fetch(...request),
    changes,
  });
  const history = createHistory({
    ...shared,
    ask: async (space, record) => {
      const { api } = await import("@/lib/api/client");
      return (await api().history.query({ space, record })).changes;
    },
  });
  const lists = createLists(database.name);
  const sync = createSyncRunner({
    ...shared,
    onError,
    onContact({ ok, revoked }) {
      if (ok) void device.renew(user.id).catch(onError);
      device.note(user.id, { revoked }).then(() => revoked && onRevoked(), onError);
    },
    // Noted at once: a killed tab says nothing when it goes.
    onUnsent: (waiting) => void device.note(user.id, { waiting }).catch(onError),
  });
  void photos.resume().catch(onError);
  void sweepPurged(database)
    .then((any) => any && changes.announce({ topics: ["photos", "purged"] }))
    .catch(onError);
  // Rarely wanted, so it comes when it is.
  const carry = async () => {
    const { createCarry } = await import("./carry");
    const server = location.origin;
    return createCarry({ ...shared, user, server, resumePhotos: () => photos.resume() });
  };
  // The validator is needed at the first save; by then it should be here.
  setTimeout(() => void import("@/lib/records/validation").catch(onError), 2_000);
  const stopAsking = changes.listen(({ topics }) => {
    if (topics.includes("queued")) void askToPersist().catch(onError);
  });

  return {
    ...{
      user,
      clientId,
      letters,
      registry: kinds,
      write,
      read,
      drafts,
      photos,
      photoUrls,
      lists,
      history,
      sync,
      kiosk,
    },
    parked: createParkedControl(database, changes, write),
    refusedPhotos: createRefusedPhotos({ ...shared, read, write }),
    carry: {
      pack: async (password) => (await carry()).pack(password),
      unpack: async (file, password) => (await carry()).unpack(file, password),
    },
    changes,
    async close() {
      await drafts.flush().catch(onError);
      const waiting = unsentOf(await count(database).catch(() => sync.status()));
      await device.note(user.id, { waiting }).catch(onError);
      stopAsking();
      sync.stop();
      drafts.close();
      lists.close();
      photos.close();
      photoUrls.close();
      kiosk.close();
      changes.close();
      database.close();
    },
  };
}
