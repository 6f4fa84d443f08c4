/**
 * `npm run sim`: plays the stories of many seeds on every core, says how it goes, and tells what failed.
 * A fault that no story met fails the run, as it would have proved nothing about it.
 */
import { availableParallelism } from "node:os";
import { bundle } from "./bundle";
import { addFaults, faults, neverMet, noFaults } from "./faults";
import { keep } from "./kept";
import { createPool } from "./pool";
import { shrink } from "./shrink";
import type { Story } from "./story/step";
import { told } from "./story/tell";
import { storyOf } from "./story/write";

const PROGRESS_EVERY_MS = 10_000;

function optionOf(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  const value = at < 0 ? otherwise : Number(process.argv[at + 1]);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} needs a number`);
  return value;
}

const schedules = optionOf("schedules", 1_000);
const first = optionOf("from", 1);
const threads = optionOf("threads", availableParallelism());

const from = Date.now();
const product = await bundle("plain");
const pool = createPool(threads);
const counts = noFaults();
const failed: { story: Story; broken: string[] }[] = [];
let done = 0;
let ops = 0;
let next = first;

const seconds = () => ((Date.now() - from) / 1_000).toFixed(1);
const progress = setInterval(() => {
  console.log(`${done} of ${schedules} schedules, ${failed.length} failed, ${seconds()} s`);
}, PROGRESS_EVERY_MS);

async function playOn(): Promise<void> {
  while (next < first + schedules) {
    const story = storyOf(next);
    next += 1;
    const { broken, faults: met, ops: saved } = await pool.play(product, story);
    done += 1;
    ops += saved;
    addFaults(counts, met);
    if (!broken.length) continue;
    failed.push({ story, broken });
    console.log(`✗ seed ${story.seed}: ${broken[0]}`);
  }
}

await Promise.all(Array.from({ length: threads }, playOn));
clearInterval(progress);

for (const { story, broken } of failed.slice(0, 5)) {
  const again = async (one: Story) => (await pool.play(product, one)).broken;
  const small = await shrink(story, broken, again);
  keep(small.story, small.broken);
  console.log(`\nseed ${story.seed}, ${small.story.steps.length} of ${story.steps.length} steps:`);
  console.log(told(small.story).join("\n"));
  console.log(`→ ${small.broken.join("\n→ ")}`);
}
await pool.close();

const missed = neverMet(counts);
console.log(`\n${faults.map((fault) => `${fault} ${counts[fault]}`).join(", ")}`);
console.log(`${done} schedules, ${ops} saves, ${failed.length} failures, ${seconds()} s`);
if (missed.length) console.log(`never met: ${missed.join(", ")}`);
process.exitCode = failed.length || missed.length ? 1 : 0;
