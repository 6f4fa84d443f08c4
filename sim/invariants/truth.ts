/** Everything that the server holds, read at once. */
import type { Row } from "@/lib/records/row";
import type { Change } from "@/lib/sync/op";
import { toChange, toQuarantined, toReceipt, toRow } from "@/server/store/codec";
import type { SqliteStore } from "@/server/store/sqlite";
import type { Quarantined, Receipt } from "@/server/store/store";

export interface Truth {
  rows: Row[];
  /** In the order of each space's seq. */
  changes: Change[];
  receipts: Map<string, Receipt>;
  quarantined: Quarantined[];
  heads: Map<string, number>;
  series: { space: string; kind: string; last: number }[];
  epoch: number;
}

export async function readRows({ writer: db }: SqliteStore): Promise<Row[]> {
  return (await db.selectFrom("record").selectAll().execute()).map(toRow);
}

export async function readTruth(store: SqliteStore): Promise<Truth> {
  const { writer: db } = store;
  const all = <T extends "change" | "receipt" | "quarantine" | "series">(table: T) =>
    db.selectFrom(table).selectAll().execute();
  const spaces = await db.selectFrom("space").select(["id", "seq"]).execute();
  const receipts = (await all("receipt")).map((row) => toReceipt(row as never));
  return {
    rows: await readRows(store),
    changes: (await all("change"))
      .map((row) => toChange(row as never))
      .sort((a, b) => a.seq - b.seq),
    receipts: new Map(receipts.map((one) => [one.opId, one])),
    quarantined: (await all("quarantine")).map((row) => toQuarantined(row as never)),
    heads: new Map(spaces.map(({ id, seq }) => [id, seq])),
    series: (await all("series")) as never,
    epoch: await store.epoch(),
  };
}
