/** The ops that stand on top of the server's version of a record: unsent ones, and sent ones not yet seen back. */
import type { Registry } from "@/lib/records";
import type { Row } from "@/lib/records/row";
import { display } from "@/lib/sync/local";
import { type Queued, type Shown, shown, stored, type UserDatabase } from "./database";

export interface Overlay {
  /** In n order. */
  ops: Queued[];
  /** How many of them are unsent. */
  pending: number;
}

/**
 * An acknowledged op stays on top until a pull has passed it: otherwise its value would vanish from the
 * screen between the answer and the pull, and an edit made then would clash with its own author.
 */
export async function overlayOf(database: UserDatabase, id: string, row: Row | null) {
  const [unsent, sent] = await Promise.all([
    database.outbox.where("touched").equals(id).toArray(),
    database.acked.where("touched").equals(id).toArray(),
  ]);
  const unseen = [];
  for (const op of sent) {
    const cursor = (await database.spaces.get(op.space))?.cursor ?? 0;
    if (op.seq > Math.max(row?.seq ?? 0, cursor)) unseen.push(op);
  }
  const ops = [...unseen, ...unsent].sort((a, b) => a.n - b.n);
  return { ops, pending: unsent.length } satisfies Overlay;
}

export interface Recomputed {
  rows: Shown[];
  gone: Shown[];
}

/**
 * Shows records anew from the server's version and what stands on top; `entries` are the records that have
 * or had something on top. Runs inside the caller's transaction.
 */
export async function showAnew(
  database: UserDatabase,
  registry: Registry,
  ids: readonly string[],
): Promise<Recomputed> {
  const result: Recomputed = { rows: [], gone: [] };
  const [entries, before] = await Promise.all([
    database.server.bulkGet([...ids]),
    database.records.bulkGet([...ids]),
  ]);
  for (const [place, id] of ids.entries()) {
    const entry = entries[place];
    const held = before[place];
    if (!entry) continue;
    const { ops, pending } = await overlayOf(database, id, entry.row);
    const row = display(
      id,
      entry.row ?? undefined,
      ops.map(({ op }) => op),
      registry,
    );
    if (!ops.length) await database.server.delete(id);
    if (row) {
      const next = stored(registry, row, pending, (held?.rev ?? 0) + 1);
      await database.records.put(next);
      result.rows.push(shown(next));
    } else if (held) {
      await database.records.delete(id);
      result.gone.push(shown(held));
    }
  }
  return result;
}
