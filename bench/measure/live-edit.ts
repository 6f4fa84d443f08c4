/** An edit on one device, seen in the IndexedDB of another. */
import { inTurns, type Measurement } from "../bench";
import { atMost } from "../line";
import type { Side } from "../side";

export const liveEdit: Measurement = {
  key: "live",
  async measure(bench) {
    const edits = Math.max(10, Math.round(bench.samples / 2));
    const ready = new Map<Side, string[]>();
    const taken = await inTurns(bench, edits, async (side, turn) => {
      const ids = ready.get(side) ?? (await prepare(side));
      ready.set(side, ids);
      const other = await side.second();
      const title = `ライブ編集 ${turn}`;
      const arrival = other.arrival(title);
      const tapped = await side.first.edit(ids[turn % ids.length] ?? "", title);
      const ms = (await arrival) - tapped;
      // The devices' own work after the edit must not slow the next one down.
      await new Promise((done) => setTimeout(done, 60));
      return ms;
    });
    const work = "edit seen in the other device's IndexedDB";
    const note = "from the tap: saved here, committed there, hinted, fetched, on the other disk";
    return [
      { work: `${work}, median`, unit: "ms", ...taken, bar: atMost(25), note },
      { work: `${work}, p95`, unit: "ms", statistic: "p95", ...taken, bar: atMost(50) },
    ];
  },
};

/** Both devices hold everything, and the second one listens. @returns ids to edit */
async function prepare({ first, second }: Side): Promise<string[]> {
  for (const device of [first, await second()]) {
    await device.reset();
    await device.load();
  }
  await (await second()).listen();
  return first.ids(40);
}
