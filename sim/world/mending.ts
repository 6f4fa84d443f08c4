/** What a person does with changes that were refused: makes them again, corrected, or lets them go. */
import type { Changes } from "@/lib/local/changes";
import type { Parked } from "@/lib/local/database";
import { createParkedControl } from "@/lib/local/parked";
import type { Saved } from "@/lib/local/writer";
import type { SavedOps } from "./saved";
import type { Tab } from "./tab";

/** Nobody listens. */
const unheard: Changes = { announce() {}, listen: () => () => {}, close() {} };

/** One tap of refused changes: those of one group fall, and are made again, together. */
export async function parkedTap({ database }: Tab, which: number): Promise<Parked[]> {
  const all = await database.parked.toArray();
  const one = all[which % Math.max(1, all.length)];
  if (!one) return [];
  const { group } = one.op;
  const together = all.filter(({ op }) => group !== undefined && op.group === group);
  return together.length ? together.sort((a, b) => a.op.n - b.op.n) : [one];
}

export async function resend(tab: Tab, refused: readonly Parked[]): Promise<Saved<void>> {
  // What made it unfit is put right, where a person could.
  const corrected = Object.fromEntries(
    refused.flatMap(({ opId, op }) =>
      op.set.severity === 42 ? [[opId, { severity: "major" }]] : [],
    ),
  );
  return createParkedControl(tab.database, unheard, tab.write).resend(refused, corrected);
}

export const letGo = (tab: Tab, refused: readonly Parked[]): Promise<void> =>
  createParkedControl(tab.database, unheard, tab.write).letGo(refused.map(({ opId }) => opId));

/** From now on nobody asks for them any more: others stand in their place, or the person did not want them. */
export function noteMended(saved: SavedOps, refused: readonly Parked[], replica: string): void {
  for (const { opId } of refused) {
    const entry = saved.get(opId);
    if (entry) saved.set(opId, { ...entry, mended: replica });
  }
}
