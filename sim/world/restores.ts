/** Notes at each restore what the server lost and what devices still held of it: what has to come back or be listed. */
import type { Acked, Queued } from "@/lib/local/database";
import type { Row } from "@/lib/records/row";
import type { Op } from "@/lib/sync/op";
import type { Lost } from "@/lib/sync/protocol";
import type { Backup } from "@/server/backup/manifest";
import { toChange, toReceipt } from "@/server/store/codec";
import type { SqliteStore } from "@/server/store/sqlite";
import type { Restoring } from "../story/step";
import type { Replica } from "./machine";

/** A change that the server had acknowledged and lost. */
export interface LostChange {
  opId: string;
  space: string;
  record: string;
  /** First and last seq. */
  took: [number, number];
}

/** An acknowledged op as a device still held it. */
export interface HeldOp {
  opId: string;
  space: string;
  record: string;
  userId: string;
  /** Of the record, where the op made it. */
  number?: number;
}

export interface RestoreNote {
  how: Restoring;
  epoch: number;
  /** By space, as the restored server counts; a space that is not in it is gone. */
  lost: Map<string, Lost>;
  changes: LostChange[];
  held: HeldOp[];
  /** Rows of the server's as devices held them. */
  rows: { userId: string; row: Row }[];
  /** How far somebody had read. */
  read: { userId: string; space: string; upTo: number }[];
}

/** True for an op that was made on top of what a restore took from the server. */
export const standsOnLost = ({ base, space }: Op, restores: readonly RestoreNote[]): boolean =>
  restores.some(({ lost, changes }) =>
    Object.values(base).some((one) => {
      const span = lost.get(space);
      if (typeof one === "number") return span && one > span.kept && one <= span.upTo;
      return changes.some(({ opId }) => opId === one);
    }),
  );

/** Before the restore. */
export async function noteBefore(
  store: SqliteStore,
  backup: Backup,
  how: Restoring,
  replicas: readonly Replica[],
): Promise<RestoreNote> {
  const kept = (space: string) => backup.manifest.seqs[space] ?? 0;
  const { writer: db } = store;
  const receipts = (await db.selectFrom("receipt").selectAll().execute()).map((one) =>
    toReceipt(one as never),
  );
  const outcomes = new Map(receipts.map(({ opId, outcome }) => [opId, outcome]));
  const history = (await db.selectFrom("change").selectAll().execute()).map((one) =>
    toChange(one as never),
  );
  const changes = history
    .filter(({ space, seq }) => seq > kept(space))
    .map(({ opId, space, record, seq }): LostChange => {
      const outcome = outcomes.get(opId);
      const took = outcome?.status === "applied" ? outcome.took : undefined;
      return { opId, space, record, took: took ?? [seq, seq] };
    });
  const note: RestoreNote = {
    ...{ how, epoch: 0, lost: new Map(), changes },
    ...{ held: [], rows: [], read: [] },
  };
  for (const replica of replicas) await noteReplica(note, replica, kept, await store.epoch());
  return note;
}

async function noteReplica(
  note: RestoreNote,
  { userId, tabs }: Replica,
  kept: (space: string) => number,
  epoch: number,
): Promise<void> {
  const database = tabs.find(({ alive }) => alive)?.database;
  if (!database) return;
  const [acked, outbox, records, server, spaces, known] = await Promise.all([
    database.acked.toArray(),
    database.outbox.toArray(),
    database.records.toArray(),
    database.server.toArray(),
    database.spaces.toArray(),
    database.meta.get("epoch"),
  ]);
  for (const one of acked) if (one.seq > kept(one.space)) note.held.push(heldOp(one, userId));
  for (const one of outbox) if (one.op.again) note.held.push(heldOp(one, userId));
  // What it holds of an earlier line it still has to tell of, or has told of.
  if (known?.value !== epoch) return;
  const covered = new Map(server.map(({ id, row }) => [id, row]));
  for (const held of records) {
    const row = covered.has(held.id) ? covered.get(held.id) : held;
    if (row && row.seq > kept(row.space)) note.rows.push({ userId, row });
  }
  for (const { id, cursor } of spaces) note.read.push({ userId, space: id, upTo: cursor });
}

function heldOp({ opId, space, op, ...rest }: Queued | Acked, userId: string): HeldOp {
  const outcome = "outcome" in rest ? rest.outcome : undefined;
  const given = outcome?.status === "applied" ? outcome.number : undefined;
  const makes = op.type === "create" || op.type === "append";
  const number = given ?? op.again?.number;
  return {
    ...{ opId, space, record: op.record, userId },
    ...(makes && number !== undefined ? { number } : {}),
  };
}
