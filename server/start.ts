/** Brings the server process up before the first request, and takes it down without losing anything. */

import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import packageJson from "@/package.json";
import { env, SettingError } from "./env";
import { createLog, errorFacts, type Log } from "./log";

/** Something that must end in order when the process does. Ending twice must be harmless. */
export interface Closable {
  readonly name: string;
  close(): void;
}

interface Running {
  readonly log: Log;
  readonly streams: Closable[];
  readonly stores: Closable[];
}

// Next bundles server code more than once, so the one instance lives on the process itself.
const global = globalThis as typeof globalThis & { asayuRunning?: Running };

/** The log of this process, at the level of the settings. */
export function log(): Log {
  return running().log;
}

/** Ends `stream` as soon as the process is asked to stop, so that open event streams do not hold it. */
export function closeFirst(stream: Closable): void {
  running().streams.push(stream);
}

/** Ends `store` after the last request has been answered. Its `close` must finish synchronously. */
export function closeLast(store: Closable): void {
  running().stores.push(store);
}

/**
 * Prepares the data folder and the orderly end. Called once, before the first request.
 * @throws SettingError for a bad setting; the file system's error when the folder cannot be made
 */
export async function startServer(): Promise<void> {
  const settings = env();
  makeFolder(settings.dataDir);
  process.once("SIGTERM", endStreams);
  process.once("SIGINT", endStreams);
  process.once("exit", () => closeAll(running().stores));
  log().info("started", { version: packageJson.version, node: process.version });
}

// Node's own recursive mkdir never returns where the system refuses with ENOENT, as under /proc.
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** One sentence for the person at the terminal, and the exit code the start script hands on. */
export function startFailure(error: unknown): { message: string; exitCode: number } {
  if (error instanceof SettingError) return { message: error.message, exitCode: exitCodes.setting };
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST", "ENOENT", "ENOSPC"].includes(code)) {
    const folder = env().dataDir;
    return {
      message: `DATA_DIR: ${folder} に書き込めません (${code})。 / ${folder} cannot be written (${code}).`,
      exitCode: exitCodes.dataFolder,
    };
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    message: `起動できませんでした。 / The server could not start.\n${detail}`,
    exitCode: exitCodes.other,
  };
}

// The same numbers as in scripts/start.mjs, which cannot read TypeScript.
const exitCodes = { other: 1, setting: 2, dataFolder: 3 } as const;

/** What a probe may know: no names, no counts. */
export async function health(): Promise<{ ok: boolean; version: string }> {
  return { ok: true, version: packageJson.version };
}

function running(): Running {
  global.asayuRunning ??= { log: createLog(env().logLevel), streams: [], stores: [] };
  return global.asayuRunning;
}

// Next itself stops listening and waits for open requests on these signals, but without a limit.
const longestGoodbyeMs = 5_000;

function endStreams(): void {
  log().info("stopping");
  closeAll(running().streams);
  setTimeout(() => process.exit(1), longestGoodbyeMs).unref();
}

function closeAll(parts: Closable[]): void {
  for (const part of parts.splice(0)) {
    try {
      part.close();
    } catch (error) {
      log().error("close-failed", { part: part.name, ...errorFacts(error) });
    }
  }
}
