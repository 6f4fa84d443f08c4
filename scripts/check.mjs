/** `npm run check`: every check in order, each with its time, and one line with the sum at the end. */

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, isBuildFresh } from "./build.mjs";
import { firstRouteSize, sizeProblems, sizeReport } from "./build-checks.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const reports = join(root, ".cache", "reports");

/**
 * A step answers with how much passed and failed; one that counts nothing of its own counts as one.
 * `live` steps show their output while they run, the others only when they fail.
 */
const steps = [
  { name: "format", run: () => command("biome", ["format", "."]) },
  { name: "lint", run: () => command("biome", ["check", "--formatter-enabled=false", "."]) },
  { name: "types", run: types },
  { name: "boundaries", run: () => command("node", ["scripts/check-boundaries.mjs"]) },
  { name: "dead code", run: () => command("knip", ["--no-progress"]) },
  { name: "unit", run: unit },
  { name: "build", run: buildIfStale, live: true },
  { name: "size", run: size },
  { name: "browser", run: browser, live: true },
];

/** Runs all steps, or those named in `only`. @returns {Promise<number>} exit code */
export async function check(only = []) {
  mkdirSync(reports, { recursive: true });
  const started = Date.now();
  const lines = [];
  let passed = 0;
  let failed = 0;
  for (const step of steps) {
    if (only.length > 0 && !only.includes(step.name)) continue;
    const from = Date.now();
    console.log(`\n── ${step.name}`);
    const result = await step.run(step.live ?? false);
    passed += result.passed;
    failed += result.failed;
    if (result.failed > 0 && result.output) console.log(result.output);
    lines.push(
      `${result.failed > 0 ? "✗" : "✓"} ${step.name.padEnd(12)} ${seconds(from)}${result.note ? `  ${result.note}` : ""}`,
    );
    console.log(lines.at(-1));
  }
  console.log(`\n${lines.join("\n")}\n${" ".repeat(15)}${seconds(started)} in all\n`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

const seconds = (from) => `${((Date.now() - from) / 1000).toFixed(1).padStart(6)} s`;
const one = (ok, output, note) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, output, note });

/** Runs a tool of node_modules/.bin (or node) and gathers what it says. */
function run(name, args, { live = false, env = {} } = {}) {
  const bin = name === "node" ? process.execPath : join(root, "node_modules", ".bin", name);
  return new Promise((done) => {
    const child = spawn(bin, args, {
      cwd: root,
      stdio: ["ignore", live ? "inherit" : "pipe", live ? "inherit" : "pipe"],
      shell: process.platform === "win32",
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    });
    let output = "";
    const add = (chunk) => {
      output += chunk;
    };
    child.stdout?.on("data", add);
    child.stderr?.on("data", add);
    child.once("error", (error) => done({ ok: false, output: `${output}${error.message}` }));
    child.once("close", (code) => done({ ok: code === 0, output }));
  });
}

async function command(name, args) {
  const { ok, output } = await run(name, args);
  return one(ok, output);
}

async function types() {
  // Next's own declarations are generated, and a fresh clone has none.
  const generated = await run("next", ["typegen"]);
  if (!generated.ok) return one(false, generated.output);
  return command("tsc", ["--noEmit"]);
}

async function unit() {
  const report = join(reports, "unit.json");
  rmSync(report, { force: true });
  const args = ["run", "--silent=passed-only", "--reporter=default", "--reporter=json"];
  const { ok, output } = await run("vitest", [...args, `--outputFile.json=${report}`]);
  if (!existsSync(report)) return one(false, output, "no report");
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
  return { ...sum(ok, numPassedTests, numFailedTests), output };
}

async function buildIfStale() {
  if (isBuildFresh()) return one(true, "", "fresh, not repeated");
  return one(build() === 0);
}

async function size() {
  if (!isBuildFresh()) return one(false, "There is no build to weigh.");
  const measured = firstRouteSize(join(root, ".next"));
  const problems = sizeProblems(measured);
  console.log(sizeReport(measured));
  return one(problems.length === 0, problems.join("\n"));
}

async function browser(live) {
  if (!isBuildFresh()) return one(false, "There is no build to open.");
  const report = join(reports, "browser.json");
  rmSync(report, { force: true });
  const { ok } = await run("playwright", ["test"], {
    live,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  if (!existsSync(report)) return one(false, "", "no report");
  const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(report, "utf8")).stats;
  return sum(ok, expected, unexpected + flaky, skipped > 0 ? `${skipped} skipped` : undefined);
}

/** A suite that failed outside its tests (a file that does not load) still counts as a failure. */
function sum(ok, passed, failed, note) {
  const failures = ok ? failed : Math.max(failed, 1);
  const text = `${passed} passed, ${failures} failed`;
  return { passed, failed: failures, note: note ? `${text}, ${note}` : text };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await check(process.argv.slice(2));
}
