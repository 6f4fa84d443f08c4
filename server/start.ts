/** Brings the server process up before the first request: store, accounts and, once, the set-up link. */

import packageJson from "@/package.json";
import { startPeople } from "./auth/start";
import { env, SettingError } from "./env";
import { openedFiles } from "./files/opened";
import { openDoors } from "./http/listener";
import { endInOrder, log } from "./running";
import { openedStore } from "./store";
import { StoreError } from "./store/errors";

/**
 * Opens everything that a request needs, so that nothing is found out only by the first person.
 * @throws SettingError, StoreError, or the file system's error for the secret
 */
export async function startServer(): Promise<void> {
  // A bad setting is the first thing to say.
  env();
  // Whatever the process writes from here on is for its own user's eyes only.
  process.umask(0o077);
  endInOrder();
  await openedStore();
  await openedFiles();
  const link = await startPeople();
  openDoors();
  log().info("started", { version: packageJson.version, node: process.version });
  // Printed, never logged: who holds the link becomes the administrator.
  if (link !== undefined) {
    process.stdout.write(
      `初回の設定（一度だけ使えます） / First set-up (works once):\n  ${link}\n`,
    );
  }
}

// The same numbers as in scripts/start.mjs, which cannot read TypeScript.
const exitCodes = { other: 1, setting: 2, dataFolder: 3 } as const;

/** One sentence for the person at the terminal, and the exit code the start script hands on. */
export function startFailure(error: unknown): { message: string; exitCode: number } {
  if (error instanceof SettingError) return { message: error.message, exitCode: exitCodes.setting };
  if (error instanceof StoreError)
    return { message: error.message, exitCode: exitCodes.dataFolder };
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    message: `起動できませんでした。 / The server could not start.\n${detail}`,
    exitCode: exitCodes.other,
  };
}
