/** Spreads stories over threads; a thread that hangs is ended and its story counts as failed. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { root } from "./bundle";
import { noFaults } from "./faults";
import type { Result } from "./simulate";
import type { Story } from "./story/step";

/** A story takes some 50 ms; a crowded machine may take long, a hung story takes for ever. */
const HANGS_AFTER_MS = 30_000;

export interface Pool {
  /** @param module a bundle of `player.ts` */
  play(module: string, story: Story): Promise<Result>;
  close(): Promise<void>;
}

export function createPool(threads: number): Pool {
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const waiting: (() => void)[] = [];

  async function free(): Promise<Worker> {
    const worker = idle.pop();
    if (worker) return worker;
    if (all.size < threads) {
      const made = new Worker(join(root, "sim", "worker.mjs"), { execArgv: [], stderr: true });
      // Dexie says there whenever it opens a dead handle again; what matters comes as an error.
      made.stderr.resume();
      all.add(made);
      return made;
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
    return free();
  }

  function giveBack(worker: Worker, alive: boolean): void {
    if (alive) idle.push(worker);
    else {
      all.delete(worker);
      void worker.terminate();
    }
    waiting.shift()?.();
  }

  return {
    async play(module, story) {
      const worker = await free();
      return new Promise<Result>((resolve) => {
        const done = (result: Result, alive: boolean) => {
          clearTimeout(timer);
          worker.off("message", answered).off("error", threw);
          giveBack(worker, alive);
          resolve(result);
        };
        const answered = (result: Result) => done(result, true);
        const threw = (error: Error) => done(failure(`it threw ${error.stack ?? error}`), false);
        const timer = setTimeout(() => done(failure("it hangs"), false), HANGS_AFTER_MS);
        worker.on("message", answered).on("error", threw);
        worker.postMessage({ module: pathToFileURL(module).href, story });
      });
    },
    async close() {
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

const failure = (what: string): Result => ({
  broken: [what],
  faults: noFaults(),
  ops: 0,
  trace: [],
});
