/** Bytes on the disk, named by their SHA-256 (`<aa>/<sha256>`); a name stands only when its bytes are safe. */
import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { FileError } from "./file-error";

export interface Disk {
  /** Resolves once bytes and name have reached the disk. Safe to repeat. @throws FileError `serverFull` */
  put(hash: string, bytes: Uint8Array): Promise<void>;
  /** Undefined if no such bytes are here. */
  read(hash: string): Promise<Buffer | undefined>;
  /** True once bytes and name have reached the disk. */
  has(hash: string): Promise<boolean>;
  /** Resolves once the name is off the disk. Safe to repeat. */
  remove(hash: string): Promise<void>;
  /** Nothing else that comes through here touches these bytes meanwhile. */
  alone<T>(hash: string, work: () => Promise<T>): Promise<T>;
}

/** @param root absolute folder of the files */
export function createDisk(root: string): Disk {
  const pathOf = (hash: string) => join(root, hash.slice(0, 2), hash);
  const last = new Map<string, Promise<unknown>>();
  return {
    async put(hash, bytes) {
      await writeSafely(pathOf(hash), bytes);
    },
    read(hash) {
      return readFile(pathOf(hash)).catch(absent);
    },
    async has(hash) {
      const path = pathOf(hash);
      if ((await stat(path).catch(absent)) === undefined) return false;
      // A process that was killed may have named it without waiting for the disk.
      await syncFolder(dirname(path));
      await syncFolder(root);
      return true;
    },
    async remove(hash) {
      const path = pathOf(hash);
      if ((await rm(path).then(() => true, absent)) === undefined) return;
      await syncFolder(dirname(path));
    },
    alone(hash, work) {
      const mine = (last.get(hash) ?? Promise.resolve()).then(work, work);
      const done = () => {
        if (last.get(hash) === settled) last.delete(hash);
      };
      const settled = mine.then(done, done);
      last.set(hash, settled);
      return mine;
    },
  };
}

/** Temporary file, fdatasync, rename, then the folder itself: a power cut leaves all of it or nothing. */
export async function writeSafely(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.${randomUUID()}.tmp`);
  try {
    await makeFolder(folder);
    const file = await open(temporary, "wx", 0o600);
    try {
      await file.writeFile(bytes);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(folder);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw isFull(error) ? new FileError("serverFull", { cause: error }) : error;
  }
}

/** With the names of all new folders in those above them on the disk. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made))
    await syncFolder(dirname(made));
}

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const codeOf = (error: unknown) =>
  error instanceof Error && "code" in error ? error.code : undefined;

const isFull = (error: unknown) => codeOf(error) === "ENOSPC" || codeOf(error) === "EDQUOT";

/** For `catch`: a file that is not there is undefined, any other trouble stays an error. */
export function absent(error: unknown): undefined {
  if (codeOf(error) === "ENOENT") return undefined;
  throw error;
}
