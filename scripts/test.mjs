/** `npm test`: makes a fresh machine ready (packages, a browser, Japanese fonts), then checks it all. */

import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureChromium } from "./chromium.mjs";
import { installMissing } from "./install.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

if (!installMissing(root)) {
  console.error("npm ci failed.");
  process.exit(1);
}
try {
  // Found once here, so that every later step drives the same browser.
  process.env.CHROMIUM_PATH = await ensureChromium();
  console.log(`Browser: ${process.env.CHROMIUM_PATH}`);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const { check } = await import("./check.mjs");
process.exitCode = await check(process.argv.slice(2));
