/** [X1] Once everything has drained, every device shows what the server holds, and nothing else. */
import type { Row } from "@/lib/records/row";
import { canonicalJson } from "@/lib/sync/value";
import type { Report } from "./during";
import type { ReplicaState } from "./replica-state";
import type { Truth } from "./truth";

const core = ({
  space,
  kind,
  number,
  code,
  fields,
  seqs,
  created,
  changed,
  seq,
  deleted,
  entered,
}: Row) =>
  canonicalJson({
    space,
    kind,
    number,
    code,
    fields,
    seqs,
    created,
    changed,
    seq,
    deleted,
    entered,
  });

/** @param member whether the person belongs to the space */
export function converged(
  state: ReplicaState,
  truth: Truth,
  member: (userId: string, space: string) => boolean,
  report: Report,
): void {
  const { name, records } = state;
  const mine = truth.rows.filter(({ space }) => member(state.userId, space));
  const waiting = new Set(state.outbox.flatMap(({ touched }) => touched));
  for (const row of mine) {
    const shown = records.get(row.id);
    // What waits on top, with its group, for a record that a restore lost is shown; under it stands the server's.
    const held = waiting.has(row.id) ? (state.server.get(row.id)?.row ?? shown) : shown;
    if (!held) report(`${name} lacks ${row.kind} ${row.id}`);
    else if (core(held) !== core(row))
      report(`${name} shows another ${row.kind} ${row.id}: ${difference(held, row)}`);
    else if (shown?.pending && !state.outbox.length)
      report(`${name} still counts ${shown.pending} waiting on ${row.id}`);
  }
  const ids = new Set(mine.map(({ id }) => id));
  for (const id of waiting) ids.add(id);
  for (const { id, kind, space } of records.values())
    if (!ids.has(id)) report(`[L8] ${name} shows ${kind} ${id} of ${space}, which it has not`);
  if (state.server.size && !state.outbox.length)
    report(`${name} keeps ${state.server.size} rows apart with nothing on top`);
  if (state.epoch !== truth.epoch) report(`[P6] ${name} counts in epoch ${state.epoch}`);
  for (const [space, { cursor, recount }] of state.spaces) {
    if (recount) report(`[B9] ${name} still compares ${space}`);
    const head = truth.heads.get(space) ?? 0;
    if (cursor < head) report(`${name} is behind in ${space}: ${cursor} of ${head}`);
  }
}

function difference(held: Row, row: Row): string {
  const [a, b] = [JSON.parse(core(held)), JSON.parse(core(row))];
  const keys = Object.keys(b).filter((key) => canonicalJson(a[key]) !== canonicalJson(b[key]));
  return keys.map((key) => `${key} ${canonicalJson(a[key])} ≠ ${canonicalJson(b[key])}`).join(", ");
}
