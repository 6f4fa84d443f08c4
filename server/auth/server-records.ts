/** Writes records that only server procedures may write (project, member), with seq and history like any other. */
import { v7 as uuidv7 } from "uuid";
import type { Row } from "@/lib/records/row";
import type { Change } from "@/lib/sync/op";
import type { StoreTransaction } from "@/server/store/store";

export interface ServerRecord {
  id: string;
  kind: string;
  fields: Record<string, unknown>;
}

/** Stands as the device in the history of what no device wrote. */
const SERVER = "server";

/**
 * Creates each record, or sets its fields where it exists.
 * @param by user id of whoever asked for it
 * @param now UTC milliseconds
 * @returns the space's new seq, to be announced after the commit
 */
export async function writeServerRecords(
  tx: StoreTransaction,
  space: string,
  records: readonly ServerRecord[],
  { by, now }: { by: string; now: number },
): Promise<number> {
  let seq = (await tx.lockSpaces([space])).get(space)?.seq;
  if (seq === undefined) throw new Error(`no space to write to: ${space}`);
  const ids = records.map((record) => record.id);
  const existing = new Map((await tx.rows(space, ids)).map((row) => [row.id, row]));
  const rows: Row[] = [];
  const changes: Change[] = [];
  for (const record of records) {
    seq += 1;
    const before = existing.get(record.id);
    rows.push(
      before ? changed(before, record, seq, by, now) : created(space, record, seq, by, now),
    );
    changes.push({
      space,
      seq,
      opId: uuidv7(),
      record: record.id,
      kind: record.kind,
      type: before ? "set" : "create",
      set: record.fields,
      prev: before ? valuesOf(before, Object.keys(record.fields)) : {},
      userId: by,
      clientId: SERVER,
      at: now,
      receivedAt: now,
      tz: "UTC",
    });
  }
  await tx.write({
    rows,
    changes,
    receipts: [],
    quarantined: [],
    seqs: new Map([[space, seq]]),
    series: new Map(),
  });
  return seq;
}

const valuesOf = (row: Row, names: string[]) =>
  Object.fromEntries(names.map((name) => [name, row.fields[name] ?? null]));

function created(space: string, record: ServerRecord, seq: number, by: string, now: number): Row {
  return {
    space,
    id: record.id,
    kind: record.kind,
    number: null,
    code: null,
    fields: record.fields,
    seqs: {},
    created: { by, at: now, seq },
    changed: { by, at: now },
    seq,
    deleted: null,
    entered: {},
  };
}

function changed(before: Row, record: ServerRecord, seq: number, by: string, now: number): Row {
  const seqs = Object.fromEntries(Object.keys(record.fields).map((name) => [name, seq]));
  return {
    ...before,
    fields: { ...before.fields, ...record.fields },
    seqs: { ...before.seqs, ...seqs },
    changed: { by, at: now },
    seq,
    deleted: null,
  };
}
