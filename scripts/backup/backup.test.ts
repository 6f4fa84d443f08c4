import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDataBench, type DataBench, spoil } from "../../server/backup/bench.fixture";
import { letGo } from "../../server/store/let-go.fixture";

let bench: DataBench;
beforeEach(async () => {
  bench = await createDataBench();
  await bench.write(1, 3);
});
afterEach(() => bench.end());

interface Ended {
  code: number | null;
  said: string;
}

/** Runs a program as `npm run` does; answers its exit code and what it said. */
function run(program: string, ...args: string[]): Promise<Ended> {
  const script = `scripts/backup/${program}.ts`;
  const child = spawn(process.execPath, ["scripts/run-program.mjs", script, ...args], {
    env: { ...process.env, DATA_DIR: bench.dataDir },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  return new Promise((done) => child.once("exit", (code) => done({ code, said })));
}

describe("npm run backup, restore, check-data", () => {
  it("[B1] [B4] back up beside a running server, refuse to restore under it, and restore once it is stopped", async () => {
    const saved = await run("backup", bench.backups);
    expect(saved).toMatchObject({ code: 0, said: expect.stringMatching(/バックアップしました/) });
    await bench.write(4, 2);
    const refused = await run("restore", bench.backups);
    expect(refused.code).toBe(1);
    expect(refused.said).toMatch(/サーバーが動いています.*A server is running/);
    await bench.store.close();
    await letGo();
    const restored = await run("restore", bench.backups);
    expect(restored.code).toBe(0);
    expect(restored.said).toMatch(/前のデータはここに残っています/);
    expect(restored.said).toMatch(/メンバーと端末を確認/);

    const rows = join(bench.backups, "rows.json");
    const checked = await run("check-data", "--rows", rows);
    expect(checked.said).toMatch(/UAT: 変更 2、戻った 0、戻っていない 2/);
    expect(checked.said).toMatch(/seq 4 {2}不具合 \/ Defect {2}BUG-0004/);
    expect(checked.said).toMatch(/まだつながっていない端末 1 台/);
    expect(checked.said).toMatch(/変更 2 件がまだ戻っていません.*Tell the project/);
    expect(checked.said).not.toMatch(/問題はありません/);
    expect(checked.code).toBe(0);
    expect(statSync(rows).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(rows, "utf8"))).toMatchObject([
      { seq: 4, row: { fields: { title: "件名 4" } } },
      { seq: 5, row: { fields: { title: "件名 5" } } },
    ]);
  }, 60_000);

  it("[B10] fail with the check's name where a photo was altered", async () => {
    const hash = await bench.photo(4);
    const path = join(bench.dataDir, "files", hash.slice(0, 2), hash);
    spoil(path, readFileSync(path));
    const { code, said } = await run("check-data");
    expect(code).toBe(1);
    expect(said).toMatch(new RegExp(`写真のハッシュ / hashes of photos\n {2}${hash}`));
    expect(said).toMatch(/問題が 1 種類あります/);
  });

  it("say in both languages what is missing: a folder, a database, a place to write", async () => {
    expect(await run("backup")).toMatchObject({
      code: 1,
      said: expect.stringMatching(/フォルダを指定.*Name the folder/),
    });
    expect(await run("restore", bench.backups)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/完了したバックアップがありません.*no complete backup/),
    });
    expect(await run("backup", "/proc/asayu")).toMatchObject({
      code: 1,
      said: expect.stringMatching(/書き込めません.*cannot be written/),
    });
    const empty = mkdtempSync(join(tmpdir(), "asayu-empty-"));
    await bench.store.close();
    bench.dataDir = empty;
    for (const program of ["backup", "check-data"])
      expect(await run(program, bench.backups)).toMatchObject({
        code: 1,
        said: expect.stringMatching(/データベースがありません.*no database/),
      });
    expect(existsSync(join(empty, "asayu.db"))).toBe(false);
    rmSync(empty, { recursive: true });
  }, 60_000);
});
