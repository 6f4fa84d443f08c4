/** Replays the history of every record: it must explain the record, and no step of it may pass anybody over. */
import { kinds } from "@/lib/records";
import { fieldSpec } from "@/lib/records/define";
import type { Row } from "@/lib/records/row";
import { type Change, WHOLE } from "@/lib/sync/op";
import { sameValue } from "@/lib/sync/value";
import { type RestoreNote, standsOnLost } from "../world/restores";
import { isAtHomeIn, type SavedOp, type SavedOps } from "../world/saved";
import type { Report } from "./during";
import type { Truth } from "./truth";

/** A value, and the change that wrote it. */
interface Written {
  value: unknown;
  by: Change;
  /** The server merged texts: what came out is not known from the op. */
  unclear?: true;
}

type State = Map<string, Written>;

export function historyExplains(
  saved: SavedOps,
  truth: Truth,
  restores: readonly RestoreNote[],
  report: Report,
): void {
  const byOp = new Map(truth.changes.map((change) => [change.opId, change]));
  const byRecord = new Map<string, Change[]>();
  for (const change of truth.changes)
    byRecord.set(change.record, [...(byRecord.get(change.record) ?? []), change]);
  for (const row of truth.rows) {
    if (row.kind === "conflict") continue;
    const state: State = new Map();
    const past: Change[] = [];
    for (const change of byRecord.get(row.id) ?? []) {
      const op = saved.get(change.opId);
      const onLost = op !== undefined && standsOnLost(op.op, restores);
      judge(change, op, state, past, { all: saved, onLost }, report);
      for (const [key, value] of writes(change, byOp, state)) state.set(key, value);
      past.push(change);
    }
    explained(row, state, report);
  }
}

function writes(change: Change, byOp: Map<string, Change>, state: State): [string, Written][] {
  const made = !state.size && (change.type === "create" || change.type === "append");
  if (made) return Object.entries(change.set).map(([key, value]) => [key, { value, by: change }]);
  const undone = change.of === undefined ? undefined : byOp.get(change.of);
  return Object.keys(change.prev).map((key) => {
    if (change.type === "undo") return [key, { value: undone?.prev[key] ?? null, by: change }];
    const { value, unclear } = written(change, key);
    return [key, { value, by: change, ...(unclear ? { unclear } : {}) }];
  });
}

function written(change: Change, key: string): { value: unknown; unclear?: true } {
  if (key === WHOLE) return { value: change.type === "delete" };
  if (key.includes("/")) return { value: change.type !== "remove" };
  const merged = change.fields?.[key] === "merged";
  return { value: change.set[key], ...(merged ? { unclear: true } : {}) };
}

function explained(row: Row, state: State, report: Report): void {
  const deleted = state.get(WHOLE)?.value === true;
  if (deleted !== (row.deleted !== null))
    report(`[D1] ${row.id} is ${deleted ? "deleted by" : "alive in"} its history, and is not`);
  for (const [key, { value, unclear }] of state) {
    if (unclear || key === WHOLE || key.includes("/")) continue;
    const rule = ruleOf(row.kind, key);
    if (rule === "set") continue;
    if (!sameValue(row.fields[key], value))
      report(
        `${row.id} holds ${key} ${String(row.fields[key])}, its history says ${String(value)}`,
      );
  }
}

const ruleOf = (kind: string, field: string) => {
  const definition = kinds.get(kind);
  return definition && fieldSpec(definition, field)?.merge;
};

/** What one change may not have done to what stood before it. */
function judge(
  change: Change,
  saved: SavedOp | undefined,
  state: State,
  past: readonly Change[],
  { all, onLost }: { all: SavedOps; onLost: boolean },
  report: Report,
): void {
  if (!saved) return;
  const { op } = saved;
  const unseen = past.filter(
    (one) =>
      one.seq > saved.knew &&
      // What came back after a restore was seen under its old seq.
      !one.again?.some(([first]) => first <= saved.knew) &&
      !isAtHomeIn(all.get(one.opId), saved.replica),
  );
  const deletes = change.type === "delete" && change.prev[WHOLE] === false;
  const edited = unseen.some((one) => one.type !== "delete" && changesSomething(one));
  if (deletes && edited)
    report(`[D2] ${change.opId} deleted ${change.record} with edits that it had not seen`);
  // A stale move holds back its whole group; nothing of it has happened.
  const heldBack = Object.values(change.fields ?? {}).every((result) => result === "conflict");
  const edits = change.type === "set" || change.type === "transition" || change.type === "add";
  const gone = state.get(WHOLE)?.value === true && change.prev[WHOLE] === undefined;
  if (edits && gone && !(heldBack && change.conflict))
    report(`[D3] ${change.opId} edited ${change.record}, which stays deleted`);

  for (const [key, before] of Object.entries(change.prev)) {
    if (key === WHOLE) continue;
    const stood = state.get(key);
    if (stood && !stood.unclear && ruleOf(change.kind, key) !== "set")
      if (!key.includes("/") && !sameValue(stood.value, before))
        report(`the history of ${change.record} breaks at ${change.seq}: ${key} was ${before}`);
    if (change.type === "undo") {
      if (stood && stood.by.opId !== change.of && !isOwn(stood.by, saved, all))
        report(`[D5] ${change.opId} took back ${key} of ${change.record} over ${stood.by.opId}`);
      continue;
    }
    if (key.includes("/")) {
      const unseenAdd = stood?.value === true && unseen.includes(stood.by);
      if (change.type === "remove" && before === true && unseenAdd)
        report(`[M7] ${change.opId} removed ${key} of ${change.record}, added unseen`);
      continue;
    }
    const rule = ruleOf(change.kind, key);
    if (rule === "later" || change.fields?.[key] === "merged") continue;
    if (change.type !== "set" && change.type !== "transition" && change.type !== "resolve")
      continue;
    // What it was made on top of has not come back, or not yet.
    if (onLost) continue;
    // A form that stood open passes over what its own author wrote beside it.
    if (saved.fromForm && stood && isOwn(stood.by, saved, all)) continue;
    if (!sameValue(before, op.was[key]))
      report(
        `[M3] ${change.opId} wrote ${key} of ${change.record} over ${String(before)}, having seen ${String(op.was[key])}`,
      );
  }
}

/** True for a change that a later reader could miss; one that only became a candidate stands elsewhere. */
const changesSomething = (change: Change) => Object.keys(change.prev).length > 0;

const isOwn = (change: Change, { replica }: SavedOp, all: SavedOps) =>
  isAtHomeIn(all.get(change.opId), replica);
