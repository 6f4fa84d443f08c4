/**
 * `node --import tsx sim/find-witnesses.ts`: finds for every mutant the first seed that sees it, so that the test
 * need not search. Run it after the stories have changed; those that still see theirs stay.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, root } from "./bundle";
import { keptStories } from "./kept";
import { mutants, nameOf } from "./mutants";
import { createPool } from "./pool";
import { storyOf } from "./story/write";
import witnesses from "./witnesses.json";

const MOST_SEEDS = 2_000;

const pool = createPool(2);
const product = await bundle("plain");
const found: Record<string, number> = {};
for (const mutant of mutants) {
  const name = nameOf(mutant);
  const module = await bundle(`without-${mutants.indexOf(mutant)}`, mutant.replacements);
  let byKept = false;
  for (const { story } of keptStories())
    byKept ||= (await pool.play(module, story)).broken.length > 0;
  const known = (witnesses as Record<string, number>)[name];
  if (known !== undefined && !byKept && (await sees(module, known))) found[name] = known;
  let next = byKept ? MOST_SEEDS + 1 : 1;
  const search = async (): Promise<void> => {
    while (found[name] === undefined && next <= MOST_SEEDS) {
      const seed = next;
      next += 1;
      if (await sees(module, seed)) found[name] = Math.min(seed, found[name] ?? seed);
    }
  };
  await Promise.all([search(), search()]);
  console.log(`${found[name] ?? (byKept ? "a kept story" : "nobody")} saw ${name}`);
}

/** What goes wrong with every safeguard in place says nothing about this one. */
async function sees(module: string, seed: number): Promise<boolean> {
  const { broken } = await pool.play(module, storyOf(seed));
  return broken.length > 0 && !(await pool.play(product, storyOf(seed))).broken.length;
}

await pool.close();
writeFileSync(join(root, "sim", "witnesses.json"), `${JSON.stringify(found, null, 2)}\n`);
