/** The photo bytes of this process, at the place that the settings name. */
import { join } from "node:path";
import { sessionOf } from "@/server/auth/session";
import { env } from "@/server/env";
import { openedStore } from "@/server/store";
import { createDisk } from "./disk";
import type { Files } from "./door";
import { createParts } from "./parts";

export async function openedFiles(): Promise<Files> {
  const { dataDir, publicUrl } = env();
  return {
    store: await openedStore(),
    disk: createDisk(join(dataDir, "files")),
    parts: createParts(join(dataDir, "uploads")),
    userOf: async (headers) => (await sessionOf(headers))?.userId,
    publicUrl,
    now: Date.now,
  };
}
