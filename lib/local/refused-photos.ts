/** What a person can do with photos that the server will never take. */
import { attachment } from "@/lib/records/attachment";
import type { Changes } from "./changes";
import type { PhotoBytes, UserDatabase } from "./database";
import { durably, surely } from "./durable";
import { isLocalError } from "./errors";
import { dropBytes, photoTables } from "./purged";
import type { Reader, RefusedPhoto } from "./reader";
import type { Writer } from "./writer";

export interface RefusedPhotos {
  /** For keeping it elsewhere; undefined where its bytes are gone. */
  bytes(photo: RefusedPhoto): Promise<PhotoBytes | undefined>;
  /** The next sync tries it as if it had never been refused. */
  sendAgain(photo: RefusedPhoto): Promise<void>;
  /** Takes it off its record, with `instead` in its place, and its bytes off the device. */
  letGo(photo: RefusedPhoto, instead?: string): Promise<void>;
}

export interface RefusedPhotosOptions {
  database: UserDatabase;
  userId: string;
  changes: Changes;
  read: Reader;
  write: Writer;
}

export function createRefusedPhotos(options: RefusedPhotosOptions): RefusedPhotos {
  const { database, userId, changes, read, write } = options;
  const { uploads, blobs } = database;

  async function takeOff({ space, hash }: RefusedPhoto, instead: string | undefined) {
    const rows = await read.holding(space, attachment.kind, "hash", hash);
    const own = rows.filter(({ created }) => created.by === userId);
    const of = own[0]?.fields.of;
    if (instead !== undefined && typeof of === "string") await write.attach(of, [instead]);
    for (const { id } of own)
      await write.remove(id).catch((error: unknown) => {
        // Not everybody may take a photo's record away; without its bytes it says that they are not here.
        if (!isLocalError(error) || error.code !== "forbidden") throw error;
      });
  }

  return {
    bytes: ({ photo, hash }) =>
      surely(
        database,
        async () => (await blobs.get(photo)) ?? (await blobs.where("hash").equals(hash).first()),
      ),

    async sendAgain({ id }) {
      await durably(database, [uploads], async () => {
        await uploads
          .where("id")
          .equals(id)
          .modify((upload) => {
            delete upload.refused;
            Object.assign(upload, { sent: 0, tries: 0, nextTry: 0 });
          });
      });
      changes.announce({ topics: ["photos", "queued"] });
    },

    async letGo(photo, instead) {
      await takeOff(photo, instead);
      await durably(database, photoTables(database), () => dropBytes(database, [photo]));
      changes.announce({ topics: ["photos", "purged"] });
    },
  };
}
