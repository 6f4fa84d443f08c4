/** How much JavaScript the first screen takes. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { firstRouteBudget, firstRouteSize } from "../../scripts/build-checks.mjs";
import type { Measurement } from "../bench";
import { atMost, noBar } from "../line";
import { startAppDevice } from "./app-device";

const dist = resolve(import.meta.dirname, "../../.next");

export const javascript: Measurement = {
  key: "javascript",
  async measure(bench) {
    const { device, page, listAddress } = await startAppDevice(bench);
    try {
      await page.goto(listAddress);
      await page.locator("li[data-index]").first().waitFor();
      const early = await loadedScripts(page);
      // Until idle: what the app loads by itself after the first paint is here as well.
      await page.waitForTimeout(5_000);
      const scripts = await loadedScripts(page);
      const shell = firstRouteSize(dist).total;
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
          work: "JavaScript until the list's rows are there",
          unit: "bytes",
          product: [sizeOf(early)],
          bar: atMost(firstRouteBudget),
          note: `${early.length} files: the shell, the list's screen, the local store and the list worker`,
        },
        {
          work: "JavaScript until idle",
          unit: "bytes",
          product: [sizeOf(scripts)],
          bar: noBar,
          note: `${scripts.length} files: also sync, the tRPC client, the validator and what the next tap will need`,
        },
      ];
    } finally {
      await device.dispose();
    }
  },
};

/** Addresses of the scripts that the page and its workers have fetched so far. */
async function loadedScripts(page: Page): Promise<string[]> {
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname),
  );
  return [...new Set(loaded.filter((path) => /^\/_next\/static\/.*\.js$/.test(path)))];
}

const sizeOf = (addresses: readonly string[]) =>
  addresses.reduce((sum, address) => sum + gzipped(address), 0);

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
