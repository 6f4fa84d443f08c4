/** Takes the bytes of purged photos off the disk once the database knows of it, also after a crash in between. */
import type { Purge, Store } from "@/server/store/store";
import type { Disk } from "./disk";
import type { Parts } from "./parts";
import { keyOf, notePurges, readPurges } from "./purge-note";

export interface Purging {
  store: Store;
  disk: Disk;
  parts: Parts;
  /** Absolute path of the note beside the photos. */
  purgeNote: string;
}

/** One after the other: the note is one file. */
const noting = new Map<string, Promise<void>>();

/** What the database has just purged; the same bytes stay where another space names them. Safe to repeat. */
export async function purgeBytes(
  { store, disk, parts, purgeNote }: Purging,
  purges: readonly Purge[],
): Promise<void> {
  const write = () => notePurges(purgeNote, purges);
  const noted = (noting.get(purgeNote) ?? Promise.resolve()).then(write, write);
  noting.set(purgeNote, noted);
  await noted;
  await parts.dropAll(purges);
  for (const { hash } of purges)
    await disk.alone(hash, async () => {
      if (!(await store.isNamed(hash))) await disk.remove(hash);
    });
}

/** At the start: what a crash left, and what a database from before a purge does not know any more. */
export async function finishPurges(purging: Purging): Promise<void> {
  const { store, purgeNote } = purging;
  const known = await store.inspector.purges();
  const keys = new Set(known.map(keyOf));
  const forgotten = (await readPurges(purgeNote)).filter((purge) => !keys.has(keyOf(purge)));
  if (forgotten.length > 0)
    await store.transaction(async (tx) => {
      for (const purge of forgotten) await tx.purgeFile(purge);
    });
  await purgeBytes(purging, [...known, ...forgotten]);
}
