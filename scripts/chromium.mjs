/** Finds the Chromium that the browser tests drive, installs one where none is, and knows its flags. */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const fixedPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const debianPackages = ["chromium", "fonts-noto-cjk"];

/** Quiet, and without calls to the browser maker, which would blur what the tests measure. */
export const chromiumFlags = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Path of a Chromium: CHROMIUM_PATH, Playwright's own, then one of the system; null when none is.
 * @throws Error when CHROMIUM_PATH names nothing
 */
export async function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH: ${chosen} does not exist.`);
  }
  const { chromium } = await import("@playwright/test");
  const places = [
    chromium.executablePath(),
    ...(process.env.PATH ?? "")
      .split(delimiter)
      .flatMap((folder) => names.map((name) => join(folder, name))),
    ...fixedPlaces,
  ];
  return places.find((place) => place !== "" && existsSync(place)) ?? null;
}

/** Whether Japanese text would be drawn; without a font the pictures show boxes. */
export function hasJapaneseFont() {
  const list = spawnSync("fc-list", [":lang=ja"], { encoding: "utf8" });
  // Systems without fontconfig (macOS, Windows) bring Japanese fonts of their own.
  return list.error !== undefined || list.stdout.trim() !== "";
}

/**
 * Makes sure that there is a browser and a Japanese font, from Debian's packages where missing.
 * @returns path of the browser
 * @throws Error with what to do when neither is there nor can be installed
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found !== null && hasJapaneseFont()) return found;
  installFromDebian(found === null ? debianPackages : ["fonts-noto-cjk"]);
  const installed = await findChromium();
  if (installed === null) {
    throw new Error("No browser for the tests: install Chromium or Chrome, or set CHROMIUM_PATH.");
  }
  return installed;
}

function installFromDebian(packages) {
  if (spawnSync("apt-get", ["--version"]).error !== undefined) return;
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  console.log(`Installing ${packages.join(" and ")} from Debian …`);
  for (const step of [["update"], ["install", "-y", "--no-install-recommends", ...packages]]) {
    const [command, ...args] = [...sudo, "apt-get", "-q", ...step];
    const result = spawnSync(command, args, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    if (result.status !== 0) console.error(`${result.stdout ?? ""}${result.stderr ?? ""}`);
  }
}
