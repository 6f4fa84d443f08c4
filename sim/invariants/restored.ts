/** What a restore promises: what devices still held is back, and what nobody could bring back is listed, exactly. */
import type { Row } from "@/lib/records/row";
import type { MissingAfter } from "@/server/backup/missing";
import { isIn, type Span } from "@/server/backup/spans";
import type { Beyond } from "@/server/store/store";
import { isBlind } from "../world/operator";
import type { HeldOp, LostChange, RestoreNote } from "../world/restores";
import type { SavedOps } from "../world/saved";
import type { Heard } from "../world/server";
import type { Report } from "./during";
import type { ReplicaState } from "./replica-state";
import type { Truth } from "./truth";

const KEPT_MS = 30 * 24 * 3_600_000;

/** [B2] An op that its device no longer has lies in a complete backup, and is old. */
export function forgetsOnlyBackedUp(
  { name, userId, outbox, acked, parked }: ReplicaState,
  saved: SavedOps,
  {
    backedUp,
    left,
    now,
  }: { backedUp: ReadonlySet<string>; left: ReadonlySet<string>; now: number },
  report: Report,
): void {
  const held = new Set([...outbox, ...acked, ...parked.values()].map(({ opId }) => opId));
  for (const [opId, { op, replica, mended }] of saved) {
    if (mended || replica !== name || held.has(opId) || left.has(`${userId} ${op.space}`)) continue;
    if (!backedUp.has(opId)) report(`[B2] ${name} forgot ${opId}, which no backup holds`);
    else if (now - op.at < KEPT_MS) report(`[B2] ${name} forgot ${opId} too early`);
  }
}

/** [B6] What a device held is back under its old number, or still at hand; [B7] none fell for want of its record. */
export function comeBack(
  restores: readonly RestoreNote[],
  saved: SavedOps,
  truth: Truth,
  states: readonly ReplicaState[],
  left: ReadonlySet<string>,
  report: Report,
): void {
  const rows = new Map(truth.rows.map((row) => [row.id, row]));
  const held = new Map<string, HeldOp>(
    restores.flatMap((one) => one.held.map((op) => [op.opId, op])),
  );
  for (const { opId, space, record, userId, number } of held.values()) {
    if (left.has(`${userId} ${space}`)) continue;
    if (saved.get(opId)?.spoilt || saved.get(opId)?.mended) continue;
    const isBack = truth.receipts.get(opId)?.outcome.status === "applied";
    const isHere = states.some(
      ({ parked, outbox }) => parked.has(opId) || outbox.some((one) => one.opId === opId),
    );
    if (!isBack && !isHere) report(`[B6] ${opId} was acknowledged, lost, and did not come back`);
    const now = rows.get(record)?.number;
    if (isBack && number !== undefined && now !== number)
      report(`[B6] ${record} had number ${number} and came back as ${now}`);
  }
  // What is taken back or settled may be gone for good.
  for (const { name, parked } of states)
    for (const { opId, op, record, code } of parked.values())
      if (code === "missingRecord" && !op.of && rows.has(record) && !saved.get(opId)?.spoilt)
        report(`[B7] ${opId} was refused on ${name} before ${record} was back`);
}

/** [B3] No seq and no number was ever given out twice; [B5] nothing was taken before the device had compared. */
export function givenOnce(heard: readonly Heard[], report: Report): void {
  const seqs = new Map<string, string>();
  for (const { request, answer } of heard) {
    if (answer.status !== "done") continue;
    if (request.epoch !== answer.epoch && request.ops.length)
      report(`[B5] ops of epoch ${request.epoch} were taken in epoch ${answer.epoch}`);
    const spaces = new Map(request.ops.map(({ opId, space }) => [opId, space]));
    for (const [opId, outcome] of Object.entries(answer.outcomes)) {
      if (outcome.status !== "applied") continue;
      const seq = `${spaces.get(opId)} ${outcome.seq}`;
      const other = seqs.get(seq) ?? opId;
      if (other !== opId) report(`[B3] ${seq} was given to ${other} and to ${opId}`);
      seqs.set(seq, opId);
    }
  }
}

/** [B8] What others held beyond the backup was told, where the server could not know it by itself. */
export function toldOf(
  restores: readonly RestoreNote[],
  beyond: readonly Beyond[],
  truth: Truth,
  left: ReadonlySet<string>,
  report: Report,
): void {
  const told = new Set(beyond.filter(({ row }) => row).map(({ space, seq }) => `${space} ${seq}`));
  // What came back was told as it stood then, when a further restore took it once more.
  const toldLater = (row: Row) =>
    restores.length > 1 &&
    beyond.some((one) => one.row?.id === row.id && one.space === row.space && one.seq > row.seq);
  // What was told to a server that was lost in its turn is gone with it.
  if (restores.length > 1 && restores.some(({ how }) => isBlind(how))) return;
  // What came back between two restores is no longer asked for; a single one is told everything.
  const isBack = (row: Row) =>
    restores.length > 1 &&
    restores.some(({ changes }) =>
      changes.some(
        ({ opId, space, took }) =>
          space === row.space &&
          isIn(row.seq, [took]) &&
          truth.receipts.get(opId)?.outcome.status === "applied",
      ),
    );
  for (const { rows } of restores)
    for (const { userId, row } of rows) {
      if (isBack(row) || toldLater(row)) continue;
      if (left.has(`${userId} ${row.space}`) || told.has(`${row.space} ${row.seq}`)) continue;
      report(`[B8] ${row.kind} ${row.id} of seq ${row.seq} was held by ${userId} and not told`);
    }
}

/** [B12] Every seq that somebody knows of is back or listed, never both. */
export function missingIsListed(
  restores: readonly RestoreNote[],
  truth: Truth,
  found: readonly MissingAfter[],
  left: ReadonlySet<string>,
  report: Report,
): void {
  const listed = new Map<string, Span[]>();
  for (const { spaces } of found)
    for (const { id, missing } of spaces) listed.set(id, [...(listed.get(id) ?? []), ...missing]);
  for (const [place, note] of restores.entries()) {
    // What a server had noted is gone with it, where nothing of it was left.
    const isForgotten = restores.slice(place + 1).some(({ how }) => isBlind(how));
    for (const change of note.changes) {
      const isBack = truth.receipts.get(change.opId)?.outcome.status === "applied";
      const isListed = isIn(change.took[0], listed.get(change.space) ?? []);
      const what = `${change.space} ${change.took[0]}`;
      // What its device never heard to be the server's came as something new: nobody can tell the two for one.
      const isTwo = isBlind(note.how) && !note.held.some((one) => one.opId === change.opId);
      if (isBack && isListed && !isTwo)
        report(`[B12] ${what} is listed, and ${change.opId} is back`);
      if (!isBack && !isListed && !isForgotten && isKnown(change, note, left))
        report(`[B12] ${what} of ${change.opId} is missing and not listed`);
    }
  }
}

/** What the replaced database knew; where nothing of it was left, what a member had read. */
function isKnown(
  { space, took }: LostChange,
  { how, read, lost }: RestoreNote,
  left: ReadonlySet<string>,
): boolean {
  if (!isBlind(how)) return true;
  const hasRead = read.some(
    (one) => one.space === space && one.upTo >= took[0] && !left.has(`${one.userId} ${space}`),
  );
  return lost.has(space) && hasRead;
}
