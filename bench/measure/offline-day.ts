/** A day without a network comes back: new records and edits, sent and durably acknowledged. */

import { startBareSide } from "../bare/side";
import { type Measurement, sidesInTurns } from "../bench";
import { atMost, ratio } from "../line";
import { startProductSide } from "../product/side";
import { defectsOnly } from "../seed/project";

const CREATES = 1_000;
const EDITS = 1_000;

export const offlineDay: Measurement = {
  key: "day",
  async measure(bench) {
    // Of its own, so that the records made here do not swell what the other measurements load.
    const seedsBy = (author: string) => defectsOnly(EDITS, author);
    const sides = { bare: await startBareSide(seedsBy), product: await startProductSide(seedsBy) };
    try {
      const taken = await sidesInTurns(sides, bench.runs, async ({ first }) => {
        await first.reset();
        await first.load();
        await first.fillOutbox(CREATES, EDITS);
        return first.flush();
      });
      const of = (name: "ms" | "up" | "requests") => ({
        bare: taken.bare.map((timed) => timed[name]),
        product: taken.product.map((timed) => timed[name]),
      });
      const work = "offline day, 1,000 new + 1,000 one-field edits";
      return [
        {
          work: `${work}: acknowledged`,
          unit: "ms",
          ...of("ms"),
          bar: ratio(2),
          note: "until the outbox is empty on the disk; new records as captured on the spot (600 bytes), edits of a choice",
        },
        { work: `${work}: body bytes up`, unit: "bytes", ...of("up"), bar: atMost(150_000) },
        { work: `${work}: requests`, unit: "count", ...of("requests"), bar: atMost(4) },
      ];
    } finally {
      await sides.bare.close();
      await sides.product.close();
    }
  },
};
