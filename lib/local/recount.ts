/**
 * The device after a restore of the server: what the server lost is noted, told to it, and taken off the
 * screen only then; what this person had sent is sent once more. Survives a kill at any step, because the
 * note stays with the space until the end. Runs inside the caller's transaction.
 */
import type { Registry } from "@/lib/records";
import { attachment } from "@/lib/records/attachment";
import { isGranted } from "@/lib/records/rights";
import type { Row } from "@/lib/records/row";
import type { Again, Outcome } from "@/lib/sync/op";
import { actorIn, type Lost, type RecountAnswer } from "@/lib/sync/protocol";
import {
  type Acked,
  type Earlier,
  type Queued,
  type Recount,
  type SpaceEntry,
  type StoredRecord,
  shown,
  type UserDatabase,
} from "./database";
import { makes, sortOutHeld } from "./held";
import { setMeta } from "./identity";
import { type Recomputed, showAnew } from "./overlay";
import { uploadOf } from "./upload-queue";

/** A little too much is parked where nothing but the time tells what the backup holds, never too little. */
const CLOCK_DOUBT_MS = 60_000;

/** True for a seq that the server gave out and lost. */
export const isLost = (seq: number, recount: (Lost & Earlier) | undefined): boolean =>
  recount !== undefined &&
  [recount, ...(recount.earlier ?? [])].some(({ kept, upTo }) => seq > kept && seq <= upTo);

/** Notes what was lost; what this person sent of it waits again, before all that was made since. */
export async function beginRecount(
  database: UserDatabase,
  { epoch, backupAt, spaces: lost }: RecountAnswer,
): Promise<void> {
  const { spaces, acked, outbox, server, records, meta } = database;
  await setMeta(database, "epoch", epoch);
  const offset = (await meta.get("clockOffset"))?.value;
  const serverTime = (at: number) => at + (typeof offset === "number" ? offset : 0);
  const again: Acked[] = [];
  for (const entry of await spaces.toArray()) {
    const known = lost[entry.id];
    // A space that is not there any more was made after the backup, or this person was let in after it.
    const fresh = known ?? (backupAt === null ? undefined : await wholeOf(acked, entry));
    const range = joined(entry.recount, fresh);
    const recount = range ? { recount: { ...range, told: false } } : {};
    await spaces.put({ ...entry, cursor: 0, firstHead: 0, ...recount });
    if (!range) continue;
    const sent = await acked
      .where("[space+seq]")
      .between([entry.id, range.kept], [entry.id, range.upTo], false, true)
      .toArray();
    const mayBeLost = ({ at }: Acked) => serverTime(at) >= (backupAt ?? 0) - CLOCK_DOUBT_MS;
    again.push(...sent.filter((one) => known || mayBeLost(one)));
  }
  if (!again.length) return;
  const before = await outbox.orderBy("n").first();
  // Below 0: not to be sent yet, and before everything that is.
  const first = Math.min(0, before?.n ?? 0) - again.length;
  const queued = inOrder(again).map((one, place) => queuedAgain(one, first + place));
  await Promise.all([acked.bulkDelete(again.map(({ opId }) => opId)), outbox.bulkPut(queued)]);
  const touched = [...new Set(queued.flatMap((one) => one.touched))];
  const [rows, entries] = await Promise.all([records.bulkGet(touched), server.bulkGet(touched)]);
  const uncovered = rows.flatMap((row, place) =>
    row && !entries[place] ? [{ id: row.id, space: row.space, row: bare(row) }] : [],
  );
  if (uncovered.length) await server.bulkPut(uncovered);
}

/** All that is known to have been given out in a space; what was sent may not have been read back yet. */
async function wholeOf(acked: UserDatabase["acked"], { id, cursor }: SpaceEntry): Promise<Lost> {
  const last = await acked
    .where("[space+seq]")
    .between([id, 0], [id, Number.POSITIVE_INFINITY])
    .last();
  return { kept: 0, upTo: Math.max(cursor, last?.seq ?? 0) };
}

/**
 * A comparison that a further restore, or a kill, met half done goes on over both. The server now has what the
 * later backup held: what was lost before that stays lost, what it holds is not.
 */
function joined(before: (Lost & Earlier) | undefined, fresh: Lost | undefined) {
  if (!before || !fresh) return fresh ?? before;
  const all = [...(before.earlier ?? []), { kept: before.kept, upTo: before.upTo }];
  const earlier = all.filter(({ upTo }) => upTo <= fresh.kept);
  const upTo = Math.max(fresh.upTo, before.upTo);
  return { kept: fresh.kept, upTo, ...(earlier.length && { earlier }) };
}

/** As the device made them: by client id, which changes rarely, and its own order. */
function inOrder(sent: readonly Acked[]): Acked[] {
  const began = new Map<string, number>();
  for (const { op, at } of sent) began.set(op.clientId, Math.min(at, began.get(op.clientId) ?? at));
  const beganOf = ({ op }: Acked) => began.get(op.clientId) ?? 0;
  return [...sent].sort((a, b) => beganOf(a) - beganOf(b) || a.n - b.n);
}

function queuedAgain({ opId, space, touched, op, prev, seq, outcome }: Acked, n: number): Queued {
  return {
    n,
    opId,
    space,
    touched,
    prev,
    op: { ...op, n, again: againOf(seq, outcome, op.again) },
  };
}

/** @param before where it had already come back once */
function againOf(seq: number, outcome: Outcome, before: Again | undefined): Again {
  const earlier = before ? { earlier: [before.took, ...(before.earlier ?? [])] } : {};
  if (outcome.status !== "applied") return { took: [seq, seq], ...earlier };
  const { took = [seq, seq] as [number, number], number } = outcome;
  return { took, ...earlier, ...(number === undefined ? {} : { number }) };
}

export const bare = ({ pending: _pending, rev: _rev, keys: _keys, ...row }: StoredRecord): Row =>
  row;

/** Rows that the server lost, as it had given them; null when nothing is left to compare. */
export async function rowsBeyond({ spaces, records, server }: UserDatabase): Promise<Row[] | null> {
  const recounts = await recountsOf(spaces);
  if (recounts.size === 0) return null;
  const untold = ({ space, seq }: Row) => {
    const recount = recounts.get(space);
    return recount?.told === false && isLost(seq, recount);
  };
  const covered = new Map((await server.toArray()).map(({ id, row }) => [id, row]));
  const plain = await records.filter((row) => !covered.has(row.id) && untold(row)).toArray();
  const under = [...covered.values()].filter((row) => row !== null && untold(row));
  return [...plain.map(bare), ...under.filter((row) => row !== null)].sort((a, b) => a.seq - b.seq);
}

export const recountsOf = async (spaces: UserDatabase["spaces"]): Promise<Map<string, Recount>> =>
  new Map(
    (await spaces.toArray()).flatMap(({ id, recount }) =>
      recount ? [[id, recount] as const] : [],
    ),
  );

export async function noteTold({ spaces }: UserDatabase): Promise<void> {
  await spaces.toCollection().modify((entry) => {
    if (entry.recount) entry.recount.told = true;
  });
}

/** Everything that the server has is here: what it lost is sent once more, or goes from the screen. */
export async function finishRecount(
  database: UserDatabase,
  registry: Registry,
  userId: string,
  now: number,
): Promise<Recomputed> {
  const { spaces, records, server, outbox } = database;
  const [own, entries, queue] = await Promise.all([
    spaces.toArray(),
    server.toArray(),
    outbox.toArray(),
  ]);
  const recounts = new Map(own.map(({ id, recount }) => [id, recount]));
  const lostHere = ({ space, seq }: Row) => isLost(seq, recounts.get(space));
  const covered = new Set(entries.map(({ id }) => id));
  const gone = await records.filter((row) => !covered.has(row.id) && lostHere(row)).toArray();
  const made = new Set(queue.filter(({ op }) => makes(op)).map(({ op }) => op.record));
  const without = entries.flatMap((entry) => {
    if (!entry.row || !lostHere(entry.row)) return [];
    // Somebody else's is shown as long as own ops on it wait.
    return [made.has(entry.id) ? { ...entry, row: null } : { ...entry, lost: true as const }];
  });
  await Promise.all([
    gone.length && records.bulkDelete(gone.map(({ id }) => id)),
    without.length && server.bulkPut(without),
    spaces.bulkPut(own.map(({ recount: _done, ...entry }) => entry)),
  ]);
  await offerPhotos(database, own, userId, now);
  await sortOutHeld(database, "before");
  const anew = await showAnew(database, registry, [...covered]);
  return { rows: anew.rows, gone: [...gone.map(shown), ...anew.gone] };
}

/** The server may lack photos of records that it still has: each is offered, and sent where it is missing. */
async function offerPhotos(
  { records, blobs, uploads }: UserDatabase,
  own: readonly SpaceEntry[],
  userId: string,
  now: number,
): Promise<void> {
  const may = new Set(
    own.flatMap(({ id, info, recount }) =>
      recount && isGranted(actorIn(info, userId), attachment.rights.create, null) ? [id] : [],
    ),
  );
  const attachments = await records
    .filter(({ kind, space }) => kind === "attachment" && may.has(space))
    .toArray();
  for (const { space, fields } of attachments) {
    const photo = await blobs.where("hash").equals(String(fields.hash)).first();
    const upload = photo && uploadOf(space, photo, now);
    if (upload && !(await uploads.get(upload.id))) await uploads.put({ ...upload, offered: true });
  }
}
