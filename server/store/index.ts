/** The store of this process, opened once at the place that the settings name. */
import { join } from "node:path";
import { env } from "../env";
import { closeLast } from "../running";
import { openSqliteStore, type SqliteStore } from "./sqlite";

// Next bundles server code more than once, so the one instance lives on the process itself.
const global = globalThis as typeof globalThis & { asayuStore?: Promise<SqliteStore> };

/** @throws StoreError when the database cannot be used; the next call tries again */
export function openedStore(): Promise<SqliteStore> {
  global.asayuStore ??= open().catch((error: unknown) => {
    delete global.asayuStore;
    throw error;
  });
  return global.asayuStore;
}

async function open(): Promise<SqliteStore> {
  const store = await openSqliteStore({ file: join(env().dataDir, "asayu.db") });
  closeLast({ name: "store", close: () => void store.close() });
  return store;
}
