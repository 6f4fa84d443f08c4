/** What a device pays to hear that there is nothing new. */
import type { Measurement } from "../bench";
import { atMost } from "../line";

export const emptyPull: Measurement = {
  key: "pull",
  async measure(bench) {
    const { first } = await bench.product();
    await first.reset();
    await first.load();
    return [
      {
        work: "an empty pull: body bytes",
        unit: "bytes",
        product: [await first.emptyPull()],
        bar: atMost(300),
      },
    ];
  },
};
