/** How the programs for backups speak at the terminal: both languages, one sentence for trouble, an exit code. */
import { BackupError, toBackupError } from "../../server/backup/backup-error";
import { SettingError } from "../../server/env";
import { StoreError } from "../../server/store/errors";

// The same numbers as of `npm start`.
const exitCodes = { other: 1, setting: 2, dataFolder: 3 } as const;

export const say = (...lines: string[]) => process.stdout.write(`${lines.join("\n")}\n`);

/** Runs the program; trouble that has words is told in them. */
export async function program(work: () => Promise<number>): Promise<void> {
  // What it writes is for its own user's eyes only.
  process.umask(0o077);
  try {
    process.exitCode = await work();
  } catch (raw) {
    const error = toBackupError(raw, "");
    const inWords = error instanceof BackupError || error instanceof StoreError;
    if (!inWords && !(error instanceof SettingError)) throw error;
    process.stderr.write(`${error.message}\n`);
    if (error instanceof SettingError) process.exitCode = exitCodes.setting;
    else if (error instanceof StoreError) process.exitCode = exitCodes.dataFolder;
    else process.exitCode = exitCodes.other;
  }
}

/** The folder that was named; without one the sentence is said. */
export function folderGiven(usage: string): string | undefined {
  const [folder] = process.argv.slice(2);
  if (folder === undefined || folder.startsWith("-")) {
    process.stderr.write(`${usage}\n`);
    return undefined;
  }
  return folder;
}

export const timeText = (at: number) =>
  new Date(at).toLocaleString("ja-JP", { dateStyle: "medium", timeStyle: "short" });

/** Columns of a terminal: Japanese characters are two wide. */
export function padded(text: string, width: number): string {
  const taken = [...text].reduce((sum, one) => sum + (one > "\u2e7f" ? 2 : 1), 0);
  return text + " ".repeat(Math.max(0, width - taken));
}
