/** Bundles code of the repository for a page, as a build would: minified, for a current browser. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { build, type Plugin } from "esbuild";

const root = resolve(import.meta.dirname, "..");

/** Where a page finds the workers of a bundle; the host of the page answers these addresses. */
export const workerFolder = "/bench-worker/";

export interface Bundle {
  /** One script that runs at once. */
  readonly code: string;
  /** Scripts of its workers by address. */
  readonly workers: ReadonlyMap<string, string>;
}

/**
 * @param entry path from the root of the repository
 * @param without imports that are left out, as they are written; such code is to be counted, not run
 */
export async function bundle(entry: string, without: readonly string[] = []): Promise<Bundle> {
  const workers = new Map<string, string>();
  const result = await build({
    ...options,
    entryPoints: [resolve(root, entry)],
    external: [...without],
    plugins: [separateWorkers(workers)],
  });
  return { code: textOf(result.outputFiles), workers };
}

/**
 * Minified code of everything that `entry` reaches, workers and what is loaded lazily included.
 * @param without imports that are left out, as they are written
 * @returns all scripts as one text, to be compressed and counted
 */
export async function bundledText(entry: string, without: readonly string[]): Promise<string> {
  const { code, workers } = await bundle(entry, without);
  return [code, ...workers.values()].join("\n");
}

const options = {
  absWorkingDir: root,
  bundle: true,
  write: false,
  minify: true,
  format: "iife",
  target: "es2022",
  platform: "browser",
  jsx: "automatic",
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "error",
} as const;

function textOf(files: readonly { text: string }[]): string {
  const [file] = files;
  if (file === undefined) throw new Error("The bundle is empty.");
  return file.text;
}

/** `new URL("./x", import.meta.url)` names a worker; webpack cuts it out by itself, here it is done by hand. */
function separateWorkers(workers: Map<string, string>): Plugin {
  return {
    name: "separate-workers",
    setup(context) {
      context.onLoad({ filter: /\/lib\/.*\.tsx?$/ }, async ({ path }) => {
        let contents = await readFile(path, "utf8");
        for (const [whole, file] of contents.matchAll(
          /new URL\("(\.[^"]+)", import\.meta\.url\)/g,
        )) {
          if (file === undefined) continue;
          const entry = await context.resolve(file, {
            kind: "import-statement",
            resolveDir: dirname(path),
          });
          const worker = await build({ ...options, entryPoints: [entry.path] });
          const code = textOf(worker.outputFiles);
          const hash = createHash("sha256").update(code).digest("hex").slice(0, 12);
          const address = `${workerFolder}${basename(entry.path, ".ts")}-${hash}.js`;
          workers.set(address, code);
          contents = contents.replace(whole, JSON.stringify(address));
        }
        return { contents, loader: path.endsWith("x") ? "tsx" : "ts" };
      });
    },
  };
}
