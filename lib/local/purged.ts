/** Photos that were purged: their bytes go from the device, however it comes to know of it. */
import { attachment, isPurged } from "@/lib/records/attachment";
import type { StoredRecord, UserDatabase } from "./database";
import { durably, surely } from "./durable";
import { fieldKey, LAST, trashKey } from "./keys";

interface SpacePhoto {
  space: string;
  hash: string;
}

/** What `dropBytes` needs in its transaction. */
export const photoTables = ({ blobs, uploads, drafts, records, spaces }: UserDatabase) => [
  blobs,
  uploads,
  drafts,
  records,
  spaces,
];

export const photoOf = ({ space, fields }: Pick<StoredRecord, "space" | "fields">): SpacePhoto => ({
  space,
  hash: String(fields.hash),
});

/** Runs inside the caller's transaction. What another space still shows, or a draft holds, stays. */
export async function dropBytes(
  database: UserDatabase,
  photos: readonly SpacePhoto[],
): Promise<void> {
  const { blobs, uploads, drafts } = database;
  const hashes = photos.map(({ hash }) => hash);
  const [naming, begun] = await Promise.all([namingRows(database, hashes), drafts.toArray()]);
  const isShownElsewhere = ({ space, hash }: SpacePhoto) =>
    naming.some((row) => row.fields.hash === hash && row.space !== space && !isPurged(row));
  const gone = photos.filter((photo) => !isShownElsewhere(photo)).map(({ hash }) => hash);
  const held = new Set(begun.flatMap((draft) => draft.photos));
  await Promise.all([
    uploads.bulkDelete(photos.map(({ space, hash }) => `${space}/${hash}`)),
    blobs
      .where("hash")
      .anyOf(gone)
      .filter(({ id }) => !held.has(id))
      .delete(),
  ]);
}

/** True where a record of the space says that the photo is gone. */
export const isPurgedIn = (database: UserDatabase, { space, hash }: SpacePhoto) =>
  namingRows(database, [hash]).then((rows) =>
    rows.some((row) => row.space === space && isPurged(row)),
  );

/** Living attachments of any of the photos. A promise of Dexie's own: an `await` of it stays in the transaction. */
const namingRows = ({ records, spaces }: UserDatabase, hashes: readonly string[]) =>
  spaces
    .toCollection()
    .primaryKeys()
    .then((all) => {
      const keys = all.flatMap((space) =>
        hashes.map((hash) => fieldKey(space, attachment.kind, "hash", hash)),
      );
      return records.where("keys").anyOf(keys).distinct().toArray();
    })
    .then((rows) => rows.filter(({ fields }) => hashes.includes(String(fields.hash))));

/** At the start: an older program knew of purges and did nothing. @returns true if bytes went */
export async function sweepPurged(database: UserDatabase): Promise<boolean> {
  const { blobs, records, spaces } = database;
  const left = await surely(database, async () => {
    const here = new Set((await blobs.orderBy("hash").uniqueKeys()).map(String));
    const rows = await namingRows(database, [...here]);
    for (const space of await spaces.toCollection().primaryKeys()) {
      const key = trashKey(space, attachment.kind);
      rows.push(
        ...(await records
          .where("keys")
          .between(key, key + LAST)
          .toArray()),
      );
    }
    return rows.filter((row) => isPurged(row) && here.has(String(row.fields.hash)));
  });
  if (left.length === 0) return false;
  await durably(database, photoTables(database), () => dropBytes(database, left.map(photoOf)));
  return true;
}
