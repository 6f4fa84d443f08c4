/** What a server under test holds once everything that it can let go of is gone. */
import { readdir, readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import type { AppServer } from "../fixtures/server";

/** Bytes, and how many of what. */
export interface Held {
  readonly heapUsed: number;
  /** Outside of the heap, buffers included. */
  readonly external: number;
  readonly arrayBuffers: number;
  readonly rss: number;
  /** Of bodies and events, also those that nobody reads any more. */
  readonly streams: number;
  readonly sockets: number;
  readonly children: number;
}

const LONGEST_MS = 60_000;

/** @throws where the probe does not answer */
export async function heldBy(server: AppServer): Promise<Held> {
  const before = server.output.length;
  process.kill(server.pid, "SIGUSR2");
  const deadline = Date.now() + LONGEST_MS;
  while (Date.now() < deadline) {
    await wait(50);
    const line = /memory-probe (\{.*\})\n/.exec(server.output.slice(before))?.[1];
    if (line !== undefined)
      return { ...JSON.parse(line), children: await childrenOf(server.pid) } as Held;
  }
  throw new Error(`The probe did not answer:\n${server.output.slice(before)}`);
}

async function childrenOf(pid: number): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, "utf8")),
  );
  return lists.join(" ").split(/\s+/).filter(Boolean).length;
}
