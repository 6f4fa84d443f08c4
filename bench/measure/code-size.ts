/** How much code stores and syncs. */
import { gzipSync } from "node:zlib";
import type { Measurement } from "../bench";
import { bundledText } from "../bundle";
import { atMost } from "../line";

export const codeSize: Measurement = {
  key: "code",
  async measure() {
    const bare = await gzipped("bench/bare/page.ts", ["../texts"]);
    const all = await gzipped("lib/local/open.ts", ["@/lib/records/validation"]);
    const withoutDexie = await gzipped("lib/local/open.ts", ["@/lib/records/validation", "dexie"]);
    const withValidator = await gzipped("lib/local/open.ts", []);
    return [
      {
        work: "storage + sync code, gz",
        unit: "bytes",
        bare: [bare],
        product: [all],
        bar: atMost(45_000),
        note: `lib/local/open.ts with all that it reaches (lib/sync, lib/api, lib/search and its worker, lib/records, photos and their worker, Dexie, tRPC client), minified, lazy parts included; without React and the hooks, and without the validator that comes with the first save. Without Dexie ${kB(withoutDexie)} KB, with the validator (zod) ${kB(withValidator)} KB. Bare: its page with Dexie`,
      },
    ];
  },
};

async function gzipped(entry: string, without: readonly string[]): Promise<number> {
  return gzipSync(await bundledText(entry, without), { level: 9 }).length;
}

const kB = (bytes: number) => (bytes / 1_000).toFixed(1);
