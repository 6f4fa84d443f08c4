/** The records that a tap touches, read once into memory and changed there until all is written. */
import type { Row } from "@/lib/records/row";
import type { Op } from "@/lib/sync/op";
import type { Previous } from "@/lib/sync/put-back";
import { type Shown, shown, type UserDatabase } from "./database";
import type { Intent } from "./intent";
import { overlaysOf } from "./overlay";

export interface Loaded {
  row(id: string): Row | undefined;
  /** As it was shown before the tap. */
  before(id: string): Shown | undefined;
  ops(id: string): readonly Op[];
  /** Had something on top before, so that the server's version is already kept. */
  isCovered(id: string): boolean;
  own(opId: string): { op: Op; prev: Previous } | undefined;
  put(id: string, row: Row | undefined, op: Op): void;
  remember(op: Op, prev: Previous): void;
}

/** Reads everything that the intents name; runs inside the tap's transaction. */
export async function createLoaded(
  database: UserDatabase,
  intents: readonly Intent[],
): Promise<Loaded> {
  const { records, server, outbox, acked } = database;
  const owns = new Map<string, { op: Op; prev: Previous }>();
  const wanted = new Set<string>();
  for (const { wish } of intents) {
    if (wish.type === "undo") {
      const queued =
        (await outbox.where("opId").equals(wish.of).first()) ?? (await acked.get(wish.of));
      if (!queued) continue;
      owns.set(wish.of, queued);
      for (const id of queued.touched) wanted.add(id);
    } else if (wish.type === "resolve") {
      wanted.add(wish.conflict);
      const of = (await records.get(wish.conflict))?.fields.of;
      if (typeof of === "string") wanted.add(of);
    } else wanted.add(wish.record);
  }

  const before = new Map<string, Shown>();
  const rows = new Map<string, Row | undefined>();
  const ops = new Map<string, Op[]>();
  const covered = new Set<string>();
  const ids = [...wanted];
  const [held, found] = await Promise.all([records.bulkGet(ids), server.bulkGet(ids)]);
  const entries = found.filter((entry) => entry !== undefined);
  for (const stored of held) {
    if (!stored) continue;
    before.set(stored.id, shown(stored));
    const { keys: _, pending: _pending, rev: _rev, ...row } = stored;
    rows.set(stored.id, row);
  }
  for (const [id, overlay] of await overlaysOf(database, entries)) {
    covered.add(id);
    const made = overlay.ops.map(({ op }) => op);
    ops.set(id, made);
  }

  return {
    row: (id) => rows.get(id),
    before: (id) => before.get(id),
    ops: (id) => ops.get(id) ?? [],
    isCovered: (id) => covered.has(id),
    own: (opId) => owns.get(opId),
    put(id, row, op) {
      rows.set(id, row);
      ops.set(id, [...(ops.get(id) ?? []), op]);
    },
    remember: (op, prev) => void owns.set(op.opId, { op, prev }),
  };
}
