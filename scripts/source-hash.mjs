/** One hash over everything a build depends on; two equal hashes mean the build need not be repeated. */

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

const folders = ["app", "components", "lib", "server", "public"];
const rootFiles = /^(?!next-env\.d\.ts$).+\.(ts|mjs|js|cjs|json)$/;
const buildScripts = /^(build.*|source-hash|shell-policy|message-loader)\.mjs$/;

// The worker is made by the build, so it cannot be part of what decides whether to build.
const generated = /^public\/(sw\.js|sw\.js\.map|workbox-.*|worker-.*|swe-worker-.*)$/;
const testFile = /\.(test|contract)\.tsx?$/;

/**
 * Paths (relative, with `/`) of every file the build reads, sorted.
 * @param {string} root absolute path of the repository
 */
export function sourceFiles(root) {
  const found = [];
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (entry.isFile() && rootFiles.test(entry.name)) found.push(entry.name);
  }
  for (const name of existsSync(join(root, "scripts")) ? readdirSync(join(root, "scripts")) : []) {
    if (buildScripts.test(name)) found.push(`scripts/${name}`);
  }
  for (const folder of folders) {
    if (!existsSync(join(root, folder))) continue;
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true, recursive: true })) {
      // `parentPath` is missing on the oldest Node 20 that we support.
      const parent = entry.parentPath ?? entry.path;
      if (entry.isFile()) {
        found.push(relative(root, join(parent, entry.name)).split(sep).join("/"));
      }
    }
  }
  return found.filter((path) => !generated.test(path) && !testFile.test(path)).sort();
}

/**
 * Hex SHA-256 over the sources, the lockfile and the Node major version. Never modification times:
 * a checkout or a copy changes them without changing anything.
 * @param {string} root absolute path of the repository
 */
export function sourceHash(root, nodeMajor = process.versions.node.split(".")[0]) {
  const hash = createHash("sha256").update(`node ${nodeMajor}\n`);
  for (const path of sourceFiles(root)) {
    const bytes = readFileSync(join(root, path));
    hash.update(`${path} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest("hex");
}
