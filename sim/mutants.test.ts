/** A simulator that stays green without a safeguard proves nothing about it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle, replacedIn, root } from "./bundle";
import { keptStories } from "./kept";
import { mutants, nameOf } from "./mutants";
import { createPool, type Pool } from "./pool";
import { storyOf } from "./story/write";
import witnesses from "./witnesses.json";

/** Seeds that are tried when the one that once saw a mutant no longer does. */
const SEEDS = 400;

let pool: Pool;
beforeAll(() => {
  pool = createPool(1);
});
afterAll(() => pool.close());

describe("the list of safeguards", () => {
  it("names lines that are there, each once", () => {
    for (const { replacements } of mutants)
      for (const one of replacements) {
        const text = readFileSync(join(root, one.file), "utf8");
        expect(replacedIn(one.file, text, one)).not.toBe(text);
      }
  });

  it("names rules of SPEC.md, and no mutant twice", () => {
    const spec = readFileSync(join(root, "lib/sync/SPEC.md"), "utf8");
    for (const { rule } of mutants) expect(spec).toContain(`**${rule}**`);
    expect(new Set(mutants.map(nameOf)).size).toBe(mutants.length);
  });
});

describe("without a safeguard the simulator goes red", () => {
  it.each(mutants.map((one) => [nameOf(one), one] as const))(
    "%s",
    async (name, mutant) => {
      const module = await bundle(`without-${mutants.indexOf(mutant)}`, mutant.replacements);
      const witness = (witnesses as Record<string, number>)[name];
      const stories = [
        ...(witness === undefined ? [] : [storyOf(witness)]),
        ...keptStories().map(({ story }) => story),
      ];
      for (let seed = 1; seed <= SEEDS; seed += 1) stories.push(storyOf(seed));
      for (const story of stories) if ((await pool.play(module, story)).broken.length) return;
      expect.unreachable(`${name}: nothing went wrong in ${SEEDS} stories`);
    },
    120_000,
  );
});
