/** Gives a restored database its new epoch and lets seqs and numbers go on where none was ever given out. */
import type { Registry } from "@/lib/records/index";
import type { LostSeqs, Store } from "../store/store";
import { noteBackedUp } from "../sync/backed-up";
import { numbersAhead, seqsAhead } from "./ahead";
import type { GivenOut } from "./given-out";
import type { Manifest } from "./manifest";
import type { Replaced } from "./replaced";

/** What is known besides the backup. */
export interface Known {
  replaced: Replaced | undefined;
  /** Of earlier restores from the same backups. */
  earlier: GivenOut | undefined;
}

export async function countAhead(
  { store, registry }: { store: Store; registry: Registry },
  { epoch: before, takenAt, seqs: kept }: Manifest,
  { replaced, earlier }: Known,
  now: number,
): Promise<GivenOut> {
  const epochs = [before, replaced?.epoch ?? 0, earlier?.epoch ?? 0];
  const epoch = Math.max(Math.floor(now / 1_000), ...epochs.map((one) => one + 1));
  const since = (at: number) => (now - at) / 1_000;
  const ahead = (id: string, seq: number) =>
    Math.max(
      seqsAhead(seq, since(takenAt)),
      replaced?.seqs.get(id) ?? 0,
      earlier ? seqsAhead(earlier.seqs[id] ?? 0, since(earlier.at)) : 0,
    );
  const lost: LostSeqs[] = (await store.inspector.spaces()).map(({ id, seq }) => {
    return { space: id, kept: seq, upTo: ahead(id, seq) };
  });
  const last = new Map(
    (await store.inspector.series()).map(({ space, kind, last }) => [`${space}/${kind}`, last]),
  );
  const series = new Map<string, number>();
  for (const { space } of lost)
    for (const { kind, number } of registry.values()) {
      if (number === undefined) continue;
      const key = `${space}/${kind}`;
      const ends = [last.get(key), replaced?.series.get(key), earlier?.series[key]];
      const newest = Math.max(...ends.map((end) => end ?? 0));
      // It may have begun after the backup, unless the replaced database knows better.
      if (newest > 0 || !replaced) series.set(key, numbersAhead(newest, since(takenAt)));
    }

  const seqs = new Map(lost.map(({ space, upTo }) => [space, upTo]));
  await store.transaction(async (tx) => {
    await tx.setMeta("epoch", String(epoch));
    await tx.addRestore({ epoch, at: now, backupAt: takenAt, lost });
    await tx.write({
      ...{ rows: [], changes: [], receipts: [], quarantined: [], seqs, series },
      beyond: replaced?.beyond ?? [],
    });
    await noteBackedUp(tx, kept);
  });
  return { epoch, at: now, seqs: Object.fromEntries(seqs), series: Object.fromEntries(series) };
}
