/** What backup and restore need of the embedded store: a copy while others write, and who has it open. */
import { existsSync } from "node:fs";
import { chmod, open } from "node:fs/promises";
import { Kysely, SqliteDialect, sql } from "kysely";
import Database from "libsql";
import { kinds } from "@/lib/records/index";
import { StoreError, toStoreError } from "./errors";
import { SqlInspector } from "./inspector";
import { migrations } from "./migrations";
import { SqlReader } from "./reader";
import { noLock, type SqliteStore } from "./sqlite";
import { connect } from "./sqlite-connection";
import type { StoreInspector, StoreReader, StoreTransaction } from "./store";
import type { Tables } from "./tables";
import { SqlTransaction } from "./writer";

/** A database that is only read: neither migrated nor switched to another mode. */
export interface ReadDatabase {
  reader: StoreReader;
  inspector: StoreInspector;
  /** True where this code would migrate it first. */
  isOlder: boolean;
}

/**
 * Copies the database as it is at one moment; whoever writes meanwhile is not held up.
 * @param to a file that does not exist yet; readable by its owner only, on the disk when this resolves
 */
export async function copySqlite(from: string, to: string): Promise<void> {
  await failingInWords(from, async () => {
    const source = new Database(from);
    try {
      source.exec("pragma busy_timeout = 5000");
      source.prepare("vacuum into ?").run(to);
    } catch (error) {
      const told = toStoreError(error, to);
      throw told instanceof StoreError && told.code !== "damaged" ? told : error;
    } finally {
      source.close();
    }
    await chmod(to, 0o600);
    await syncFile(to);
  });
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** @throws StoreError `newer` or `damaged` */
export async function readSqlite<T>(
  file: string,
  work: (database: ReadDatabase) => Promise<T>,
): Promise<T> {
  return failingInWords(file, async () => {
    const database = new Database(file, { readonly: true });
    try {
      const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
      const done = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
      const names = done.rows.map(({ name }) => name);
      if (names.some((name) => !(name in migrations))) throw new StoreError("newer", file);
      const isOlder = Object.keys(migrations).some((name) => !names.includes(name));
      return await work({ reader: new SqlReader(db), inspector: new SqlInspector(db), isOlder });
    } finally {
      database.close();
    }
  });
}

/** Writes a note into a database that a server of another version may have open: nothing is migrated. */
export async function noteInSqlite(
  file: string,
  work: (tx: StoreTransaction) => Promise<void>,
): Promise<void> {
  await failingInWords(file, async () => {
    const { database, close } = connect(file);
    try {
      const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
      await db.transaction().execute((inside) => work(new SqlTransaction(inside, kinds, noLock)));
    } finally {
      close();
    }
  });
}

/** Brings all that was committed into the one file, so that it can be moved without its WAL. */
export async function foldIntoOneFile(store: SqliteStore): Promise<void> {
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(
    store.writer,
  );
  if (rows[0]?.busy !== 0) throw new Error("The WAL could not be folded into the database.");
}

/** Every page and index, and every reference. @throws StoreError `damaged` */
export async function demandSound(file: string): Promise<void> {
  await failingInWords(file, async () => {
    const database = new Database(file, { readonly: true });
    try {
      const [first] = database.prepare("pragma integrity_check").all() as [object?];
      const broken = database.prepare("pragma foreign_key_check").all();
      if (Object.values(first ?? {})[0] !== "ok" || broken.length > 0)
        throw new StoreError("damaged", file);
    } finally {
      database.close();
    }
  });
}

/**
 * True while a process has the database open: leaving WAL needs everybody else gone. Where nobody has, what
 * its WAL held is in the one file afterwards.
 */
export function isSqliteInUse(file: string): boolean {
  if (!existsSync(file)) return false;
  const database = new Database(file);
  try {
    database.exec("pragma busy_timeout = 0");
    database.exec("pragma journal_mode = delete");
    return false;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    // A damaged file is nobody's: no server starts on it.
    return code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED");
  } finally {
    database.close();
  }
}

async function failingInWords<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toStoreError(error, file);
  }
}
