/** Shows a project's lead what others had no right to change, and keeps what became of it. */
import { isLeading } from "@/lib/records/joining";
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
    if (await leads(store, userId, space.id)) held.push(...(await store.quarantined(space.id)));
  return held.sort((a, b) => b.at - a.at);
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
