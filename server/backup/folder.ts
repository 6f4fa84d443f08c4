/** Makes the folder that backups go to. */
import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { BackupError } from "./backup-error";

/**
 * For its owner only, where it is new.
 * @throws BackupError `unwritable`
 */
export function makeFolder(folder: string): void {
  // Node's own recursive mkdir never returns where the system refuses with ENOENT, as under /proc.
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (cause) {
    throw new BackupError("unwritable", folder, { cause });
  }
}
