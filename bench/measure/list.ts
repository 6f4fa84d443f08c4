/** Filtered and sorted, the first 50; then a word found anywhere in everything. */
import { inTurns, type Measurement } from "../bench";
import { atMost } from "../line";
import { searchedWords } from "../texts";
import { prepared } from "./prepared";

export const list: Measurement = {
  key: "list",
  async measure(bench) {
    await prepared(bench);
    const taken = await inTurns(bench, bench.samples, ({ first }, turn) => first.list(turn));
    return [
      {
        work: `filter + sort, first 50 of ${bench.holds.listed}`,
        unit: "ms",
        ...taken,
        bar: atMost(3),
      },
    ];
  },
};

export const search: Measurement = {
  key: "search",
  async measure(bench) {
    await prepared(bench);
    const turns = Math.max(searchedWords.length, Math.round(bench.samples / 4));
    const found = await inTurns(bench, turns, ({ first }, turn) =>
      first.search(searchedWords[turn % searchedWords.length] ?? ""),
    );
    for (const [turn, { found: hits }] of found.product.entries()) {
      const wanted = found.bare[turn]?.found;
      // Folding may find more than a plain scan, never less.
      if (wanted === undefined || hits < wanted || hits === 0)
        throw new Error(`The search found ${hits} of ${wanted}.`);
    }
    return [
      {
        work: `Japanese substring in ${bench.holds.said}`,
        unit: "ms",
        bare: found.bare.map(({ ms }) => ms),
        product: found.product.map(({ ms }) => ms),
        bar: atMost(16),
        note: "bare scans IndexedDB and folds nothing; the product folds width, case and kana",
      },
    ];
  },
};
