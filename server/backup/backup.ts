/** `npm run backup`: a copy of the database at one moment, then the photos that it names. */
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { absent, syncFolder, writeSafely } from "../files/disk";
import { notePurges } from "../files/purge-note";
import { copySqlite, noteInSqlite, readSqlite } from "../store/sqlite-copy";
import { noteBackedUp } from "../sync/backed-up";
import { BackupError } from "./backup-error";
import { clearCutOff, makeFolder, partName } from "./folder";
import {
  type Backup,
  databaseOf,
  FORMAT,
  fileOf,
  hashOf,
  type Manifest,
  manifestOf,
  purgesBeside,
} from "./manifest";

export interface BackupJob {
  /** The server's data; it may be running and writing. */
  dataDir: string;
  /** Holds all backups, each in a folder named after its time. */
  to: string;
  /** Version of Asayu. */
  version: string;
  /** UTC milliseconds. */
  now: () => number;
}

/**
 * Complete once it has its name; a killed one leaves only a dotted folder, which the next one clears away.
 * @throws BackupError, StoreError in words
 */
export async function backUp({ dataDir, to, version, now }: BackupJob): Promise<Backup> {
  const source = join(dataDir, "asayu.db");
  if (!existsSync(source)) throw new BackupError("noDatabase", source);
  if (isInside(to, dataDir)) throw new BackupError("insideData", to);
  makeFolder(resolve(to));
  await clearCutOff(to);
  const takenAt = now();
  const name = nameAt(takenAt, await readdir(to));
  const part = join(to, partName(name));
  await mkdir(part, { mode: 0o700 });
  try {
    const manifest = await fill(part, { dataDir, version, takenAt });
    const folder = join(to, name);
    await rename(part, folder);
    await syncFolder(to);
    // Only now may devices forget what it holds.
    await noteInSqlite(source, (tx) => noteBackedUp(tx, manifest.seqs));
    return { folder, manifest };
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

/** The database first, then what it names: a photo that comes meanwhile belongs to the next backup. */
async function fill(
  part: string,
  { dataDir, version, takenAt }: { dataDir: string; version: string; takenAt: number },
): Promise<Manifest> {
  await copySqlite(join(dataDir, "asayu.db"), databaseOf(part));
  const { epoch, seqs, hashes, purges } = await readSqlite(databaseOf(part), async (copy) => ({
    epoch: await copy.reader.epoch(),
    purges: copy.isOlder ? [] : await copy.inspector.purges(),
    seqs: Object.fromEntries((await copy.inspector.spaces()).map(({ id, seq }) => [id, seq])),
    hashes: [...new Set((await copy.inspector.files()).map(({ hash }) => hash))],
  }));
  // An older backup that is put back must not bring them back, also where everything else is lost.
  await notePurges(purgesBeside(part), purges);
  const { files, missing } = await copyFiles(join(dataDir, "files"), part, hashes);
  const sha256 = (await hashOf(databaseOf(part))) ?? "";
  const { size } = await stat(databaseOf(part));
  const database = { sha256, size };
  const facts = { format: FORMAT, version, takenAt, epoch, seqs };
  const manifest: Manifest = { ...facts, database, files, missing };
  await writeSafely(manifestOf(part), Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
  return manifest;
}

async function copyFiles(from: string, folder: string, hashes: readonly string[]) {
  const files: Manifest["files"] = [];
  const missing: string[] = [];
  for (const sha256 of hashes) {
    const size = await copyFile(join(from, sha256.slice(0, 2), sha256), fileOf(folder, sha256));
    if (size === undefined) missing.push(sha256);
    else files.push({ sha256, size });
  }
  return { files, missing };
}

/** @returns bytes of the photo, undefined where the server's own is gone or altered */
async function copyFile(from: string, to: string): Promise<number | undefined> {
  const [theirs, ours] = await Promise.all([stat(from).catch(absent), stat(to).catch(absent)]);
  // Copied by an earlier backup; the hash is checked before it is ever put back.
  if (ours && (!theirs || theirs.size === ours.size)) return ours.size;
  if (!theirs || (await hashOf(from)) !== to.slice(-64)) return undefined;
  await writeSafely(to, await readFile(from));
  return theirs.size;
}

/** In order of time when sorted, and free of characters that a file system may refuse. */
function nameAt(takenAt: number, taken: readonly string[]): string {
  const time = new Date(takenAt).toISOString().replace(/[:.]/g, "");
  return taken.includes(time) ? `${time}-${process.pid}` : time;
}

const isInside = (path: string, folder: string) =>
  !relative(resolve(folder), resolve(path)).startsWith("..");
