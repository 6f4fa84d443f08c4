/** What must be true of a finished build; each check returns sentences, an empty list means sound. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { gzipSync } from "node:zlib";

/** First-route JavaScript, gzip, in bytes. The framework alone measured 137 kB. */
export const firstRouteBudget = 180_000;

/**
 * Addresses that the worker precaches, or null when there is no list in it.
 * @param {string} worker source of public/sw.js
 */
export function precachedAddresses(worker) {
  const entries = [
    ...worker.matchAll(
      /\{\s*["']?(?:revision|url)["']?\s*:\s*[^{}]*?["']?(?:revision|url)["']?\s*:\s*[^{}]*?\}/g,
    ),
  ];
  const addresses = entries.flatMap(([entry]) => {
    const url = entry.match(/["']?url["']?\s*:\s*["']([^"']+)["']/)?.[1];
    return url === undefined ? [] : [decodeURI(url)];
  });
  return addresses.length === 0 ? null : addresses;
}

/**
 * The worker exists, precaches the shell with every script and style of the build, and lists nothing
 * that the server cannot answer (one missing file makes a browser refuse the whole worker).
 * @param {{dist: string, publicFolder: string}} folders absolute paths
 * @returns {string[]} what is wrong
 */
export function workerProblems({ dist, publicFolder }) {
  const workerPath = join(publicFolder, "sw.js");
  if (!existsSync(workerPath)) {
    return ["public/sw.js is missing: nothing would open offline. Build with webpack."];
  }
  const precached = precachedAddresses(readFileSync(workerPath, "utf8"));
  if (precached === null) return ["public/sw.js precaches nothing."];
  const listed = new Set(precached);
  const problems = listed.has("/") ? [] : ["public/sw.js does not precache the shell /."];
  for (const address of staticAddresses(dist)) {
    if (!listed.has(address)) problems.push(`public/sw.js does not precache ${address}.`);
  }
  for (const address of listed) {
    if (address === "/") continue;
    if (address === "/sw.js") problems.push("public/sw.js precaches itself.");
    const file = address.startsWith("/_next/")
      ? join(dist, address.slice("/_next/".length))
      : join(publicFolder, address);
    if (!existsSync(file)) problems.push(`public/sw.js precaches ${address}, which is not there.`);
  }
  return problems;
}

/**
 * Addresses of all scripts and styles under .next/static that a browser of ours can ask for, the
 * lazy screens' included; the rest belongs to Next's older router and to browsers without modules.
 */
function staticAddresses(dist) {
  const folder = join(dist, "static");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => String(name).split(sep).join("/"))
    .filter((name) => /\.(js|css)$/.test(name))
    .filter((name) => !/(^|\/)((polyfills|framework|main)-\w+\.js|_\w+Manifest\.js)$/.test(name))
    .map((name) => `/_next/static/${name}`);
}

/**
 * The scripts that the shell loads before anything is tapped.
 * @param {string} dist absolute path of the build folder
 * @returns {{total: number, parts: {address: string, bytes: number}[]}} gzip bytes, largest first
 */
export function firstRouteSize(dist) {
  const html = readFileSync(join(dist, "server", "app", "index.html"), "utf8");
  const addresses = new Set();
  for (const [tag, address] of html.matchAll(/<script\b[^>]*\bsrc="([^"?]+)[^"]*"[^>]*>/g)) {
    if (!/\bnomodule\b/i.test(tag)) addresses.add(address);
  }
  const parts = [...addresses].map((address) => ({
    address,
    bytes: gzipSync(readFileSync(join(dist, decodeURI(address).slice("/_next/".length)))).length,
  }));
  parts.sort((a, b) => b.bytes - a.bytes);
  return { total: parts.reduce((sum, part) => sum + part.bytes, 0), parts };
}

/**
 * What is to come when it is needed does not come with the first route: no screen of the table of
 * addresses, and no definition of a record kind.
 * @param {{dist: string, routes: string}} build its folder, and the source of app/routes.ts
 * @returns {string[]} what is wrong
 */
export function firstRouteProblems({ dist, routes }) {
  const first = new Set(firstRouteSize(dist).parts.map(({ address }) => address));
  const loadable = JSON.parse(readFileSync(join(dist, "react-loadable-manifest.json"), "utf8"));
  const screens = [...routes.matchAll(/import\("(\.\/screens\/[^"]+)"\)/g)].map(([, path]) => path);
  const problems = screens.length === 0 ? ["app/routes.ts loads no screen by itself."] : [];
  for (const screen of screens) {
    const files = loadable[`app/routes.ts -> ${screen}`]?.files ?? [];
    if (files.every((file) => first.has(`/_next/${file}`)))
      problems.push(`${screen} is loaded with the first route, not when it is opened.`);
  }
  for (const address of first) {
    const code = readFileSync(join(dist, decodeURI(address).slice("/_next/".length)), "utf8");
    // Labels stand in definitions only, and minifying leaves them as they are.
    const label = /\{\s*ja:\s*"([^"]*)"/.exec(code)?.[1];
    if (label !== undefined)
      problems.push(`${address} brings a record's definition (${label}) to the first route.`);
  }
  return problems;
}

/** @returns {string[]} what is wrong with the size */
export function sizeProblems(size, budget = firstRouteBudget) {
  if (size.parts.length === 0) return ["The shell loads no script: the size check read nothing."];
  if (size.total <= budget) return [];
  return [
    `First-route JavaScript is ${kB(size.total)} kB gz, over the budget of ${kB(budget)} kB.`,
  ];
}

/** The numbers as lines for a person. */
export function sizeReport(size, budget = firstRouteBudget) {
  return [
    `First-route JavaScript: ${kB(size.total)} kB gz of ${kB(budget)} kB`,
    ...size.parts.map((part) => `  ${kB(part.bytes).padStart(6)} kB  ${part.address}`),
  ].join("\n");
}

const kB = (bytes) => (bytes / 1000).toFixed(1);
