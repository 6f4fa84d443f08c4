/** A save that is on the disk and in the list's answer, with everything else already there. */
import { inTurns, type Measurement } from "../bench";
import { ratio } from "../line";
import { prepared } from "./prepared";

export const save: Measurement = {
  key: "save",
  async measure(bench) {
    await prepared(bench);
    const taken = await inTurns(bench, bench.samples, ({ first }, turn) => first.save(turn));
    const work = `a defect saved durably and in the query, ${bench.holds.said} present`;
    return [
      { work: `${work}, median`, unit: "ms", ...taken, bar: ratio(1.5) },
      { work: `${work}, p95`, unit: "ms", statistic: "p95", ...taken, bar: ratio(1.5) },
    ];
  },
};
