/** `node scripts/run-program.mjs <file> [options]`: packages and settings, then one TypeScript program. */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { installMissing } from "./install.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @returns {number} its exit code */
export function runProgram(program, args) {
  const tsx = join(root, "node_modules", "tsx", "dist", "cli.mjs");
  const ended = spawnSync(process.execPath, [tsx, join(root, program), ...args], {
    cwd: root,
    stdio: "inherit",
  });
  return ended.status ?? 1;
}

// No build and no browser: a server may be running on the build that is there.
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [program = "", ...args] = process.argv.slice(2);
  if (existsSync(join(root, ".env"))) process.loadEnvFile?.(join(root, ".env"));
  if (installMissing(root)) process.exitCode = runProgram(program, args);
  else {
    console.error("npm ci failed.");
    process.exitCode = 1;
  }
}
