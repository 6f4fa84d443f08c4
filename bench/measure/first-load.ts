/** A fresh device: everything that the project holds, queryable in IndexedDB. */
import { type Bench, inTurns, type Measurement } from "../bench";
import { atMost, noBar, ratio } from "../line";

export const firstLoad: Measurement = {
  key: "load",
  async measure(bench) {
    const taken = await inTurns(bench, bench.runs, async ({ first }) => {
      await first.reset();
      const timed = await first.load();
      await mustHold(bench, await first.count());
      return timed;
    });
    const of = (name: "ms" | "down" | "requests") => ({
      bare: taken.bare.map((timed) => timed[name]),
      product: taken.product.map((timed) => timed[name]),
    });
    const work = `first load of ${bench.holds.said}`;
    const note =
      "bare has one index, the defect list's; the product answers every list and search at once";
    return [
      { work, unit: "ms", ...of("ms"), bar: ratio(1.5), note },
      { work: `${work}: body bytes down`, unit: "bytes", ...of("down"), bar: atMost(1_600_000) },
      { work: `${work}: requests`, unit: "count", ...of("requests"), bar: noBar },
    ];
  },
};

async function mustHold(bench: Bench, count: number): Promise<void> {
  // The project's own record and its members come along, so there may be a few more.
  if (count < bench.records) throw new Error(`Only ${count} records were loaded.`);
}
