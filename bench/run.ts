/** `npm run bench`: takes the measurements one after the other and prints them beside their bars. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { startBareSide } from "./bare/side";
import type { Bench, Measurement } from "./bench";
import { type Line, toLine } from "./line";
import { machineLine, thisMachine } from "./machine";
import { measurements } from "./measurements";
import { readOptions } from "./options";
import { startProductSide } from "./product/side";
import { holdingsOf, mixedProject } from "./seed/project";
import { notes, table } from "./table";

const options = readOptions(process.argv.slice(2));
const machine = await thisMachine();
const lines: Line[] = [];
const failures: { key: string; message: string }[] = [];
const closers: (() => Promise<void>)[] = [];

const seedsBy = (author: string) => mixedProject(options.records, author);
const bench: Bench = {
  ...options,
  holds: holdingsOf(options.records),
  bare: once(() => startBareSide(seedsBy)),
  product: once(() => startProductSide(seedsBy)),
  tell: (sentence) => console.log(sentence),
};

try {
  for (const measurement of chosen()) await take(measurement);
} finally {
  for (const close of closers.reverse()) await close();
}
await report();
// A missed bar is a figure, not a failure; what could not be measured is one.
process.exitCode = failures.length === 0 ? 0 : 1;

function chosen(): readonly Measurement[] {
  const known = measurements.map(({ key }) => key);
  const unknown = options.only.filter((key) => !known.includes(key));
  if (unknown.length > 0)
    throw new Error(`--only: ${unknown.join(", ")} is not one of ${known.join(", ")}.`);
  return measurements.filter(({ key }) => options.only.length === 0 || options.only.includes(key));
}

async function take({ key, measure }: Measurement): Promise<void> {
  const from = Date.now();
  try {
    const taken = (await measure(bench)).map(toLine);
    lines.push(...taken);
    console.log(`✓ ${key} (${((Date.now() - from) / 1_000).toFixed(0)} s)\n${table(taken)}\n`);
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    failures.push({ key, message });
    console.error(`✗ ${key}: ${message}\n`);
  }
}

/** Starts a side at the first call, so that `--only` starts nothing that it does not need. */
function once<S extends { close(): Promise<void> }>(start: () => Promise<S>): () => Promise<S> {
  let started: Promise<S> | undefined;
  return () => {
    started ??= start().then((side) => {
      closers.push(() => side.close());
      return side;
    });
    return started;
  };
}

async function report(): Promise<void> {
  const missed = lines.filter(({ met }) => met === false);
  console.log(`\n${machineLine(machine)}; ${options.runs} runs, median (min–max)\n`);
  console.log(table(lines));
  console.log(`\n${notes(lines)}\n`);
  console.log(
    `${lines.length} lines, ${missed.length} bars missed, ${failures.length} not measured`,
  );
  for (const { key } of failures) console.log(`✗ ${key} could not be measured`);
  await mkdir(dirname(options.out), { recursive: true });
  const at = new Date().toISOString();
  await writeFile(
    options.out,
    `${JSON.stringify({ at, machine, options, lines, failures }, null, 2)}\n`,
  );
  console.log(options.out);
}
