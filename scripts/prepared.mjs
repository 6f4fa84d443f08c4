/** Makes the machine ready (packages, a browser, a fresh build), then runs one TypeScript program. */

import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, isBuildFresh } from "./build.mjs";
import { ensureChromium } from "./chromium.mjs";
import { installMissing } from "./install.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [program, ...args] = process.argv.slice(2);

process.exitCode = await run();

async function run() {
  if (program === undefined)
    return fail("Which program? node scripts/prepared.mjs <file> [options]");
  if (!installMissing(root)) return fail("npm ci failed.");
  try {
    process.env.CHROMIUM_PATH = await ensureChromium();
  } catch (error) {
    return fail(error.message);
  }
  if (!isBuildFresh() && build() !== 0) return fail("The build failed.");
  const tsx = join(root, "node_modules", "tsx", "dist", "cli.mjs");
  const ended = spawnSync(process.execPath, [tsx, join(root, program), ...args], {
    cwd: root,
    stdio: "inherit",
  });
  return ended.status ?? 1;
}

function fail(sentence) {
  console.error(sentence);
  return 1;
}
