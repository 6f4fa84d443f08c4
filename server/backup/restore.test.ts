import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import Database from "libsql";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { letGo } from "../store/let-go.fixture";
import { openSqliteStore } from "../store/sqlite";
import { createDataBench, type DataBench, findingsIn, spoil } from "./bench.fixture";
import { databaseOf, fileOf, hashOf, manifestOf } from "./manifest";
import { restore } from "./restore";

const TAKEN = 1_795_200_000_000;
const LATER = TAKEN + 3_600_000;

let bench: DataBench;
beforeEach(async () => {
  bench = await createDataBench();
});
afterEach(() => bench.end());

/** Stops the server. */
async function stop(): Promise<void> {
  await bench.store.close();
  await letGo();
}

const putBack = (from = bench.backups) =>
  restore({ dataDir: bench.dataDir, from, now: () => LATER });

/** Three defects and a photo in the backup, two more defects after it. */
async function backedUp() {
  await bench.write(1, 3);
  const photo = await bench.photo(4);
  const backup = await bench.backUp(TAKEN);
  await bench.write(5, 2);
  return { ...backup, photo };
}

describe("a restore of a backup from before a purge", () => {
  const files = () => join(bench.dataDir, "files");
  const isHere = (hash: string) => existsSync(join(files(), hash.slice(0, 2), hash));

  /** A photo in the backup, purged after it, and one that stays. */
  async function purgedSince() {
    await bench.write(1, 3);
    const purged = await bench.photo(4);
    const kept = await bench.photo(5);
    const backup = await bench.backUp(TAKEN);
    await bench.purge(4, 6);
    expect(isHere(purged)).toBe(false);
    return { ...backup, purged, kept };
  }

  async function expectGone({ purged, kept }: { purged: string; kept: string }) {
    expect([isHere(purged), isHere(kept)]).toEqual([false, true]);
    const store = await openSqliteStore({ file: bench.file });
    expect(await store.purge("uat", purged)).toMatchObject({ userId: "tanaka", record: "photo4" });
    expect(await store.file("uat", purged)).toBeUndefined();
    await store.close();
    expect(await findingsIn(bench.file, files())).toEqual({});
  }

  test("[F6] brings no bytes back: the database that it replaces knows of the purge", async () => {
    const photos = await purgedSince();
    rmSync(join(bench.dataDir, "purged.jsonl"));
    await stop();
    await putBack();
    await expectGone(photos);
  });

  test("[F6] brings no bytes back where that database is lost: the note beside the photos knows", async () => {
    const photos = await purgedSince();
    await stop();
    for (const tail of ["", "-wal", "-shm"]) rmSync(bench.file + tail, { force: true });
    await putBack();
    await expectGone(photos);
  });

  test("[F6] brings no bytes back on another machine: a later backup beside it knows", async () => {
    const photos = await purgedSince();
    await bench.backUp(TAKEN + 1_000);
    await stop();
    rmSync(bench.dataDir, { recursive: true });
    await putBack(photos.folder);
    await expectGone(photos);
  });

  test("[F6] takes a backup from which somebody has removed the purged photo, and no other", async () => {
    const photos = await purgedSince();
    rmSync(fileOf(photos.folder, photos.purged));
    await stop();
    await putBack();
    await expectGone(photos);
    rmSync(fileOf(photos.folder, photos.kept));
    await letGo();
    await expect(putBack()).rejects.toMatchObject({ code: "broken" });
  });

  test("[F6] twice brings nothing back either", async () => {
    const photos = await purgedSince();
    await stop();
    await putBack();
    await letGo();
    await putBack();
    await expectGone(photos);
  });
});

describe("a restore", () => {
  test("[B3] puts the backup in place, in a new epoch, with everything counted from further ahead", async () => {
    const { manifest } = await backedUp();
    await stop();
    const { epoch } = await putBack();
    expect(epoch).toBeGreaterThan(manifest.epoch);
    const store = await openSqliteStore({ file: bench.file });
    expect(await store.epoch()).toBe(epoch);
    expect((await store.rowsAfter("uat", 0, 100)).map((row) => row.id)).toHaveLength(4);
    // The backup is an hour old.
    expect((await store.space("uat"))?.seq).toBe(4 + 1_000 * (3_600 + 3_600));
    expect(await store.lastNumber("uat", "defect")).toBe(1_000);
    expect(JSON.parse((await store.meta("backedUp")) ?? "")).toEqual({ uat: 4 });
    await store.close();
    expect(await findingsIn(bench.file, join(bench.dataDir, "files"))).toEqual({});
  });

  test("[B3] counts ahead of a second restore of the same backup too, whatever the clock says", async () => {
    await backedUp();
    await stop();
    const first = await putBack();
    await letGo();
    const second = await restore({
      dataDir: bench.dataDir,
      from: bench.backups,
      now: () => TAKEN - 1,
    });
    expect(second.epoch).toBeGreaterThan(first.epoch);
    const store = await openSqliteStore({ file: bench.file });
    expect((await store.space("uat"))?.seq).toBeGreaterThanOrEqual(4 + 3_600_000);
    expect(await store.lastNumber("uat", "defect")).toBeGreaterThan(1_000);
    await store.close();
  });

  test("[B3] starts no series at 1 where the backup knows none and the old database is gone", async () => {
    await bench.photo(1);
    await bench.backUp(TAKEN);
    await stop();
    for (const tail of ["", "-wal", "-shm"]) rmSync(bench.file + tail, { force: true });
    await putBack();
    const store = await openSqliteStore({ file: bench.file });
    expect(await store.lastNumber("uat", "defect")).toBe(1_000);
    await store.close();
  });

  test("[B4] keeps what it replaces aside, whole", async () => {
    const { photo } = await backedUp();
    const after = await bench.photo(7);
    const files = join(bench.dataDir, "files");
    const altered = join(files, photo.slice(0, 2), photo);
    spoil(altered, readFileSync(altered));
    const spoilt = readFileSync(altered);
    await stop();
    const { aside } = await putBack();
    if (aside === null) throw new Error("nothing is aside");
    expect(statSync(aside).mode & 0o777).toBe(0o700);
    const old = new Database(join(aside, "asayu.db"), { readonly: true });
    expect(old.prepare('select count(*) as "n" from "change"').get()).toMatchObject({ n: 7 });
    old.close();
    expect(readFileSync(join(aside, "files", photo))).toEqual(spoilt);
    expect(readFileSync(altered)).not.toEqual(spoilt);
    expect(existsSync(join(files, after.slice(0, 2), after))).toBe(true);
    expect(readFileSync(join(bench.dataDir, "secret.key"), "utf8").trim()).toBe(bench.secret);
    expect(statSync(bench.file).mode & 0o777).toBe(0o600);
    expect(readdirSync(bench.dataDir).filter((name) => name.startsWith(".restoring"))).toEqual([]);
  });

  test("[B4] refuses while a server has the data open, and changes nothing", async () => {
    const { folder } = await backedUp();
    const before = readFileSync(databaseOf(folder));
    await expect(putBack()).rejects.toMatchObject({
      code: "running",
      message: expect.stringMatching(/サーバーが動いています.*A server is running/),
    });
    expect(readFileSync(databaseOf(folder)).equals(before)).toBe(true);
    expect((await bench.store.space("uat"))?.seq).toBe(6);
    await bench.write(7, 1);
  });

  const damages: [string, string, (backup: Awaited<ReturnType<typeof backedUp>>) => void][] = [
    [
      "has a database that was cut off",
      "broken",
      ({ folder }) => {
        const bytes = readFileSync(databaseOf(folder));
        writeFileSync(databaseOf(folder), bytes.subarray(0, bytes.length - 4_096));
      },
    ],
    [
      "has a database with one altered bit",
      "broken",
      ({ folder }) => spoil(databaseOf(folder), readFileSync(databaseOf(folder))),
    ],
    [
      "has more at its end than was written",
      "broken",
      ({ folder }) => appendFileSync(databaseOf(folder), "x"),
    ],
    ["lacks its database", "broken", ({ folder }) => rmSync(databaseOf(folder))],
    [
      "has an altered photo",
      "broken",
      ({ folder, photo }) => spoil(fileOf(folder, photo), readFileSync(fileOf(folder, photo))),
    ],
    ["lacks a photo", "broken", ({ folder, photo }) => rmSync(fileOf(folder, photo))],
    [
      "has a manifest that was cut off",
      "broken",
      ({ folder }) => {
        const text = readFileSync(manifestOf(folder), "utf8");
        writeFileSync(manifestOf(folder), text.slice(0, -20));
      },
    ],
    ["lacks its manifest", "notABackup", ({ folder }) => rmSync(manifestOf(folder))],
    [
      "was taken by a newer version",
      "newer",
      ({ folder, manifest }) =>
        writeFileSync(manifestOf(folder), JSON.stringify({ format: manifest.format + 1 })),
    ],
  ];
  test.each(damages)(
    "[B4] refuses a backup that %s (%s), and changes nothing",
    async (_what, code, damage) => {
      const backup = await backedUp();
      damage(backup);
      await stop();
      const before = readFileSync(bench.file);
      const names = readdirSync(bench.dataDir);
      await expect(putBack()).rejects.toMatchObject({ name: "BackupError", code });
      expect(readFileSync(bench.file).equals(before)).toBe(true);
      expect(readdirSync(bench.dataDir)).toEqual(names);
    },
  );

  test("[B4] refuses a database of a newer version, though every hash is right", async () => {
    await bench.write(1, 1);
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2030')`.execute(
      bench.store.writer,
    );
    await expect(bench.backUp()).rejects.toMatchObject({ code: "newer" });
    expect(readdirSync(bench.backups)).toEqual([]);
  });

  test("[B4] refuses a backup whose database a newer version has changed, though every hash is right", async () => {
    const { folder, manifest } = await backedUp();
    const database = new Database(databaseOf(folder));
    database.exec("insert into kysely_migration (name, timestamp) values ('9999-later', '2030')");
    database.close();
    const sha256 = (await hashOf(databaseOf(folder))) ?? "";
    const altered = { ...manifest, database: { ...manifest.database, sha256 } };
    writeFileSync(manifestOf(folder), JSON.stringify(altered));
    await stop();
    await expect(putBack()).rejects.toMatchObject({
      code: "newer",
      message: expect.stringMatching(/この版より新しい Asayu.*newer Asayu/),
    });
  });

  test("[B4] says that there is no complete backup in a folder", async () => {
    mkdirSync(bench.backups);
    await stop();
    await expect(putBack()).rejects.toMatchObject({ code: "notABackup" });
  });
});
