/**
 * Makes the machine ready (packages, a browser, a fresh build), then runs one TypeScript program. With
 * `--no-browser` before it, a program that only needs the server waits for no browser.
 */

import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build, isBuildFresh } from "./build.mjs";
import { ensureChromium } from "./chromium.mjs";
import { installMissing } from "./install.mjs";
import { runProgram } from "./run-program.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const withoutBrowser = process.argv[2] === "--no-browser";
const [program, ...args] = process.argv.slice(withoutBrowser ? 3 : 2);

process.exitCode = await run();

async function run() {
  if (program === undefined)
    return fail("Which program? node scripts/prepared.mjs <file> [options]");
  if (!installMissing(root)) return fail("npm ci failed.");
  try {
    if (!withoutBrowser) process.env.CHROMIUM_PATH = await ensureChromium();
  } catch (error) {
    return fail(error.message);
  }
  if (!isBuildFresh() && build() !== 0) return fail("The build failed.");
  return runProgram(program, args);
}

function fail(sentence) {
  console.error(sentence);
  return 1;
}
