/** What lives as long as the process: its log, and what must end in order when it does. */

import { env } from "./env";
import { createLog, errorFacts, type Log } from "./log";

/** Something that must end in order when the process does. Ending twice must be harmless. */
export interface Closable {
  readonly name: string;
  /** What it does before it first waits is what counts: the process does not wait with it. */
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

/** Ends `store` after the last request has been answered. */
export function closeLast(store: Closable): void {
  running().stores.push(store);
}

// Next itself stops listening and waits for open requests on these signals, but without a limit.
const longestGoodbyeMs = 5_000;

/** Arranges the orderly end. Called once, when the process starts. */
export function endInOrder(): void {
  const endStreams = () => {
    log().info("stopping");
    closeAll(running().streams);
    setTimeout(() => process.exit(1), longestGoodbyeMs).unref();
  };
  process.once("SIGTERM", endStreams);
  process.once("SIGINT", endStreams);
  process.once("exit", () => closeAll(running().stores));
}

function running(): Running {
  global.asayuRunning ??= { log: createLog(env().logLevel), streams: [], stores: [] };
  return global.asayuRunning;
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
