/** Folders of backups, and those that are still being filled. */
import { existsSync, mkdirSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
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

/** Dotted until it is complete, with the process that fills it. */
export const partName = (name: string) => `.${name}.${process.pid}.part`;

/** Removes what a killed process left half filled. */
export async function clearCutOff(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(/^\..*\.(\d+)\.part$/.exec(name)?.[1]);
    if (pid && pid !== process.pid && !isAlive(pid))
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
