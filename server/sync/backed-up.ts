/** How far a backup holds each space: noted by the backup, told to devices, which may then forget. */
import { z } from "zod";
import type { StoreReader, StoreTransaction } from "@/server/store/store";

const KEY = "backedUp";

const shape = z.record(z.string(), z.int().min(0));

async function noted(store: StoreReader): Promise<Record<string, number>> {
  const text = await store.meta(KEY);
  return text === undefined ? {} : shape.parse(JSON.parse(text));
}

/** Seqs of those of `spaces` that any backup holds. */
export async function backedUpIn(
  store: StoreReader,
  spaces: readonly string[],
): Promise<Record<string, number>> {
  const all = await noted(store);
  return Object.fromEntries(
    [...new Set(spaces)].flatMap((space) => {
      const seq = all[space];
      return seq === undefined ? [] : [[space, seq]];
    }),
  );
}

/** A backup is complete. An older one that ends later takes nothing back. */
export async function noteBackedUp(
  tx: StoreTransaction,
  seqs: Readonly<Record<string, number>>,
): Promise<void> {
  const before = await noted(tx);
  const after = { ...before };
  for (const [space, seq] of Object.entries(seqs)) after[space] = Math.max(seq, before[space] ?? 0);
  await tx.setMeta(KEY, JSON.stringify(after));
}
