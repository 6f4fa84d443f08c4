/**
 * Turns lib/i18n/ja.ts and en.ts into their compiled texts while building: the parser of ICU syntax
 * (9 kB gz) stays out of the browser, and each language becomes a file of its own.
 */
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import compile from "icu-minify/compile";

const require = createRequire(import.meta.url);

/** @param {unknown} texts a string or a tree of strings */
function compileTree(texts) {
  if (typeof texts === "string") return compile(texts);
  return Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, compileTree(value)]));
}

/** A webpack loader; it asks webpack to run the module, so that every file behind it is watched. */
export default function messageLoader() {
  const done = this.async();
  this.importModule(`${this.resourcePath}?source`).then(
    (module) => done(null, `export default ${JSON.stringify(compileTree(module.default))};`),
    done,
  );
}

/**
 * Adds the loader and the formatter without a parser to a webpack configuration, in place.
 * @param {import("webpack").Configuration} config
 */
export function precompileMessages(config) {
  config.resolve.alias["use-intl/format-message"] = require.resolve(
    "use-intl/format-message/format-only",
  );
  config.module.rules.push({
    test: /[\\/]lib[\\/]i18n[\\/](ja|en)\.ts$/,
    resourceQuery: { not: [/source/] },
    use: [fileURLToPath(import.meta.url)],
  });
}
