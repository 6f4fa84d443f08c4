/**
 * Which photos were purged, noted in a file beside them as well: the database that knows it may be lost or put
 * back to a time before, and neither may bring their bytes back.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Purge } from "../store/store";
import { writeSafely } from "./disk";

const shape = z.object({
  space: z.string(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  record: z.string(),
  userId: z.string(),
  /** UTC milliseconds. */
  at: z.int(),
  reason: z.string(),
});

/** @param folder that holds the folder of the photos */
export const purgeNoteIn = (folder: string) => join(folder, "purged.jsonl");

export const keyOf = ({ space, hash }: Pick<Purge, "space" | "hash">) => `${space}/${hash}`;

/** What is noted in `path`; nothing where it is missing or not understood, the database knows it too. */
export async function readPurges(path: string): Promise<Purge[]> {
  const text = await readFile(path, "utf8").catch(() => "");
  return text.split("\n").flatMap((line) => {
    try {
      return [shape.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}

/** The first of each photo, as the database keeps them. */
export const joinedPurges = (...known: readonly (readonly Purge[])[]): Purge[] => [
  ...new Map(
    known
      .flat()
      .reverse()
      .map((purge) => [keyOf(purge), purge]),
  ).values(),
];

/** Resolves once all of them stand in the file, with those that were there. */
export async function notePurges(path: string, purges: readonly Purge[]): Promise<void> {
  const before = await readPurges(path);
  const all = joinedPurges(before, purges);
  if (all.length === before.length) return;
  await writeSafely(path, Buffer.from(all.map((one) => `${JSON.stringify(one)}\n`).join("")));
}
