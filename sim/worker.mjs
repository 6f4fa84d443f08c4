/** Runs in a thread: loads the simulator that a story is to be played on, and plays it. */
import { parentPort } from "node:worker_threads";

parentPort?.on("message", async ({ module, story }) => {
  const { play } = await import(module);
  parentPort?.postMessage(await play(story));
});
