/** What a backup consists of: the note that makes it complete, and where its parts lie. */
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { purgeNoteIn } from "../files/purge-note";
import { BackupError } from "./backup-error";

/** Raised when an older Asayu could no longer put the backup back. */
export const FORMAT = 1;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const whole = z.int().min(0);
const shape = z.looseObject({
  format: z.int(),
  /** Version of Asayu that took it. */
  version: z.string(),
  /** UTC milliseconds. */
  takenAt: whole,
  epoch: whole,
  /** Newest seq by space: what was given out up to it is in here. */
  seqs: z.record(z.string(), whole),
  database: z.object({ sha256: hash, size: whole }),
  /** Photos named by the database; their name is their SHA-256. */
  files: z.array(z.object({ sha256: hash, size: whole })),
  /** Photos that the server itself no longer had whole. */
  missing: z.array(hash),
});
export type Manifest = z.infer<typeof shape>;

/** One backup inside the folder that holds them all. */
export interface Backup {
  folder: string;
  manifest: Manifest;
}

export const manifestOf = (folder: string) => join(folder, "manifest.json");
export const databaseOf = (folder: string) => join(folder, "asayu.db");
/** Photos are kept once for all backups beside each other. */
export const fileOf = (folder: string, sha256: string) =>
  join(dirname(folder), "files", sha256.slice(0, 2), sha256);

/** What was purged, as far as the backups beside each other know. */
export const purgesBeside = (folder: string) => purgeNoteIn(dirname(folder));

/**
 * @param path a backup, or the folder of all: the newest complete one then
 * @throws BackupError `notABackup`, `newer`, `broken`
 */
export async function readBackup(path: string): Promise<Backup> {
  const folder = existsSync(manifestOf(path)) ? path : await newestIn(path);
  const text = await readFile(manifestOf(folder), "utf8");
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    throw new BackupError("broken", manifestOf(folder), { cause });
  }
  const { data: format } = z.object({ format: z.int() }).safeParse(content);
  if (format && format.format > FORMAT) throw new BackupError("newer", folder);
  const { data } = shape.safeParse(content);
  if (!data) throw new BackupError("broken", manifestOf(folder));
  return { folder, manifest: data };
}

async function newestIn(path: string): Promise<string> {
  const names = await readdir(path).catch(() => []);
  // Named after their time; one that was cut off has no manifest, or still its dotted name.
  const complete = names.filter(
    (name) => !name.startsWith(".") && existsSync(manifestOf(join(path, name))),
  );
  const newest = complete.sort().at(-1);
  if (newest === undefined) throw new BackupError("notABackup", path);
  return join(path, newest);
}

/** SHA-256 of a file of any size; undefined if it is not there. */
export async function hashOf(path: string): Promise<string | undefined> {
  if (!existsSync(path)) return undefined;
  const sum = createHash("sha256");
  for await (const chunk of createReadStream(path)) sum.update(chunk as Buffer);
  return sum.digest("hex");
}
