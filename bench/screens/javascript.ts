/** How much JavaScript the first screen takes. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { firstRouteBudget, firstRouteSize } from "../../scripts/build-checks.mjs";
import type { Measurement } from "../bench";
import { atMost } from "../line";
import { startAppDevice } from "./app-device";

const dist = resolve(import.meta.dirname, "../../.next");

export const javascript: Measurement = {
  key: "javascript",
  async measure(bench) {
    const { device, page, listAddress } = await startAppDevice(bench);
    try {
      await page.goto(listAddress);
      await page.locator("li[data-index]").first().waitFor();
      // Until idle: what the app loads by itself after the first paint is here as well.
      await page.waitForTimeout(5_000);
      const loaded = await page.evaluate(() =>
        performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname),
      );
      const scripts = [...new Set(loaded.filter((path) => /^\/_next\/static\/.*\.js$/.test(path)))];
      const shell = firstRouteSize(dist).total;
      const all = scripts.reduce((sum, path) => sum + gzipped(path), 0);
      const note = `of this the framework (Next and React) ${kB(frameworkSize())} KB; sizes of the build's files, gzip`;
      return [
        {
          work: "first-route JavaScript, what the shell loads",
          unit: "bytes",
          product: [shell],
          bar: atMost(firstRouteBudget),
          note,
        },
        {
          work: "all JavaScript until idle, first open of the list",
          unit: "bytes",
          product: [all],
          bar: atMost(firstRouteBudget),
          note: `${scripts.length} files: the shell, the list's screen, store, sync, tRPC client, the list worker and the validator for the first save`,
        },
      ];
    } finally {
      await device.dispose();
    }
  },
};

/** @param address under /_next/ */
function gzipped(address: string): number {
  const file = join(dist, decodeURI(address).slice("/_next/".length));
  return gzipSync(readFileSync(file)).length;
}

function frameworkSize(): number {
  const manifest = JSON.parse(readFileSync(join(dist, "build-manifest.json"), "utf8")) as {
    rootMainFiles: string[];
  };
  return manifest.rootMainFiles.reduce((sum, file) => sum + gzipped(`/_next/${file}`), 0);
}

const kB = (bytes: number) => (bytes / 1_000).toFixed(1);
