/** The headers of every answer, and the hashes of the inline scripts that the prerendered pages hold. */

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Stands in the policy until the build knows the pages; a browser that met it would run no script. */
export const hashPlaceholder = "'sha256-of-the-inline-scripts'";

/**
 * The Content-Security-Policy as one line.
 * @param {{dev: boolean}} options `dev` loosens what Next's development client needs
 */
export function contentSecurityPolicy({ dev }) {
  const scripts = dev ? "'unsafe-inline' 'unsafe-eval'" : hashPlaceholder;
  return [
    "default-src 'self'",
    `script-src 'self' ${scripts}`,
    dev ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    // Positions of virtual rows and panels are set as style attributes.
    "style-src-attr 'unsafe-inline'",
    // Photos are shown from the device's own store as blobs; small marks are data addresses.
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "media-src 'self' blob:",
    "form-action 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Name and value of each header that every answer carries. */
export function securityHeaders({ dev }) {
  return [
    ["Content-Security-Policy", contentSecurityPolicy({ dev })],
    ["X-Content-Type-Options", "nosniff"],
    ["X-Frame-Options", "DENY"],
    ["Referrer-Policy", "no-referrer"],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["Cross-Origin-Resource-Policy", "same-origin"],
    [
      "Permissions-Policy",
      "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ],
    ["X-Robots-Tag", "noindex, nofollow"],
    // Browsers obey it over HTTPS only and ignore it otherwise, so it may be sent always.
    ["Strict-Transport-Security", "max-age=31536000"],
  ].map(([key, value]) => ({ key, value }));
}

/**
 * CSP sources (`'sha256-…'`) of the inline scripts of one page, in order, without repeats.
 * @param {string} html
 */
export function inlineScriptHashes(html) {
  const hashes = new Set();
  for (const [, attributes, body] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    if (/\bsrc=/.test(attributes) || body === "") continue;
    hashes.add(`'sha256-${createHash("sha256").update(body).digest("base64")}'`);
  }
  return [...hashes];
}

/**
 * Writes the hashes of all prerendered pages into the headers that Next serves, and returns
 * them. Next keeps the headers of next.config.js in the build's routes-manifest.json, written before
 * the pages exist; a header made per request instead would cost the shell its static answer.
 * @param {string} dist absolute path of the build folder
 */
export function writePolicy(dist) {
  const pages = join(dist, "server", "app");
  const html = existsSync(pages)
    ? readdirSync(pages, { recursive: true }).filter((name) => String(name).endsWith(".html"))
    : [];
  if (!html.includes("index.html")) {
    throw new Error("The shell / is not a static page: .next/server/app/index.html is missing.");
  }
  const hashes = [
    ...new Set(html.flatMap((name) => inlineScriptHashes(readFileSync(join(pages, name), "utf8")))),
  ];
  const manifestPath = join(dist, "routes-manifest.json");
  const manifest = readFileSync(manifestPath, "utf8");
  if (!manifest.includes(hashPlaceholder)) {
    throw new Error("The Content-Security-Policy has no place for the script hashes.");
  }
  writeFileSync(manifestPath, manifest.replaceAll(hashPlaceholder, hashes.join(" ")));
  return hashes;
}
