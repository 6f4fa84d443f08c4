/** The embedded store: one SQLite file, one writing connection, one for reading that never waits for it. */
import { accessSync, constants, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { Kysely, Migrator, SqliteDialect, sql } from "kysely";
import { kinds, type Registry } from "@/lib/records/index";
import { toRow } from "./codec";
import { derivationOf, derivedOf } from "./derived";
import { StoreError, toStoreError } from "./errors";
import { SqlInspector } from "./inspector";
import { migrations } from "./migrations";
import { SqlReader } from "./reader";
import { type Connection, connect } from "./sqlite-connection";
import type { Store, StoreTransaction } from "./store";
import type { Tables } from "./tables";
import { SqlTransaction } from "./writer";

export interface SqliteSettings {
  /** Absolute path of the database; its folder is made when it is missing. */
  file: string;
  registry?: Registry;
  /** UTC milliseconds; its seconds name the epoch of a new database. */
  now?: () => number;
}

/** The port, with the Kysely that the accounts share: one writer, one queue. */
export interface SqliteStore extends Store {
  readonly writer: Kysely<Tables>;
}

/**
 * Opens the database, creating or migrating it.
 * @throws StoreError when the folder cannot be written, or the file is newer than this code or damaged
 */
export async function openSqliteStore(settings: SqliteSettings): Promise<SqliteStore> {
  const { file, registry = kinds, now = Date.now } = settings;
  try {
    makeFolder(dirname(file));
    const writing = connect(file);
    const writer = new Kysely<Tables>({
      dialect: new SqliteDialect({ database: writing.database }),
    });
    try {
      await migrate(writer, file);
      const reading = connect(file, "pragma query_only = on");
      const store = new EmbeddedStore(file, registry, now, writer, [reading, writing]);
      await store.prepare();
      return store;
    } catch (error) {
      writing.close();
      throw error;
    }
  } catch (error) {
    throw toStoreError(error, file);
  }
}

class EmbeddedStore extends SqlReader implements SqliteStore {
  readonly inspector = new SqlInspector(this.db);
  private closed = false;
  private health: { at: number; ok: boolean } | undefined;

  constructor(
    private readonly path: string,
    private readonly registry: Registry,
    private readonly now: () => number,
    readonly writer: Kysely<Tables>,
    private readonly connections: readonly [reading: Connection, writing: Connection],
  ) {
    const database = connections[0].database;
    super(new Kysely<Tables>({ dialect: new SqliteDialect({ database }) }));
  }

  async transaction<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T> {
    try {
      return await this.writer
        .transaction()
        .execute((db) => work(new SqlTransaction(db, this.registry, noLock)));
    } catch (error) {
      throw toStoreError(error, this.path);
    }
  }

  async healthy(): Promise<boolean> {
    const at = this.now();
    // Anybody may ask, and each true answer costs a write to the disk.
    if (!this.health || Math.abs(at - this.health.at) >= HEALTH_HOLDS_MS)
      this.health = { at, ok: await this.takesWrites(at) };
    return this.health.ok && !this.closed;
  }

  private async takesWrites(at: number): Promise<boolean> {
    try {
      await this.transaction((tx) => tx.setMeta("healthyAt", String(at)));
      return true;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    // Synchronous, so that the end of the process can do it too.
    if (this.closed) return;
    this.closed = true;
    for (const connection of this.connections) connection.close();
  }

  /** Names the epoch of a new database, and works out anew what older definitions derived. */
  async prepare(): Promise<void> {
    const derivation = derivationOf(this.registry);
    const known = await this.meta("derivation");
    if (known === derivation) return;
    await this.writer.transaction().execute(async (db) => {
      const tx = new SqlTransaction(db, this.registry, noLock);
      if (known === undefined) await tx.setMeta("epoch", String(Math.floor(this.now() / 1_000)));
      else await this.deriveAgain(db);
      await tx.setMeta("derivation", derivation);
    });
  }

  private async deriveAgain(db: Kysely<Tables>): Promise<void> {
    const spaces = await db.selectFrom("space").select("id").execute();
    for (const { id: space } of spaces) {
      const records = await db
        .selectFrom("record")
        .selectAll()
        .where("space", "=", space)
        .execute();
      for (const record of records)
        await db
          .updateTable("record")
          .set(derivedOf(this.registry, toRow(record)))
          .where("space", "=", space)
          .where("id", "=", record.id)
          .execute();
    }
  }
}

const HEALTH_HOLDS_MS = 5_000;

// One connection writes, under the mutex of its Kysely: there is nobody to lock out.
export const noLock = async () => {};

function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // SQLite's own message for this does not say what is wrong.
  accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
}

async function migrate(db: Kysely<Tables>, file: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
  });
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (tables.some((table) => table.name === "kysely_migration")) {
    const done = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    if (done.rows.some(({ name }) => !(name in migrations))) throw new StoreError("newer", file);
  }
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
