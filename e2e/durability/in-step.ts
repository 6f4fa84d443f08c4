/** Everybody who is there sends what they have and fetches what there is, until nothing moves any more. */
import { setTimeout as wait } from "node:timers/promises";
import type { Crew } from "./crew";
import type { HttpDevice } from "./device";
import type { Ledger } from "./ledger";

const LONGEST_MS = 120_000;

/** @returns how much never got through */
export async function untilInStep(crew: Crew, { answered }: Ledger): Promise<number> {
  const deadline = Date.now() + LONGEST_MS;
  while ((await sendable(crew.devices())) > 0 && Date.now() < deadline) {
    await crew.signInAnew();
    for (const device of crew.devices()) await device.retry();
    await wait(50);
  }
  // Until a whole turn brings nothing, so that each has what the others sent last.
  for (let before = -1; before < answered.length; ) {
    before = answered.length;
    for (const device of crew.devices()) await device.sync();
  }
  return sendable(crew.devices());
}

/** Ops and photos that could go out: what waits for a record that is gone is none of them. */
async function sendable(devices: readonly HttpDevice[]): Promise<number> {
  const counts = await Promise.all(
    devices.map(async ({ database }) => {
      const ops = await database.outbox.where("n").above(0).count();
      const comparing = (await database.spaces.toArray()).filter(({ recount }) => recount).length;
      return ops + comparing + (await database.uploads.count());
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
