/**
 * Makes the machine ready (packages, a browser, a fresh build), then runs one TypeScript program. With
 * `--packages-only` before it, a program that needs neither browser nor build waits for neither.
 */

import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, isBuildFresh } from "./build.mjs";
import { ensureChromium } from "./chromium.mjs";
import { installMissing } from "./install.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const packagesOnly = process.argv[2] === "--packages-only";
const [program, ...args] = process.argv.slice(packagesOnly ? 3 : 2);

process.exitCode = await run();

async function run() {
  if (program === undefined)
    return fail("Which program? node scripts/prepared.mjs <file> [options]");
  if (!installMissing(root)) return fail("npm ci failed.");
  const missing = packagesOnly ? undefined : await browserAndBuild();
  if (missing !== undefined) return fail(missing);
  const tsx = join(root, "node_modules", "tsx", "dist", "cli.mjs");
  const ended = spawnSync(process.execPath, [tsx, join(root, program), ...args], {
    cwd: root,
    stdio: "inherit",
  });
  return ended.status ?? 1;
}

/** A sentence about what could not be had, undefined when all is there. */
async function browserAndBuild() {
  try {
    process.env.CHROMIUM_PATH = await ensureChromium();
  } catch (error) {
    return error.message;
  }
  return isBuildFresh() || build() === 0 ? undefined : "The build failed.";
}

function fail(sentence) {
  console.error(sentence);
  return 1;
}
