/** Shows a project's lead what others had no right to change, and keeps what became of it. */
import { isLeading } from "@/lib/records/joining";
import { HANDED_OVER } from "@/lib/sync/hand-over";
import { type HeldChange, MAX_NOTE, type Settled } from "@/lib/sync/held";
import type { Store, StoreReader } from "@/server/store/store";
import { CallFailure } from "./call-failure";

/** Of all the project's spaces that the caller leads, the latest first. @throws CallFailure `missing` */
export async function heldChanges(
  store: Store,
  userId: string,
  project: string,
): Promise<HeldChange[]> {
  await demandLead(store, userId, project);
  const held: HeldChange[] = [];
  for (const space of await store.spacesOf(project))
    if (await leads(store, userId, space.id))
      held.push(...(await notApplied(store, await store.quarantined(space.id))));
  return held.sort((a, b) => b.at - a.at);
}

/** How many taps wait for a decision. @throws CallFailure `missing` */
export async function heldCount(store: Store, userId: string, project: string): Promise<number> {
  const held = await heldChanges(store, userId, project);
  const open = held.filter(({ settled }) => settled === null);
  return new Set(open.map(({ op }) => op.group ?? op.opId)).size;
}

/** What became of the caller's own changes, by op id; those that still wait are absent. */
export async function decisions(
  store: StoreReader,
  userId: string,
  opIds: readonly string[],
): Promise<Record<string, Settled>> {
  const own = await store.quarantinedOf(userId, opIds);
  return Object.fromEntries(
    own.flatMap(({ op, settled }) => (settled ? [[op.opId, settled]] : [])),
  );
}

/** What a device had handed over can still be applied as its author's own, from a copy that was kept. */
async function notApplied(store: StoreReader, held: HeldChange[]): Promise<HeldChange[]> {
  const handed = held.filter(({ reason }) => reason === HANDED_OVER);
  if (handed.length === 0) return held;
  const receipts = await store.receipts(handed.map(({ op }) => op.opId));
  const applied = new Set(
    receipts.flatMap(({ opId, outcome }) => (outcome.status === "applied" ? [opId] : [])),
  );
  return held.filter(({ op }) => !applied.has(op.opId));
}

export interface Settling extends Pick<Settled, "how" | "note"> {
  space: string;
  opIds: readonly string[];
}

/**
 * Whoever settles first decides: what is settled stays as it is.
 * @throws CallFailure `missing` where the caller does not lead; `invalid` for a dismissal without a reason
 */
export async function settleHeld(
  { store, now }: { store: Store; now(): number },
  userId: string,
  { space, opIds, how, note }: Settling,
): Promise<void> {
  const reason = note.trim();
  if (reason.length > MAX_NOTE || (how === "dismissed" && reason === ""))
    throw new CallFailure("invalid");
  await store.transaction(async (tx) => {
    await demandLead(tx, userId, space);
    const at = now();
    await tx.settleQuarantined(space, opIds, { how, by: userId, at, note: reason });
    const what = how === "taken" ? "heldTaken" : "heldDismissed";
    for (const about of opIds) await tx.note({ space, what, about, userId, device: "", at });
  });
}

async function demandLead(store: StoreReader, userId: string, space: string): Promise<void> {
  if (!(await leads(store, userId, space))) throw new CallFailure("missing");
}

async function leads(store: StoreReader, userId: string, space: string): Promise<boolean> {
  const membership = await store.membership(space, userId);
  return membership?.revokedAt === null && isLeading(membership);
}
