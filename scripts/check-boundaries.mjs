/** Checks the arrows between our modules, and that the checker itself is awake. */

import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cruise } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const rooms = ["app", "components", "lib", "server", "e2e", "bench"];
const rules = createRequire(import.meta.url)(join(root, ".dependency-cruiser.cjs"));

/**
 * Violations and the number of our modules below `base`.
 * @param {string} base absolute path of a folder with rooms and a tsconfig.json
 */
async function check(base) {
  process.chdir(base);
  const { output } = await cruise(
    rooms.filter((room) => existsSync(join(base, room))),
    { ...rules.options, baseDir: base, ruleSet: { forbidden: rules.forbidden }, validate: true },
    undefined,
    { tsConfig: extractTSConfig(join(base, "tsconfig.json")) },
  );
  const own = output.modules.filter((module) =>
    /^(app|components|lib|server)\//.test(module.source),
  );
  return { violations: output.summary.violations, modules: own.length };
}

/** One violation per kind of rule; each must be found, or the check is asleep. */
const planted = [
  [
    "no-cycle",
    {
      "lib/sync/a.ts": 'import type { B } from "./b";\nexport type A = B;\n',
      "lib/sync/b.ts": 'import type { A } from "./a";\nexport type B = A;\n',
    },
  ],
  [
    "records",
    {
      "lib/records/a.ts": 'import type { X } from "@/lib/sync/x";\nexport type A = X;\n',
      "lib/sync/x.ts": "export type X = 1;\n",
    },
  ],
  [
    "no-sibling-screen",
    {
      "app/screens/one/a.ts": 'export { x } from "@/app/screens/two/x";\n',
      "app/screens/two/x.ts": "export const x = 1;\n",
    },
  ],
  [
    "router-by-type-only",
    {
      "lib/api/a.ts": 'export { r } from "@/server/api/router";\n',
      "server/api/router.ts": "export const r = 1;\n",
    },
  ],
  ["lib-without-node-builtins", { "lib/text/a.ts": 'export { join } from "node:path";\n' }],
  ["lib-without-react", { "lib/text/a.ts": 'export { useState } from "react";\n' }],
  [
    "lib-without-next-and-node",
    { "lib/text/a.ts": 'export { NextResponse } from "next/server";\n' },
  ],
  [
    "server",
    {
      "server/a.ts": 'export { x } from "@/components/x";\n',
      "components/x.ts": "export const x = 1;\n",
    },
  ],
  [
    "ui",
    {
      "components/ui/a.ts": 'export { x } from "@/lib/records/x";\n',
      "lib/records/x.ts": "export const x = 1;\n",
    },
  ],
];

/** Sentences about planted violations that were not found. */
async function plant() {
  const missed = [];
  for (const [rule, files] of planted) {
    const folder = mkdtempSync(join(tmpdir(), "asayu-boundaries-"));
    try {
      cpSync(join(root, "tsconfig.json"), join(folder, "tsconfig.json"));
      symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      const { violations } = await check(folder);
      if (!violations.some((violation) => violation.rule.name === rule)) {
        missed.push(`A planted violation of "${rule}" was not found: the check is asleep.`);
      }
    } finally {
      process.chdir(root);
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return missed;
}

const { violations, modules } = await check(root);
const problems = violations.map(
  ({ rule, from, to, cycle }) =>
    `${rule.name}: ${from} → ${cycle ? cycle.map((step) => step.name).join(" → ") : to}`,
);
// With a compiler that it does not know, the tool reads nothing and says that all is well.
if (modules === 0) problems.push("The boundary check read 0 modules.");
problems.push(...(await plant()));

for (const problem of problems) console.error(`✗ ${problem}`);
console.log(
  `${modules} modules, ${problems.length} problems, ${planted.length} violations planted`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
