/** Looks into the product's database in the browser's own words, past all of the product's code. */
import { databaseName } from "@/lib/local/database";

export const countRecords = (userId: string): Promise<number> =>
  withRecords(userId, (store) => result(store.count()));

/** How many records have this title. */
export const recordsWith = (userId: string, title: string): Promise<number> =>
  withRecords(userId, async (store) => {
    const rows: { fields: { title?: unknown } }[] = await result(store.getAll());
    return rows.filter(({ fields }) => fields.title === title).length;
  });

async function withRecords<T>(
  userId: string,
  work: (store: IDBObjectStore) => Promise<T>,
): Promise<T> {
  const database = await result(indexedDB.open(databaseName(userId)));
  try {
    return await work(database.transaction("records").objectStore("records"));
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
