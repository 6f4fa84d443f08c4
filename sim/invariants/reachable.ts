/** Every value that was shown as saved can still be found: it stands, it is one side of a conflict, or it is kept. */

import { kinds } from "@/lib/records";
import type { Candidate } from "@/lib/records/conflict";
import { fieldSpec } from "@/lib/records/define";
import type { Row } from "@/lib/records/row";
import { candidatesOf, settledOf } from "@/lib/sync/clash";
import { sentencesOf } from "@/lib/sync/merge-text";
import type { Change, FieldResult, Op } from "@/lib/sync/op";
import { type RestoreNote, standsOnLost } from "../world/restores";
import type { SavedOps } from "../world/saved";
import type { Report } from "./during";
import type { Truth } from "./truth";

/** [C1] [C2] What clashed is one side of a conflict, or its author has replaced it since. */
export function clashesAreKept(
  saved: SavedOps,
  truth: Truth,
  restores: readonly RestoreNote[],
  report: Report,
): void {
  const conflicts = truth.rows.filter(({ kind }) => kind === "conflict");
  const kept = new Map<string, Row[]>();
  for (const row of conflicts) {
    const of = String(row.fields.of);
    kept.set(of, [...(kept.get(of) ?? []), row]);
  }
  const replaced = new Set<string>();
  for (const { opId } of truth.changes)
    for (const [field, base] of Object.entries(saved.get(opId)?.op.base ?? {}))
      replaced.add(`${base} ${field}`);
  for (const change of truth.changes)
    for (const [field, result] of Object.entries(change.fields ?? {})) {
      if (result !== "conflict" || replaced.has(`${change.opId} ${field}`)) continue;
      const sides = conflicts.flatMap(sidesOf);
      const own = sides.some((one) => one.opId === change.opId);
      const within = sides.some(({ ops }) => ops?.some(({ record }) => record === change.record));
      if (!own && !within) report(`[C1] ${field} of ${change.opId} clashed and is in no conflict`);
    }
  const ended = new Map(
    truth.changes.flatMap(({ opId, fields = {} }) =>
      Object.entries(fields).map(([field, result]) => [`${opId} ${field}`, result]),
    ),
  );
  const seqs = new Map(truth.changes.map(({ opId, seq }) => [opId, seq]));
  const seqOf = ({ opId }: Candidate) => seqs.get(opId) ?? 0;
  for (const { fields } of conflicts) {
    const definition = kinds.get(String(fields.ofKind));
    const rule = definition && fieldSpec(definition, String(fields.field))?.merge;
    if (rule === "later" || rule === "set") report(`[M8] a conflict on ${fields.field}`);
  }
  for (const row of conflicts) opened(row, seqOf, ended, { saved, restores }, report);
}

const sidesOf = (conflict: Row): Candidate[] => [...candidatesOf(conflict), ...settledOf(conflict)];

/** [M4] Nobody clashes with themself; [C3] only what was seen is settled. */
function opened(
  row: Row,
  seqOf: (side: Candidate) => number,
  ended: ReadonlyMap<string, FieldResult>,
  { saved, restores }: { saved: SavedOps; restores: readonly RestoreNote[] },
  report: Report,
): void {
  const standing = row.fields.standing as Candidate | null;
  const first = sidesOf(row)
    .filter(({ settles }) => !settles)
    .reduce<Candidate | undefined>((a, b) => (a && seqOf(a) < seqOf(b) ? a : b), undefined);
  const mine = first && saved.get(first.opId);
  const theirs = standing && saved.get(standing.opId);
  // Two tabs may make one slot at the same moment.
  const twice = mine?.op.type === "create";
  // What stands is then what another wrote, merged with or put back by the own op.
  const othersWord =
    theirs?.spoilt === "altered" ||
    theirs?.op.type === "undo" ||
    ended.get(`${standing?.opId} ${row.fields.field}`) === "merged";
  // What was built on a wish that came to nothing has come to nothing with it.
  const base = mine?.op.base[String(row.fields.field)];
  const onClashed = ended.get(`${base} ${row.fields.field}`) === "conflict";
  if (
    mine &&
    theirs &&
    !twice &&
    !othersWord &&
    !onClashed &&
    // What it was made on may come back after it.
    !standsOnLost(mine.op, restores) &&
    !mine.fromForm &&
    mine.replica === theirs.replica
  )
    report(`[M4] ${first.opId} clashed with ${standing.opId} of the same person on one device`);
  const chosen = new Set(settledOf(row).flatMap(({ settles }) => settles ?? []));
  for (const { opId, settles = [] } of settledOf(row)) {
    const seen = saved.get(opId)?.op.seen ?? [];
    const unseen = settles.find((one) => !seen.includes(one));
    if (unseen) report(`[C3] ${opId} settled ${unseen} without having seen it`);
    if (settles.length || chosen.has(opId)) continue;
    const withdrawn = [...saved.values()].some(
      ({ op }) => op.of === opId || Object.values(op.base).includes(opId),
    );
    if (!withdrawn && !saved.get(opId)?.op.seen) report(`[C3] ${opId} was settled by nobody`);
  }
}

/** [M5] [M6] Every sentence that somebody wrote stands, is part of a conflict, or was taken out by somebody who saw it. */
export function sentencesStand(
  saved: SavedOps,
  truth: Truth,
  restores: readonly RestoreNote[],
  report: Report,
): void {
  const rows = new Map(truth.rows.map((row) => [row.id, row]));
  // A group that a stale move held back lies in the conflict of another record.
  const sides = JSON.stringify(truth.rows.filter(({ kind }) => kind === "conflict"));
  // Whoever goes on with what a restore took has seen what that took out, also where it is not taken again.
  const taken = new Set(restores.flatMap(({ changes }) => changes.map(({ opId }) => opId)));
  const known = new Set(truth.changes.map(({ opId }) => opId));
  const lost = [...saved.values()].filter(({ op }) => taken.has(op.opId) && !known.has(op.opId));
  const changes = new Map<string, Change[]>();
  for (const change of truth.changes)
    changes.set(change.record, [...(changes.get(change.record) ?? []), change]);
  for (const change of truth.changes) {
    if (change.type === "undo") continue;
    for (const [field, value] of Object.entries(change.set)) {
      if (typeof value !== "string" || !value.includes("文")) continue;
      const before = String(saved.get(change.opId)?.op.was[field] ?? "");
      const fresh = sentencesOf(value).filter((one) => !before.includes(one));
      const now = String(rows.get(change.record)?.fields[field] ?? "");
      for (const sentence of fresh) {
        if (now.includes(sentence) || sides.includes(sentence)) continue;
        const isTakenOut =
          (changes.get(change.record) ?? []).some((later) =>
            takesOut(later, change, field, sentence, saved),
          ) ||
          lost.some(
            ({ op }) =>
              op.record === change.record &&
              (op.of === change.opId || takesFrom(op, field, sentence)),
          );
        if (!isTakenOut) report(`[M5] the sentence ${sentence} of ${change.opId} is gone`);
      }
    }
  }
}

function takesOut(
  later: Change,
  writer: Change,
  field: string,
  sentence: string,
  saved: SavedOps,
): boolean {
  if (later.seq <= writer.seq) return false;
  if (later.type === "undo" && Object.hasOwn(later.prev, field)) return true;
  const op = saved.get(later.opId)?.op;
  return op !== undefined && takesFrom(op, field, sentence);
}

function takesFrom({ was, set }: Op, field: string, sentence: string): boolean {
  const now = set[field];
  const before = String(was[field] ?? "");
  return before.includes(sentence) && typeof now === "string" && !now.includes(sentence);
}
