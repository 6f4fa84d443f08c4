import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const tsx = join(root, "node_modules", "tsx", "dist", "cli.mjs");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "asayu-seed-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function seed(...options: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [tsx, "scripts/seed.ts", ...options],
    {
      cwd: root,
      encoding: "utf8",
      // A port on which nothing of ours answers.
      env: { ...process.env, DATA_DIR: join(folder, "data"), PORT: "9", PUBLIC_URL: "" },
    },
  );
  return { status, said: stdout + stderr };
}

describe("npm run seed", () => {
  it("fills an empty folder, says where the demo stands, and has nothing to add then", () => {
    const first = seed("--until", "2026-11-10T12:00");
    expect(first.said).toMatch(/デモに \d+ 件を書きました/);
    expect(first.said).toContain("2026-11-10T12:00:00+09:00");
    expect(first.said).toMatch(/http:\/\/127\.0\.0\.1:9\/p\/[0-9a-f-]{36}/);
    expect(first.status).toBe(0);
    const second = seed("--until", "2026-11-10T12:00");
    expect(second.said).toContain("デモはもう入っています");
    expect(second.status).toBe(0);
    const back = seed("--until", "2026-11-09T12:00");
    expect(back.said).toContain("先へ進めるだけ");
    expect(back.status).toBe(1);
  }, 60_000);

  it.each([
    { options: ["--until", "tomorrow"] },
    { options: ["--until", "2026-13-40T99:99"] },
    { options: ["--sooner"] },
  ])(
    "says how it is called, given $options",
    ({ options }) => {
      const { status, said } = seed(...options);
      expect(said).toContain("--until 2026-11-30T18:00");
      expect(status).toBe(1);
    },
    60_000,
  );
});
