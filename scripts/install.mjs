/** Installs the packages when what lies in node_modules is not what the lockfile says. */

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Compares the lockfile with npm's own record of what it installed; no stamp of ours is needed and
 * an `npm ci` by hand counts.
 * @param {string} root absolute path of the repository
 */
export function isInstalled(root) {
  const recordPath = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(recordPath)) return false;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const installed = JSON.parse(readFileSync(recordPath, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === "" ||
      // Packages for other platforms are in the lockfile and rightly nowhere else.
      (entry.optional && installed[path] === undefined) ||
      installed[path]?.version === entry.version,
  );
}

/**
 * Runs `npm ci` when needed. Development packages are included, because the build needs them.
 * @returns {boolean} false when npm failed; it has said why
 */
export function installMissing(root) {
  if (isInstalled(root)) return true;
  console.log("パッケージを入れています… / Installing packages …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const result = spawnSync(npm, ["ci", "--include=dev", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  return result.status === 0;
}
