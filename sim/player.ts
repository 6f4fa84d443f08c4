/** The simulator as one module: what `bundle.ts` builds, with or without the product's safeguards. */
import "./world/quiet";
import "fake-indexeddb/auto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Result, simulate } from "./simulate";
import type { Story } from "./story/step";
import { openServer } from "./world/server";

// Dexie makes an error object for much that is none; their traces took a tenth of the time.
Error.stackTraceLimit = 4;

/** A disk would only make it slower: what a power cut does is not simulated here. */
const memory = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
// One thread may load many simulators, each of which tidies up at the end.
process.setMaxListeners(0);
const folder = mkdtempSync(join(memory, "asayu-sim-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const host = await openServer(folder);

export const play = (story: Story): Promise<Result> => simulate(story, host);
