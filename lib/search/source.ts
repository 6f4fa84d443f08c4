/** Reads the records of a database as it stands, in pieces, without the page's database library. */
import type { ShownRow } from "./entry";

const PIECE = 1_000;

export interface Source {
  /** Calls `take` with all records, piece by piece. */
  all(take: (rows: ShownRow[]) => void): Promise<void>;
  some(ids: readonly string[]): Promise<ShownRow[]>;
}

/** The database must exist already; another tab that upgrades it is never held up. */
export async function openSource(name: string): Promise<Source> {
  const opening = indexedDB.open(name);
  const database = await result(opening);
  database.onversionchange = () => database.close();
  const store = () => database.transaction("records").objectStore("records");
  return {
    async all(take) {
      let after: IDBKeyRange | null = null;
      for (;;) {
        const rows: ShownRow[] = await result(store().getAll(after, PIECE));
        if (rows.length) take(rows);
        const last = rows.at(-1);
        if (!last || rows.length < PIECE) return;
        after = IDBKeyRange.lowerBound(last.id, true);
      }
    },
    async some(ids) {
      const from = store();
      const rows = await Promise.all(ids.map((id) => result<ShownRow | undefined>(from.get(id))));
      return rows.filter((row) => row !== undefined);
    },
  };
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
