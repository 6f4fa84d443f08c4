/** Plays one story from its beginning to the moment when all is quiet, and says what was wrong. */
import type { FaultCounts } from "./faults";
import { check, checkEnd } from "./invariants/check";
import type { Story } from "./story/step";
import type { openServer } from "./world/server";
import { createWorld } from "./world/world";

export interface Result {
  broken: string[];
  faults: FaultCounts;
  /** How many ops people saved. */
  ops: number;
  trace: string[];
}

export async function simulate(
  story: Story,
  host: Awaited<ReturnType<typeof openServer>>,
): Promise<Result> {
  const world = await createWorld(story, host);
  try {
    for (const [place, step] of story.steps.entries()) {
      await world.play(step);
      // Where work stands half done, most can be wrong.
      const halfDone = step.do === "sync" && step.gates !== undefined;
      if (halfDone || (place + 1) % story.phase === 0) await check(world);
      if (world.broken.length) break;
    }
    if (!world.broken.length) await world.drain();
    if (!world.broken.length) await checkEnd(world);
  } finally {
    await world.end();
  }
  const { broken, faults, saved, trace } = world;
  return { broken, faults, ops: saved.size, trace };
}
