/** Looks into the product's database in the browser's own words, past all of the product's code. */
import { databaseName } from "@/lib/local/database";

export const countRecords = (userId: string): Promise<number> =>
  withTable(userId, "records", (store) => result(store.count()));

export const countUnsent = (userId: string): Promise<number> =>
  withTable(userId, "outbox", (store) => result(store.count()));

/** How many records have this title. */
export const recordsWith = (userId: string, title: string): Promise<number> =>
  withTable(userId, "records", async (store) => {
    const rows: { fields: { title?: unknown } }[] = await result(store.getAll());
    return rows.filter(({ fields }) => fields.title === title).length;
  });

async function withTable<T>(
  userId: string,
  table: "records" | "outbox",
  work: (store: IDBObjectStore) => Promise<T>,
): Promise<T> {
  const database = await result(indexedDB.open(databaseName(userId)));
  try {
    return await work(database.transaction(table).objectStore(table));
  } finally {
    database.close();
  }
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, refuse) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => refuse(request.error);
  });
}
