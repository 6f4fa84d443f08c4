/**
 * Ops on records that a restored server does not have yet: they wait, numbered below 0, until whoever made
 * the record has brought it back. An op is never sent into a refusal that only the order would cause.
 */
import type { Op } from "@/lib/sync/op";
import type { Queued, UserDatabase } from "./database";
import { setMeta } from "./identity";

/**
 * Numbers the queue anew: what can be sent above 0 and without holes, what must wait below. Runs inside the
 * caller's transaction over `outbox`, `records`, `server`, `acked` and `meta`.
 * @param placed where what waited comes in: before the unsent, whose order it precedes, or after them,
 * because the server may have taken them already
 */
export async function sortOutHeld(
  database: UserDatabase,
  placed: "before" | "after",
): Promise<void> {
  const { outbox, meta } = database;
  const queue = await outbox.orderBy("n").toArray();
  if (!queue.length) return;
  const ids = [...new Set(queue.map(({ op }) => op.record))];
  const [rows, entries] = await Promise.all([
    database.records.bulkGet(ids),
    database.server.bulkGet(ids),
  ]);
  const there = new Set(
    ids.filter((_, place) => {
      const entry = entries[place];
      const row = entry ? entry.row : rows[place];
      return row !== null && row !== undefined && row.seq > 0 && !entry?.lost;
    }),
  );
  const ready = readyAmong(queue, there);
  const isReady = ({ opId }: Queued) => ready.has(opId);
  const waiting = queue.filter((one) => !isReady(one));
  const freed = queue.filter((one) => one.n < 0 && isReady(one));
  const unsent = queue.filter((one) => one.n > 0 && isReady(one));
  const stalled = waiting.some(({ n }) => n > 0);
  if (!freed.length && !stalled) return;
  const sendable = placed === "before" ? [...freed, ...unsent] : [...unsent, ...freed];
  const last = (await meta.get("lastN"))?.value;
  const end = typeof last === "number" ? last : 0;
  // Behind what the server has of this device; where it has less, it says so (`gap`).
  const first = (queue.find(({ n }) => n > 0)?.n ?? end + 1) || 1;
  await outbox.bulkDelete(queue.map(({ n }) => n));
  await outbox.bulkPut([
    ...waiting.map((one, place) => numbered(one, place - waiting.length)),
    ...sendable.map((one, place) => numbered(one, first + place)),
  ]);
  await setMeta(database, "lastN", first + sendable.length - 1);
}

const numbered = (queued: Queued, n: number): Queued => ({ ...queued, n, op: { ...queued.op, n } });

/** True for an op that brings its record along. */
export const makes = ({ type }: Op) => type === "create" || type === "append";

/** Ids of the ops whose record the server has (`there`) or gets before them; a group waits as one. */
function readyAmong(queue: readonly Queued[], there: Set<string>): Set<string> {
  const ready = new Set<string>();
  for (const group of groupsOf(queue)) {
    const made = group.filter(({ op }) => makes(op)).map(({ op }) => op.record);
    const known = ({ op }: Queued) => there.has(op.record) || made.includes(op.record);
    if (!group.every(known)) continue;
    for (const id of made) there.add(id);
    for (const { opId } of group) ready.add(opId);
  }
  return ready;
}

function groupsOf(queue: readonly Queued[]): Queued[][] {
  const groups: Queued[][] = [];
  for (const queued of queue) {
    const last = groups.at(-1);
    const { group } = queued.op;
    if (group !== undefined && last?.[0]?.op.group === group) last.push(queued);
    else groups.push([queued]);
  }
  return groups;
}
