/** `npm run restore`: puts a backup in the place of the data, with what it replaces kept aside. */
import { existsSync } from "node:fs";
import { chmod, copyFile, link, mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { kinds } from "@/lib/records/index";
import { absent, syncFolder, writeSafely } from "../files/disk";
import { joinedPurges, notePurges, purgeNoteIn, readPurges } from "../files/purge-note";
import { StoreError } from "../store/errors";
import { openSqliteStore } from "../store/sqlite";
import { demandSound, foldIntoOneFile, isSqliteInUse, readSqlite } from "../store/sqlite-copy";
import type { Purge } from "../store/store";
import { BackupError } from "./backup-error";
import { countAhead, type Known } from "./count-ahead";
import { clearCutOff, makeFolder, partName } from "./folder";
import { noteGivenOut, readGivenOut } from "./given-out";
import { type Backup, databaseOf, fileOf, hashOf, purgesBeside, readBackup } from "./manifest";
import { readReplaced } from "./replaced";

export interface RestoreJob {
  dataDir: string;
  /** A backup, or the folder of all. */
  from: string;
  /** UTC milliseconds. */
  now: () => number;
}

export interface Restored extends Backup {
  /** Where the replaced database and photos are; null where there was nothing. */
  aside: string | null;
  epoch: number;
}

/**
 * Changes nothing before everything has been checked and the new database lies ready.
 * @throws BackupError, StoreError in words
 */
export async function restore({ dataDir, from, now }: RestoreJob): Promise<Restored> {
  const backup = await readBackup(from);
  const noted = joinedPurges(
    await readPurges(purgeNoteIn(dataDir)),
    await readPurges(purgesBeside(backup.folder)),
  );
  await verify(backup, noted);
  const live = join(dataDir, "asayu.db");
  if (isSqliteInUse(live)) throw new BackupError("running", dataDir);

  makeFolder(dataDir);
  await clearCutOff(dataDir);
  const stamp = new Date(now()).toISOString().replace(/[:.]/g, "");
  const staged = join(dataDir, partName(stamp));
  await mkdir(staged, { mode: 0o700 });
  try {
    const replaced = await readReplaced(live, backup.manifest.seqs);
    const fresh = databaseOf(staged);
    await copyFile(databaseOf(backup.folder), fresh);
    await chmod(fresh, 0o600);
    const earlier = await readGivenOut(backup.folder);
    const purges = joinedPurges(replaced?.purges ?? [], noted);
    const { epoch, named } = await prepare(fresh, backup, { replaced, earlier, purges }, now());
    const aside = join(dataDir, `replaced-${stamp}`);
    await notePurges(purgeNoteIn(dataDir), purges);
    const photos = await putPhotosBack(backup, named, join(dataDir, "files"), aside);
    const database = await swap(live, fresh, aside);
    const kept = photos || database ? aside : null;
    return { ...backup, aside: kept, epoch };
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

/**
 * Every byte, before anything is touched.
 * @param purged photos that somebody may have taken out of the backups
 * @throws BackupError `broken`, `newer`
 */
export async function verify(
  { folder, manifest }: Backup,
  purged: readonly Pick<Purge, "hash">[] = [],
): Promise<void> {
  const database = databaseOf(folder);
  if ((await hashOf(database)) !== manifest.database.sha256)
    throw new BackupError("broken", database);
  for (const { sha256 } of manifest.files) {
    const file = fileOf(folder, sha256);
    const isOut = !existsSync(file) && purged.some(({ hash }) => hash === sha256);
    if (!isOut && (await hashOf(file)) !== sha256) throw new BackupError("broken", file);
  }
  try {
    await readSqlite(database, async () => undefined);
    await demandSound(database);
  } catch (error) {
    if (error instanceof StoreError && error.code === "newer")
      throw new BackupError("newer", folder, { cause: error });
    throw new BackupError("broken", database, { cause: error });
  }
}

/**
 * Migrates the copy, takes out what was purged since, and lets it count on from further ahead, which is noted first.
 * @returns its epoch, and the photos that it names
 */
async function prepare(
  file: string,
  backup: Backup,
  { purges, ...known }: Known & { purges: readonly Purge[] },
  now: number,
): Promise<{ epoch: number; named: Set<string> }> {
  const store = await openSqliteStore({ file });
  try {
    await store.transaction(async (tx) => {
      for (const purge of purges) await tx.purgeFile(purge);
    });
    const named = new Set((await store.inspector.files()).map(({ hash }) => hash));
    const given = await countAhead({ store, registry: kinds }, backup.manifest, known, now);
    await foldIntoOneFile(store);
    await noteGivenOut(backup.folder, given);
    return { epoch: given.epoch, named };
  } finally {
    await store.close();
  }
}

/**
 * Photos are named by their content: those that are here and whole stay, so that what came after the backup
 * is not lost.
 * @param named what was purged since is not among them
 * @returns true if an altered one was put aside
 */
async function putPhotosBack(
  backup: Backup,
  named: ReadonlySet<string>,
  files: string,
  aside: string,
): Promise<boolean> {
  let moved = false;
  for (const { sha256 } of backup.manifest.files) {
    if (!named.has(sha256)) continue;
    const path = join(files, sha256.slice(0, 2), sha256);
    const here = await hashOf(path);
    if (here === sha256) continue;
    if (here !== undefined) {
      await mkdir(join(aside, "files"), { recursive: true, mode: 0o700 });
      await rename(path, join(aside, "files", sha256));
      moved = true;
    }
    await writeSafely(path, await readFile(fileOf(backup.folder, sha256)));
  }
  return moved;
}

/** The name passes from the old database to the new one in one step. @returns true if there was an old one */
async function swap(live: string, fresh: string, aside: string): Promise<boolean> {
  const hadOne = existsSync(live);
  if (hadOne) {
    await mkdir(aside, { recursive: true, mode: 0o700 });
    // What could not be folded into a damaged database must not be taken for the new one's.
    for (const tail of ["-wal", "-shm"])
      if (await stat(`${live}${tail}`).catch(absent))
        await rename(`${live}${tail}`, join(aside, `asayu.db${tail}`));
    const old = join(aside, "asayu.db");
    // Some file systems know no second name for a file.
    await link(live, old).catch(() => rename(live, old));
  }
  await rename(fresh, live);
  await syncFolder(join(live, ".."));
  return hadOne;
}
