/** Builds the simulator into one module that a thread can load, with safeguards of the product taken out. */
import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, type Plugin } from "esbuild";

export const root = resolve(import.meta.dirname, "..");
const folder = join(root, ".cache", "sim");

/** A piece of the product's text, and what stands there instead. */
export interface Replacement {
  file: string;
  text: string;
  by: string;
}

/**
 * Ids, random bits and timers come from the seed; packages are loaded as they are.
 * @returns the path of the module
 */
export async function bundle(
  name: string,
  replacements: readonly Replacement[] = [],
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${name}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: ["sim/player.ts"],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    logLevel: "error",
    sourcemap: replacements.length ? false : "inline",
    alias: { uuid: "./sim/world/ids.ts" },
    inject: ["sim/world/timers.ts", "sim/world/ids.ts"],
    define: { "crypto.getRandomValues": "randomValues" },
    plugins: [replaced(replacements)],
  });
  return outfile;
}

export function replacedIn(
  path: string,
  text: string,
  { file, text: from, by }: Replacement,
): string {
  if (!path.endsWith(file)) return text;
  const at = text.indexOf(from);
  if (at < 0 || text.indexOf(from, at + 1) >= 0)
    throw new Error(`${file} does not hold this once:\n${from}`);
  return text.replace(from, () => by);
}

function replaced(replacements: readonly Replacement[]): Plugin {
  return {
    name: "safeguards",
    setup(context) {
      if (!replacements.length) return;
      context.onLoad({ filter: /\/(lib|server)\/.*\.ts$/ }, ({ path }) => {
        if (!replacements.some(({ file }) => path.endsWith(file))) return undefined;
        let contents = readFileSync(path, "utf8");
        for (const one of replacements) contents = replacedIn(path, contents, one);
        return { contents, loader: "ts" };
      });
    },
  };
}
