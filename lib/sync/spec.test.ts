import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const rooms = ["lib", "server", "e2e"];

function testFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return testFiles(path);
    return /\.(test|contract|spec)\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

it("has a test for every numbered rule of SPEC.md", () => {
  const rules = [...readFileSync("lib/sync/SPEC.md", "utf8").matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)];
  const tests = rooms.flatMap(testFiles).map((path) => readFileSync(path, "utf8"));
  const untested = rules
    .map(([, rule]) => rule)
    .filter((rule) => !tests.some((source) => source.includes(`[${rule}]`)));
  expect(rules.length).toBeGreaterThan(40);
  expect(untested).toEqual([]);
});
