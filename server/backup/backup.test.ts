import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { letGo } from "../store/let-go.fixture";
import { readSqlite } from "../store/sqlite-copy";
import { createDataBench, type DataBench, findingsIn, findingsOf } from "./bench.fixture";
import { databaseOf, fileOf, readBackup } from "./manifest";
import { verify } from "./restore";

let bench: DataBench;
beforeEach(async () => {
  bench = await createDataBench();
});
afterEach(() => bench.end());

/** Runs one of these as a process of its own. */
const fixtures = {
  writer: new URL("../sync/kill.fixture.ts", import.meta.url),
  program: new URL("backup.fixture.ts", import.meta.url),
};
const run = (fixture: keyof typeof fixtures, ...args: string[]) =>
  spawn(process.execPath, ["--import", "tsx", fileURLToPath(fixtures[fixture]), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });

/** True while the process has begun a folder that is not complete. */
const isFilling = (folder: string, { pid }: ChildProcess) =>
  readdirSync(folder).some((name) => name.endsWith(`.${pid}.part`));

const everythingIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true }).map((entry) =>
    join(entry.parentPath, entry.name),
  );

describe("a backup", () => {
  test("[B1] is one moment of the database, whatever is written meanwhile, and each is whole", async () => {
    const child = run("writer", bench.file);
    const ended = new Promise((resolve) => child.once("exit", resolve));
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const seqs: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const { value } = (await lines.next()) as { value: string };
      const { folder, manifest } = await bench.backUp(1_795_200_000_000 + round);
      seqs.push(manifest.seqs.uat ?? 0);
      expect(seqs.at(-1)).toBeGreaterThanOrEqual(Number(value));
      expect(await findingsOf(folder)).toEqual({});
      await readSqlite(databaseOf(folder), async ({ reader, inspector }) => {
        expect(await inspector.history("uat", 0, 100_000)).toHaveLength(seqs.at(-1) ?? 0);
        expect((await reader.device("tablet"))?.lastN).toBe(seqs.at(-1));
      });
    }
    child.kill("SIGKILL");
    await ended;
    // The writer was never held up for good: every backup found it further on.
    expect([...seqs].sort((a, b) => a - b)).toEqual(seqs);
    expect(seqs.at(-1)).toBeGreaterThan(seqs[0] ?? 0);
  }, 60_000);

  test("[B1] holds the photos that its database names, each once for all backups", async () => {
    await bench.write(1, 1);
    const first = await bench.photo(2);
    const one = await bench.backUp(1_795_200_000_000);
    const second = await bench.photo(3);
    const two = await bench.backUp(1_795_200_000_001);
    const hashes = ({ manifest }: typeof one) => manifest.files.map(({ sha256 }) => sha256);
    expect(hashes(one)).toEqual([first]);
    expect(hashes(two)).toEqual([first, second].sort());
    await verify(one);
    await verify(two);
    const photos = everythingIn(join(bench.backups, "files")).filter((path) =>
      statSync(path).isFile(),
    );
    expect(photos).toHaveLength(2);
  });

  test("[B1] says which photos the server no longer had whole", async () => {
    await bench.write(1, 1);
    const hash = await bench.photo(2);
    rmSync(join(bench.dataDir, "files", hash.slice(0, 2), hash));
    const { manifest } = await bench.backUp();
    expect(manifest).toMatchObject({ files: [], missing: [hash] });
  });

  test("[B1] is readable by its owner only and never holds the secret", async () => {
    await bench.write(1, 2);
    await bench.photo(3);
    await bench.backUp();
    const all = [bench.backups, ...everythingIn(bench.backups)];
    for (const path of all) {
      const { mode } = statSync(path);
      expect([path, mode & 0o777]).toEqual([path, statSync(path).isFile() ? 0o600 : 0o700]);
    }
    for (const path of all.filter((one) => statSync(one).isFile()))
      expect(readFileSync(path).includes(bench.secret)).toBe(false);
  });

  test("[B2] lets devices forget only once it is complete", async () => {
    await bench.write(1, 3);
    expect(await bench.store.meta("backedUp")).toBeUndefined();
    await expect(
      (async () => {
        const { backUp } = await import("./backup");
        // Inside the data it would be replaced together with them.
        await backUp({
          dataDir: bench.dataDir,
          to: join(bench.dataDir, "backups"),
          version: "test",
          now: Date.now,
        });
      })(),
    ).rejects.toMatchObject({ code: "insideData" });
    expect(await bench.store.meta("backedUp")).toBeUndefined();
    await bench.backUp();
    expect(JSON.parse((await bench.store.meta("backedUp")) ?? "")).toEqual({ uat: 3 });
  });

  test("[B1] killed half way leaves the one before as it was, and the next clears it away", async () => {
    await bench.write(1, 1);
    const photo = await bench.photo(2);
    const before = await bench.backUp(1_795_200_000_000);
    await bench.write(3, 400);
    for (let n = 403; n < 440; n += 1) await bench.photo(n);
    let killed = 0;
    for (let round = 0; killed < 3 && round < 30; round += 1) {
      const child = run("program", "backup", bench.dataDir, bench.backups);
      const ended = new Promise((resolve) => child.once("exit", resolve));
      const isHalfWay = () => isFilling(bench.backups, child);
      while (child.exitCode === null && !isHalfWay())
        await new Promise((resolve) => setTimeout(resolve, 1));
      // A little further in each round.
      await new Promise((resolve) => setTimeout(resolve, round * 3));
      child.kill("SIGKILL");
      await ended;
      if (isHalfWay()) killed += 1;
      const newest = await readBackup(bench.backups);
      await verify(newest);
      await verify(before);
    }
    expect(killed).toBe(3);
    expect(existsSync(fileOf(before.folder, photo))).toBe(true);
    await verify(await bench.backUp());
    expect(readdirSync(bench.backups).filter((name) => name.endsWith(".part"))).toEqual([]);
  }, 60_000);

  test("[B4] put back and killed at any moment leaves the old data or the new, each whole", async () => {
    await bench.write(1, 300);
    for (let n = 301; n < 330; n += 1) await bench.photo(n);
    await bench.backUp(1_795_200_000_000);
    await bench.write(330, 1);
    await bench.store.close();
    await letGo();
    const before = await readSqlite(bench.file, ({ reader }) => reader.epoch());
    await letGo();
    const seen = new Set<string>();
    for (let delay = 1; delay < 10_000 && seen.size < 2; delay *= 2) {
      const child = run("program", "restore", bench.dataDir, bench.backups);
      const ended = new Promise((resolve) => child.once("exit", resolve));
      while (child.exitCode === null && !isFilling(bench.dataDir, child))
        await new Promise((resolve) => setTimeout(resolve, 1));
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill("SIGKILL");
      await ended;
      expect(await findingsIn(bench.file, join(bench.dataDir, "files"))).toEqual({});
      const epoch = await readSqlite(bench.file, ({ reader }) => reader.epoch());
      const isOld = epoch === before;
      seen.add(isOld ? "old" : "new");
      const rows = await readSqlite(bench.file, ({ reader }) => reader.rowsAfter("uat", 0, 1_000));
      expect(rows).toHaveLength(isOld ? 330 : 329);
      await letGo();
    }
    expect([...seen].sort()).toEqual(["new", "old"]);
  }, 120_000);
});
