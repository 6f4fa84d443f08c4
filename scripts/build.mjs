/** Makes the production build, and fails unless it would really start offline and within its size. */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  firstRouteProblems,
  firstRouteSize,
  sizeProblems,
  sizeReport,
  workerProblems,
} from "./build-checks.mjs";
import { writePolicy } from "./shell-policy.mjs";
import { sourceHash } from "./source-hash.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, ".next");
const publicFolder = join(root, "public");
const stampPath = join(dist, "asayu-build.json");

/** True when the build on disk was made from exactly these sources and its worker is still there. */
export function isBuildFresh() {
  if (!existsSync(stampPath)) return false;
  const stamp = JSON.parse(readFileSync(stampPath, "utf8"));
  return stamp.sources === sourceHash(root) && workerProblems({ dist, publicFolder }).length === 0;
}

/** Builds and checks. @returns {number} exit code */
export function build() {
  const sources = sourceHash(root);
  removeGenerated();
  const next = spawnSync(
    process.execPath,
    [join(root, "node_modules/next/dist/bin/next"), "build", "--webpack"],
    {
      cwd: root,
      stdio: "inherit",
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        ASAYU_BUILD_ID: sources.slice(0, 16),
      },
    },
  );
  if (next.status !== 0) return next.status ?? 1;

  let problems;
  try {
    const hashes = writePolicy(dist);
    console.log(`Content-Security-Policy: ${hashes.length} inline scripts hashed`);
    const size = firstRouteSize(dist);
    console.log(sizeReport(size));
    const routes = readFileSync(join(root, "app", "routes.ts"), "utf8");
    problems = [
      ...workerProblems({ dist, publicFolder }),
      ...sizeProblems(size),
      ...firstRouteProblems({ dist, routes }),
    ];
  } catch (error) {
    problems = [error.message];
  }
  if (problems.length > 0) {
    for (const problem of problems) console.error(`✗ ${problem}`);
    return 1;
  }
  // Written last, so that an interrupted or refused build never counts as fresh.
  mkdirSync(dist, { recursive: true });
  writeFileSync(stampPath, `${JSON.stringify({ sources, node: process.version }, null, 2)}\n`);
  return 0;
}

/** A worker left from an earlier build would hide that this one made none. */
function removeGenerated() {
  rmSync(stampPath, { force: true });
  for (const name of readdirSync(publicFolder)) {
    if (/^(sw\.js|workbox-|worker-|swe-worker-)/.test(name)) {
      rmSync(join(publicFolder, name), { force: true });
    }
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = build();
}
