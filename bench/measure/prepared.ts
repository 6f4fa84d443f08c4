/** Both sides with everything loaded on their first device. */
import type { Bench } from "../bench";

export async function prepared(bench: Bench): Promise<void> {
  for (const side of [await bench.bare(), await bench.product()]) {
    await side.first.reset();
    await side.first.load();
    // The first answer of either side reads what later ones find in memory.
    await side.first.list(0);
    await side.first.search("最初");
  }
}
