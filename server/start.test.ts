import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { SettingError } from "./env";
import { startFailure } from "./start";
import { openSqliteStore } from "./store/sqlite";

it("ends with the exit code of the data folder and a sentence in both languages for a newer database", async () => {
  const folder = mkdtempSync(join(tmpdir(), "asayu-newer-"));
  const file = join(folder, "asayu.db");
  const store = await openSqliteStore({ file });
  await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2030')`.execute(
    store.writer,
  );
  await store.close();
  const error: unknown = await openSqliteStore({ file }).catch((refusal: unknown) => refusal);
  const { message, exitCode } = startFailure(error);
  expect(exitCode).toBe(3);
  expect(message).toMatch(/この版より新しい Asayu.*newer Asayu/);
  expect(message).not.toMatch(/\n\s+at /);
  rmSync(folder, { recursive: true });
});

it("tells a bad setting from other trouble by the exit code", () => {
  expect(startFailure(new SettingError("PORT", "番号", "number")).exitCode).toBe(2);
  expect(startFailure(new Error("boom"))).toMatchObject({ exitCode: 1 });
});
