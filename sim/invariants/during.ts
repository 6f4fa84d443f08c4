/** What holds at every moment, also in the midst of trouble. */
import type { Row } from "@/lib/records/row";
import type { SavedOps } from "../world/saved";
import { heldSeq, type ReplicaState } from "./replica-state";

export type Report = (what: string) => void;

/** [P1] [P2] No cursor passes a change that the device has not applied. */
export function cursorPassesNothing(
  state: ReplicaState,
  rows: readonly Row[],
  report: Report,
): void {
  for (const row of rows) {
    const cursor = state.spaces.get(row.space)?.cursor ?? 0;
    if (row.seq > cursor) continue;
    const held = heldSeq(state, row.id);
    if (held !== row.seq)
      report(
        `[P1] the cursor of ${state.name} has passed ${row.kind} ${row.id} at ${row.seq}, which it holds at ${held}`,
      );
  }
}

/** [L4] [P3] The newest waiting value of a field is what the screen shows. */
export function waitingIsShown(state: ReplicaState, saved: SavedOps, report: Report): void {
  const expected = new Map<string, unknown>();
  const unclear = new Set<string>();
  // A spoilt op was shown as it was before.
  if (state.outbox.some(({ opId }) => saved.get(opId)?.spoilt)) return;
  for (const { op } of state.outbox) {
    // While it compares, what the server had made of it is shown: it is judged anew after that.
    if (op.again && state.spaces.get(op.space)?.recount) continue;
    if (op.type === "undo" || op.type === "add" || op.type === "remove") {
      for (const field of Object.keys(op.set)) unclear.add(`${op.record}/${field.split("/")[0]}`);
      continue;
    }
    for (const [field, value] of Object.entries(op.set))
      expected.set(`${op.record}/${field}`, value);
  }
  for (const [key, value] of expected) {
    if (unclear.has(key)) continue;
    const slash = key.lastIndexOf("/");
    const record = state.records.get(key.slice(0, slash));
    const shown = record?.fields[key.slice(slash + 1)];
    if (JSON.stringify(shown ?? null) !== JSON.stringify(value ?? null))
      report(`[L4] ${state.name} does not show what waits: ${key} is ${String(shown)}`);
  }
}

/** [L3] What was made on top of a refused op does not wait any longer. */
export function refusedTakeAlong(state: ReplicaState, report: Report): void {
  for (const { op } of state.outbox) {
    const bases = [...Object.values(op.base), op.of];
    const on = bases.find((base) => typeof base === "string" && state.parked.has(base));
    if (on !== undefined) report(`[L3] ${op.opId} waits on ${state.name} though ${on} was refused`);
  }
}

/** [L1] [X5] Nothing waits twice, and nothing that waits is also settled. */
export function waitsOnce(state: ReplicaState, report: Report): void {
  const seen = new Set<string>();
  const acked = new Set(state.acked.map(({ opId }) => opId));
  for (const { opId, op, n } of state.outbox) {
    if (seen.has(opId)) report(`[X1] ${opId} waits twice on ${state.name}`);
    if (acked.has(opId)) report(`[X5] ${opId} waits on ${state.name} and was acknowledged`);
    if (op.n !== n) report(`[L2] ${opId} waits under ${n} and carries ${op.n}`);
    seen.add(opId);
  }
}

export function duringAll(
  state: ReplicaState,
  { rows, epoch }: { rows: readonly Row[]; epoch: number },
  saved: SavedOps,
  report: Report,
): void {
  // What was read before a restore counted otherwise.
  if (state.epoch === epoch) cursorPassesNothing(state, rows, report);
  waitingIsShown(state, saved, report);
  refusedTakeAlong(state, report);
  waitsOnce(state, report);
}
