/** Uploads that came in parts of 1 MiB and are not whole yet, so that a cut one goes on where it stopped. */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { absent, writeSafely } from "./disk";
import { FileError } from "./file-error";

export const PART_BYTES = 1_048_576;
export const MAX_FILE_BYTES = 20 * PART_BYTES;
const MAX_PARTS = MAX_FILE_BYTES / PART_BYTES;
// One person's unfinished uploads; the oldest gives way.
const MAX_UNFINISHED = 8;
const STALE_MS = 7 * 86_400_000;

/** An upload belongs to its uploader: nobody else's bytes can get into it. */
export interface Upload {
  space: string;
  userId: string;
  hash: string;
  /** How many parts the whole has. */
  of: number;
}

export interface Parts {
  /** Keeps part `index`, counted from 0. @throws FileError `fileParts`, `fileTooLarge`, `fileEmpty`, `serverFull` */
  keep(upload: Upload, index: number, bytes: Uint8Array): Promise<void>;
  /** Indexes that have not come, in order. */
  missing(upload: Upload): Promise<number[]>;
  /** The whole, once nothing is missing. */
  whole(upload: Upload): Promise<Buffer>;
  drop(upload: Upload): Promise<void>;
  /** What of these photos anybody had begun to send into their spaces. */
  dropAll(photos: readonly { space: string; hash: string }[]): Promise<void>;
  /** Forgets what nobody went on with for a week. */
  dropStale(now: number): Promise<void>;
}

/** @param root absolute folder of the unfinished uploads */
export function createParts(root: string): Parts {
  const folderOf = (upload: Upload) => join(root, ownerKey(upload.userId), uploadKey(upload));

  const missing = async (upload: Upload) => {
    const here = new Set((await readdir(folderOf(upload)).catch(absent)) ?? []);
    return Array.from({ length: upload.of }, (_, index) => index).filter(
      (index) => !here.has(String(index)),
    );
  };

  return {
    missing,
    async keep(upload, index, bytes) {
      checkPart(upload, index, bytes);
      const folder = folderOf(upload);
      if (await mkdir(folder, { recursive: true, mode: 0o700 })) {
        await dropOldest(join(root, ownerKey(upload.userId)));
      }
      await writeSafely(join(folder, String(index)), bytes);
    },
    async whole(upload) {
      const folder = folderOf(upload);
      const parts: Buffer[] = [];
      for (let index = 0; index < upload.of; index++) {
        parts.push(await readFile(join(folder, String(index))));
      }
      return Buffer.concat(parts);
    },
    async drop(upload) {
      await rm(folderOf(upload), { recursive: true, force: true });
    },
    async dropAll(photos) {
      const counts = Array.from({ length: MAX_PARTS }, (_, before) => before + 1);
      const gone = new Set(
        photos.flatMap((photo) => counts.map((of) => uploadKey({ ...photo, of }))),
      );
      for (const owner of (await readdir(root).catch(absent)) ?? [])
        for (const name of await readdir(join(root, owner)))
          if (gone.has(name)) await rm(join(root, owner, name), { recursive: true, force: true });
    },
    async dropStale(now) {
      for (const owner of (await readdir(root).catch(absent)) ?? []) {
        for (const name of await readdir(join(root, owner))) {
          const folder = join(root, owner, name);
          if ((await stat(folder)).mtimeMs < now - STALE_MS) {
            await rm(folder, { recursive: true, force: true });
          }
        }
      }
    },
  };
}

/** @throws FileError `fileParts`, `fileTooLarge` */
export function checkPartCount(of: number): void {
  if (!Number.isInteger(of) || of < 1) throw new FileError("fileParts");
  if (of > MAX_PARTS) throw new FileError("fileTooLarge");
}

function checkPart({ of }: Upload, index: number, bytes: Uint8Array): void {
  checkPartCount(of);
  if (!Number.isInteger(index) || index < 0 || index >= of) throw new FileError("fileParts");
  if (bytes.length === 0) throw new FileError("fileEmpty");
  // Every part but the last is full, so that the parts are the same whoever cuts them.
  const isFull = bytes.length === PART_BYTES;
  if (bytes.length > PART_BYTES || (index < of - 1 && !isFull)) throw new FileError("fileParts");
}

const key = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 32);
const ownerKey = (userId: string) => key(userId);
const uploadKey = ({ space, hash, of }: Omit<Upload, "userId">) => key(`${space}/${hash}/${of}`);

async function dropOldest(folder: string): Promise<void> {
  const uploads = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const path = join(folder, name);
      return { path, at: (await stat(path)).mtimeMs };
    }),
  );
  uploads.sort((a, b) => b.at - a.at);
  for (const { path } of uploads.slice(MAX_UNFINISHED)) {
    await rm(path, { recursive: true, force: true });
  }
}
