/** A fixed set of seeds, played on the product as it is. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle } from "./bundle";
import { addFaults, neverMet, noFaults } from "./faults";
import { keptStories } from "./kept";
import { createPool, type Pool } from "./pool";
import { told } from "./story/tell";
import { storyOf } from "./story/write";
import witnesses from "./witnesses.json";

const SEEDS = 250;

let pool: Pool;
let product: string;
beforeAll(async () => {
  product = await bundle("plain");
  pool = createPool(2);
});
afterAll(() => pool.close());

/** With those that see a mutant: without it taken out they have to be green. */
const seeds = new Set([
  ...Array.from({ length: SEEDS }, (_, place) => place + 1),
  ...Object.values(witnesses),
]);

describe("simulated devices and server", () => {
  it(`keep every promise in ${seeds.size} stories, and meet every fault`, async () => {
    const counts = noFaults();
    const failed: string[] = [];
    await Promise.all(
      [...seeds].map(async (seed) => {
        const { broken, faults } = await pool.play(product, storyOf(seed));
        addFaults(counts, faults);
        if (broken.length) failed.push(`seed ${seed}: ${broken.join("; ")}`);
      }),
    );
    expect(failed).toEqual([]);
    expect(neverMet(counts)).toEqual([]);
  }, 120_000);

  it("do the same when a seed is played twice", async () => {
    for (const seed of [3, 7, 11]) {
      const once = await pool.play(product, storyOf(seed));
      const again = await pool.play(product, storyOf(seed));
      expect(again.trace).toEqual(once.trace);
      expect(once.trace.length).toBeGreaterThan(10);
    }
  });

  it.each(keptStories())("keep what once went wrong: $why", async ({ story }) => {
    const { broken } = await pool.play(product, story);
    expect(broken, told(story).join("\n")).toEqual([]);
  });
});
