/** The photo bytes of this process, at the place that the settings name. */
import { join } from "node:path";
import { sessionOf } from "@/server/auth/session";
import { env } from "@/server/env";
import { openedFloods } from "@/server/floods";
import { openedStore } from "@/server/store";
import { createDisk } from "./disk";
import type { Files } from "./door";
import { createParts } from "./parts";
import { purgeNoteIn } from "./purge-note";
import { finishPurges, type Purging } from "./purging";

type OpenedFiles = Files & Purging;

// Next bundles server code more than once, so the one instance lives on the process itself.
const global = globalThis as typeof globalThis & { asayuFiles?: Promise<OpenedFiles> };

/** At the start of the process, uploads that nobody went on with are forgotten, and purges finished. */
export function openedFiles(): Promise<OpenedFiles> {
  global.asayuFiles ??= open().catch((error: unknown) => {
    delete global.asayuFiles;
    throw error;
  });
  return global.asayuFiles;
}

async function open(): Promise<OpenedFiles> {
  const { dataDir, publicUrl } = env();
  const parts = createParts(join(dataDir, "uploads"));
  await parts.dropStale(Date.now());
  const files: OpenedFiles = {
    store: await openedStore(),
    disk: createDisk(join(dataDir, "files")),
    parts,
    purgeNote: purgeNoteIn(dataDir),
    floods: openedFloods(),
    userOf: async (headers) => (await sessionOf(headers))?.userId,
    publicUrl,
    now: Date.now,
  };
  await finishPurges(files);
  return files;
}
