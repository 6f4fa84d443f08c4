/**
 * Where earlier restores from these backups began to count, noted beside them: the database that counted from
 * there may be lost as well, and a further restore must not begin at the same place.
 */
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { writeSafely } from "../files/disk";

const whole = z.int().min(0);
const shape = z.looseObject({
  epoch: whole,
  /** UTC milliseconds. */
  at: whole,
  /** By space. */
  seqs: z.record(z.string(), whole),
  /** Last numbers by `space/kind`. */
  series: z.record(z.string(), whole),
});
export type GivenOut = z.infer<typeof shape>;

const noteIn = (backup: string) => join(dirname(backup), "restores.json");

/** @param backup its folder */
export async function readGivenOut(backup: string): Promise<GivenOut | undefined> {
  const text = await readFile(noteIn(backup), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    // Only a further safeguard: the distance in time keeps two restores apart without it.
    return undefined;
  }
}

/** Also on a medium that takes no writes a backup can be restored. */
export async function noteGivenOut(backup: string, given: GivenOut): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(given, null, 1)}\n`);
  await writeSafely(noteIn(backup), bytes).catch(() => undefined);
}
