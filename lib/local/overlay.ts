/** The ops that stand on top of the server's version of a record: unsent ones, and sent ones not yet seen back. */
import Dexie from "dexie";
import type { Registry } from "@/lib/records";
import { display } from "@/lib/sync/local";
import {
  type Acked,
  type Queued,
  type ServerEntry,
  type Shown,
  shown,
  stored,
  type UserDatabase,
} from "./database";

export interface Overlay {
  /** In n order. */
  ops: Queued[];
  /** How many of them are unsent. */
  pending: number;
}

const none: Overlay = { ops: [], pending: 0 };

/**
 * What stands on top of each of these records. An acknowledged op stays until a pull has passed it:
 * otherwise its value would vanish from the screen between the answer and the pull, and an edit made then
 * would clash with its own author.
 */
export async function overlaysOf(
  database: UserDatabase,
  entries: readonly ServerEntry[],
): Promise<Map<string, Overlay>> {
  const overlays = new Map<string, Overlay>();
  if (!entries.length) return overlays;
  const ids = entries.map(({ id }) => id);
  const [unsent, spaces] = await Promise.all([
    database.outbox.where("touched").anyOf(ids).distinct().toArray(),
    database.spaces.toArray(),
  ]);
  const cursors = new Map(spaces.map(({ id, cursor }) => [id, cursor]));
  const byRecord = new Map<string, Overlay>();
  for (const { id } of entries) byRecord.set(id, { ops: [], pending: 0 });
  const seqs = new Map(entries.map(({ id, row }) => [id, row?.seq ?? 0]));
  for (const space of new Set(entries.map((entry) => entry.space))) {
    const cursor = cursors.get(space) ?? 0;
    for (const op of await sentBeyond(database, space, cursor))
      for (const id of op.touched) if (op.seq > (seqs.get(id) ?? 0)) byRecord.get(id)?.ops.push(op);
  }
  for (const op of unsent)
    for (const id of op.touched) {
      const overlay = byRecord.get(id);
      if (!overlay) continue;
      overlay.ops.push(op);
      overlay.pending += 1;
    }
  for (const [id, { ops, pending }] of byRecord)
    overlays.set(id, { ops: ops.sort((a, b) => a.n - b.n), pending });
  return overlays;
}

/** Acknowledged ops that no pull has passed: few, as a pull follows each answer. */
export const sentBeyond = ({ acked }: UserDatabase, space: string, seq: number): Promise<Acked[]> =>
  acked.where("[space+seq]").between([space, seq], [space, Dexie.maxKey], false, true).toArray();

export interface Recomputed {
  rows: Shown[];
  gone: Shown[];
}

/**
 * Shows records anew from the server's version and what stands on top, those among `ids` that have or had
 * something on top. Runs inside the caller's transaction.
 */
export async function showAnew(
  database: UserDatabase,
  registry: Registry,
  ids: readonly string[],
): Promise<Recomputed> {
  const result: Recomputed = { rows: [], gone: [] };
  const found = await database.server.bulkGet([...ids]);
  const entries = found.filter((entry) => entry !== undefined);
  if (!entries.length) return result;
  const [overlays, held] = await Promise.all([
    overlaysOf(database, entries),
    database.records.bulkGet(entries.map(({ id }) => id)),
  ]);
  const puts = [];
  const bare: string[] = [];
  for (const [place, { id, row: given, lost }] of entries.entries()) {
    const before = held[place];
    const { ops, pending } = overlays.get(id) ?? none;
    const made = ops.map(({ op }) => op);
    // What a restored server lost of others is shown only under own work on it.
    const server = lost && !ops.length ? null : given;
    const row = display(id, server ?? undefined, made, registry);
    if (!ops.length) bare.push(id);
    if (row) puts.push(stored(registry, row, pending, (before?.rev ?? 0) + 1));
    else if (before) result.gone.push(shown(before));
  }
  await Promise.all([
    database.server.bulkDelete(bare),
    database.records.bulkPut(puts),
    database.records.bulkDelete(result.gone.map(({ id }) => id)),
  ]);
  result.rows = puts.map(shown);
  return result;
}
