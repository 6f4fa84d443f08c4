/** What lies on the disk of a server that does not run. */
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Row } from "@/lib/records/row";
import type { Change, Outcome } from "@/lib/sync/op";
import { type MissingAfter, missingAfterRestores } from "@/server/backup/missing";
import { absent } from "@/server/files/disk";
import { demandSound, type ReadDatabase, readSqlite } from "@/server/store/sqlite-copy";
import type { StoreInspector, StoreReader } from "@/server/store/store";

export interface ServerState {
  readonly epoch: number;
  /** Records by id. */
  readonly rows: ReadonlyMap<string, Row>;
  /** The history of every space, in order. */
  readonly changes: readonly Change[];
  /** Outcomes by op id. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Hashes by `space/hash`. */
  readonly photos: ReadonlySet<string>;
  readonly missing: readonly MissingAfter[];
}

/** @param dataDir of a server that does not run */
export const stateOf = (dataDir: string): Promise<ServerState> =>
  reading(dataDir, ({ reader, inspector }) => stateIn(reader, inspector));

export async function reading<T>(
  dataDir: string,
  work: (database: ReadDatabase) => Promise<T>,
): Promise<T> {
  const copy = await copyOf(dataDir);
  try {
    const file = join(copy, DATABASE);
    await demandSound(file);
    return await readSqlite(file, work);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

const DATABASE = "asayu.db";

/** The files as they lie there: opening them in place would mend what the server has to mend. */
async function copyOf(dataDir: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), "asayu-audit-"));
  for (const name of [DATABASE, `${DATABASE}-wal`])
    await copyFile(join(dataDir, name), join(copy, name)).catch(absent);
  return copy;
}

export async function stateIn(
  reader: StoreReader,
  inspector: StoreInspector,
): Promise<ServerState> {
  const rows: Row[] = [];
  const changes: Change[] = [];
  for (const { id } of await inspector.spaces()) {
    rows.push(...(await reader.rowsAfter(id, 0, Number.MAX_SAFE_INTEGER)));
    const history = await inspector.history(id, 0, Number.MAX_SAFE_INTEGER);
    changes.push(...history.map(({ change }) => change));
  }
  const receipts = await inspector.receipts("", Number.MAX_SAFE_INTEGER);
  return {
    epoch: await reader.epoch(),
    rows: new Map(rows.map((row) => [row.id, row])),
    changes,
    outcomes: new Map(receipts.map(({ opId, outcome }) => [opId, outcome])),
    photos: new Set((await inspector.files()).map(({ space, hash }) => `${space}/${hash}`)),
    missing: await missingAfterRestores(reader, inspector),
  };
}
