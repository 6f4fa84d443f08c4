/** Lighthouse on the list of defects, as its mobile preset has it: slow network, processor four times slower. */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import lighthouse from "lighthouse";
import { chromiumFlags, findChromium } from "../../scripts/chromium.mjs";
import type { Measurement } from "../bench";
import { atLeast } from "../line";
import { startAppDevice } from "./app-device";

const categories = ["performance", "accessibility", "best-practices"] as const;

export const lighthouseScores: Measurement = {
  key: "lighthouse",
  async measure(bench) {
    const { device, listAddress } = await startAppDevice(bench);
    // Closed as by a person, so that the sign-in is on the disk for the browser that follows.
    await device.close();
    const browser = await browserOn(device.profile);
    try {
      const result = await lighthouse(listAddress, {
        port: browser.port,
        // The person stays signed in, and the worker stays in charge.
        disableStorageReset: true,
        onlyCategories: [...categories],
        logLevel: "error",
      });
      const scores = result?.lhr.categories ?? {};
      return categories.map((category) => ({
        work: `Lighthouse, list of ${bench.holds.listed}: ${category}`,
        unit: "count",
        product: [Math.round((scores[category]?.score ?? 0) * 100)],
        bar: atLeast(95),
      }));
    } finally {
      browser.close();
      await device.dispose();
    }
  },
};

async function browserOn(profile: string): Promise<{ port: number; close(): void }> {
  const path = await findChromium();
  if (path === null) throw new Error("No Chromium was found; run npm test once.");
  const flags = ["--headless=new", "--remote-debugging-port=0", `--user-data-dir=${profile}`];
  const child = spawn(path, [...chromiumFlags, ...flags], { stdio: ["ignore", "ignore", "pipe"] });
  for await (const line of createInterface({ input: child.stderr })) {
    const port = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(line)?.[1];
    if (port !== undefined) return { port: Number(port), close: () => child.kill("SIGKILL") };
  }
  throw new Error("Chromium ended before it listened.");
}
