import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely, Migrator, SqliteDialect, sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { defineRecord } from "@/lib/records/define";
import { text } from "@/lib/records/fields";
import { kinds, registryOf } from "@/lib/records/index";
import { migrations } from "./migrations";
import { openSqliteStore } from "./sqlite";
import { connect } from "./sqlite-connection";
import { describeStore, nothing, rowAt, spaceNamed } from "./store.contract";

const folder = () => mkdtempSync(join(tmpdir(), "asayu-store-"));

describeStore("embedded store", async () => {
  const path = folder();
  const file = join(path, "asayu.db");
  let store = await openSqliteStore({ file });
  return {
    store,
    async reopen() {
      await store.close();
      store = await openSqliteStore({ file });
      return store;
    },
    async dispose() {
      await store.close();
      rmSync(path, { recursive: true });
    },
  };
});

describe("embedded store file", () => {
  let path: string;
  beforeEach(() => {
    path = folder();
  });
  afterEach(() => rmSync(path, { recursive: true }));

  test("syncs every commit to the disk", async () => {
    const store = await openSqliteStore({ file: join(path, "a.db") });
    const ask = async (name: string) =>
      (await sql<Record<string, unknown>>`${sql.raw(`pragma ${name}`)}`.execute(store.writer))
        .rows[0];
    expect(await ask("journal_mode")).toEqual({ journal_mode: "wal" });
    expect(await ask("synchronous")).toEqual({ synchronous: 2 });
    expect(await ask("foreign_keys")).toEqual({ foreign_keys: 1 });
    await store.close();
  });

  test("names the epoch of a new database after the clock and keeps it", async () => {
    const file = join(path, "a.db");
    const first = await openSqliteStore({ file, now: () => 1_795_000_000_000 });
    expect(await first.epoch()).toBe(1_795_000_000);
    await first.close();
    const second = await openSqliteStore({ file, now: () => 1_796_000_000_000 });
    expect(await second.epoch()).toBe(1_795_000_000);
    await second.close();
  });

  test("refuses a database of a newer version in words and leaves it as it is", async () => {
    const file = join(path, "a.db");
    const store = await openSqliteStore({ file });
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2030')`.execute(
      store.writer,
    );
    await store.close();
    await expect(openSqliteStore({ file })).rejects.toMatchObject({
      name: "StoreError",
      code: "newer",
      message: expect.stringContaining("新しい Asayu"),
    });
    // Refused once more: the first refusal has changed nothing.
    await expect(openSqliteStore({ file })).rejects.toMatchObject({ code: "newer" });
  });

  test("brings a database of the first shape up to date, with everything that was in it", async () => {
    const file = join(path, "a.db");
    const { "0001-first": first } = migrations;
    if (!first) throw new Error("no first shape");
    const { database, close } = connect(file);
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) });
    const onlyFirst = { getMigrations: async () => ({ "0001-first": first }) };
    await new Migrator({ db, provider: onlyFirst }).migrateToLatest();
    for (const statement of [
      `insert into meta values ('epoch', '1795000000'), ('derivation', 'of then')`,
      `insert into space values ('s1', 'project', 's1', 'UAT', 2, '', 1, 'c2')`,
      `insert into space values ('s2', 'internal', 's1', '社内限り', 0, '', 2, '')`,
      `insert into membership values ('s1', 'u1', 'tester', 'user', 1, null)`,
      `insert into device values ('c1', 'u1', 'タブレット', 2, 1, 9, null)`,
      `insert into record values ('s1', 'r1', 'defect', 1, 'TKM-001', '{"title":"新","state":"reported"}',
        '{"title":2}', 'u1', 10, 1, 'u1', 11, 2, null, '{}', null, 1, '|u1|')`,
      `insert into series values ('s1', 'defect', 1)`,
      `insert into change values ('op2', 's1', 2, 'r1', 'defect', 'set', '{"title":"新"}', '{"title":"旧"}', 'u1', 'c1',
        11, 12, 'Asia/Tokyo', null, null, null, null, null, 0, 'ph', 'c2')`,
      `insert into receipt values ('op2', 'c1', 2, 'ph', '{"status":"applied","seq":2}')`,
      `insert into file values ('s1', 'h1', 'image/jpeg', 7, 1, 1, 'u1', 3)`,
    ])
      await sql.raw(statement).execute(db);
    close();

    const store = await openSqliteStore({ file });
    expect(await store.epoch()).toBe(1_795_000_000);
    expect((await store.spacesOf("s1")).map(({ name, code }) => [name, code])).toEqual([
      ["UAT", ""],
      ["社内限り", "IN"],
    ]);
    expect(await store.rowsAfter("s1", 0, 10)).toMatchObject([
      { id: "r1", number: 1, code: "TKM-001", fields: { title: "新" }, seqs: { title: 2 } },
    ]);
    const [change] = await store.changesOf("s1", "r1");
    expect(change).toMatchObject({ opId: "op2", set: { title: "新" }, prev: { title: "旧" } });
    expect(change).not.toHaveProperty("again");
    expect(await store.receipts(["op2"])).toMatchObject([{ outcome: { seq: 2 } }]);
    expect(await store.device("c1")).toEqual({
      ...{ clientId: "c1", userId: "u1", label: "タブレット", lastN: 2 },
      ...{ firstSeen: 1, lastSeen: 9, revokedAt: null },
    });
    expect(await store.lastNumber("s1", "defect")).toBe(1);
    expect(await store.file("s1", "h1")).toMatchObject({ size: 7 });
    expect(await store.restores()).toEqual([]);
    await store.close();
  });

  test("says that the folder cannot be written", async () => {
    writeFileSync(join(path, "plain"), "");
    const file = join(path, "plain", "data", "a.db");
    await expect(openSqliteStore({ file })).rejects.toMatchObject({ code: "unwritable" });
  });

  test("says that a file is no database and leaves it alone", async () => {
    const file = join(path, "a.db");
    writeFileSync(file, "これはデータベースではない。".repeat(100));
    await expect(openSqliteStore({ file })).rejects.toMatchObject({ code: "damaged" });
  });

  test("works out parents anew when a definition has changed", async () => {
    const file = join(path, "a.db");
    const noteOf = (parent?: string) =>
      registryOf(
        defineRecord("note", {
          label: { ja: "メモ", en: "Note" },
          title: "about",
          fields: { about: text({ ja: "対象", en: "About" }) },
          ...(parent === undefined ? {} : { parent }),
        }),
      );
    const before = await openSqliteStore({ file, registry: noteOf() });
    await before.transaction(async (tx) => {
      await tx.addSpace(spaceNamed("s1"));
      const row = rowAt("s1", "n1", 1, { kind: "note", fields: { about: "r1" } });
      await tx.write({ ...nothing(), rows: [row] });
    });
    expect(await before.children("s1", "note", ["r1"])).toEqual([]);
    await before.close();
    const after = await openSqliteStore({ file, registry: noteOf("about") });
    expect((await after.children("s1", "note", ["r1"])).map((row) => row.id)).toEqual(["n1"]);
    await after.close();
  });

  test("lets a second process wait for its turn", async () => {
    const file = join(path, "a.db");
    const one = await openSqliteStore({ file, registry: kinds });
    const two = await openSqliteStore({ file, registry: kinds });
    await one.transaction((tx) => tx.addSpace(spaceNamed("s1")));
    await two.transaction((tx) => tx.addSpace(spaceNamed("s2")));
    expect((await one.spacesOf("p1")).map((space) => space.id)).toEqual(["s1", "s2"]);
    await one.close();
    await two.close();
  });
});
