/** Every saved op took effect exactly once, under its own author, or was refused and is still at hand. */
import type { Outcome } from "@/lib/sync/op";
import { canonicalJson } from "@/lib/sync/value";
import type { SavedOps } from "../world/saved";
import type { Heard } from "../world/server";
import type { Report } from "./during";
import type { ReplicaState } from "./replica-state";
import type { Truth } from "./truth";

export function exactlyOnce(
  saved: SavedOps,
  truth: Truth,
  replicas: readonly ReplicaState[],
  /** Ops that a restore lost and that nobody could send again: the server lists them. */
  lost: ReadonlySet<string>,
  report: Report,
): void {
  const times = new Map<string, number>();
  for (const change of truth.changes) {
    times.set(change.opId, (times.get(change.opId) ?? 0) + 1);
    const known = saved.get(change.opId);
    if (!known) {
      report(`the history holds ${change.opId}, which nobody saved`);
      continue;
    }
    if (change.userId !== known.op.userId)
      report(`[R7] ${change.opId} of ${known.op.userId} was applied as ${change.userId}`);
    if (known.spoilt !== "altered" && canonicalJson(change.set) !== canonicalJson(known.op.set))
      report(`[X2] ${change.opId} was applied with other values than were saved`);
  }
  for (const [opId, { op, replica, spoilt, mended }] of saved) {
    const outcome = truth.receipts.get(opId)?.outcome;
    const changes = times.get(opId) ?? 0;
    const parked = replicas.some((one) => one.parked.has(opId));
    if (mended && replicas.some((one) => one.name === mended && one.parked.has(opId)))
      report(`[L3] ${opId} was made again or let go, and is still parked`);
    const waits = replicas.some((one) => one.outbox.some((queued) => queued.opId === opId));
    if (outcome?.status === "applied") {
      for (const base of Object.values(op.base))
        if (truth.receipts.get(String(base))?.outcome.status === "refused")
          report(`[R2] ${opId} was applied on top of ${base}, which was refused`);
      if (changes !== 1) report(`[X1] ${opId} was applied and stands ${changes} times in history`);
      const held = replicas.flatMap((one) => one.parked.get(opId) ?? []);
      if (spoilt !== "altered" && held.some(({ code }) => code !== "missingSpace"))
        report(`[L6] ${opId} was applied, and the device says that it was refused`);
      if (spoilt === "altered" && !parked && !mended)
        report(`[X2] ${opId} with other content was taken`);
      continue;
    }
    if (changes) report(`[X6] ${opId} stands in history without a receipt`);
    if (!parked && !waits && !mended && !lost.has(opId))
      report(`[X5] ${opId} (${op.type} on ${replica}) is nowhere: ${said(outcome)}`);
    if (outcome?.status === "refused" && isForbidden(outcome.code)) {
      const kept = truth.quarantined.find((one) => one.op.opId === opId);
      if (!kept) report(`[R3] ${opId} is forbidden and not in quarantine`);
      else if (kept.userId !== op.userId || canonicalJson(kept.op.set) !== canonicalJson(op.set))
        report(`[R3] quarantine holds something else than ${opId} said`);
    }
  }
}

const isForbidden = (code: string) => code === "forbidden" || code === "notTheFixer";
const said = (outcome: Outcome | undefined) =>
  outcome ? `${outcome.status} ${"code" in outcome ? outcome.code : ""}` : "no receipt";

/** [L6] [L8] Only what lies in a space that its person has left is parked as of one. */
export function parkedForCause(
  { name, userId, parked }: ReplicaState,
  saved: SavedOps,
  isOutside: (userId: string, space: string) => boolean,
  report: Report,
): void {
  for (const { opId, space, code } of parked.values())
    if (code === "missingSpace" && !saved.get(opId)?.spoilt && !isOutside(userId, space))
      report(`[L6] ${opId} was parked on ${name}, whose person never left ${space}`);
}

/** [R7] Nothing is taken from a session that is not its author's. */
export function ownSessions(heard: readonly Heard[], report: Report): void {
  for (const { session, request, answer } of heard)
    if (answer.status === "done" && request.userId !== session)
      report(`[R7] the session of ${session} sent ${request.ops.length} ops of ${request.userId}`);
}

/**
 * [X3] [X4] A device's ops lie on the server in its own order, without a hole and without a double. A copy of
 * the device may have brought an op under another place of the same order; its own place then holds no receipt.
 */
export function inOrder(truth: Truth, heard: readonly Heard[], report: Report): void {
  const byClient = new Map<string, number[]>();
  for (const { clientId, n } of truth.receipts.values())
    byClient.set(clientId, [...(byClient.get(clientId) ?? []), n]);
  const answered = new Map<string, Set<number>>();
  for (const { request, answer } of heard)
    if (answer.status === "done")
      for (const { n } of request.ops)
        answered.set(request.clientId, (answered.get(request.clientId) ?? new Set()).add(n));
  for (const [clientId, all] of byClient) {
    all.sort((a, b) => a - b);
    const isTaken = (n: number) => answered.get(clientId)?.has(n) ?? false;
    for (const [place, n] of all.entries()) {
      const before = all[place - 1] ?? n - 1;
      if (before === n) report(`[X4] ${clientId} has two receipts under ${n}`);
      for (let between = before + 1; between < n; between += 1)
        if (!isTaken(between)) report(`[X3] the receipts of ${clientId} have a hole at ${between}`);
    }
  }
}

/** [N1] Numbers run without doubles, and without holes unless a restore skipped some; [G4] what was refused drew none. */
export function numbered(truth: Truth, skipped: boolean, report: Report): void {
  for (const { space, kind, last } of truth.series) {
    const given = truth.rows
      .filter((row) => row.space === space && row.kind === kind)
      .map(({ number }) => number ?? 0)
      .sort((a, b) => a - b);
    const isWrong = skipped
      ? given.some((number, place) => number === given[place + 1] || number > last)
      : given.some((number, place) => number !== place + 1) || given.length !== last;
    if (isWrong)
      report(`[N1] the numbers of ${kind} in ${space} are ${given.join(" ")}, the last ${last}`);
  }
}

/** [G1] [G5] A group is answered as one and sent as one; [G4] refusals move nothing. */
export function wholeGroups(
  saved: SavedOps,
  truth: Truth,
  heard: readonly Heard[],
  report: Report,
): void {
  const groups = new Map<string, string[]>();
  for (const [opId, { op, spoilt }] of saved)
    if (op.group !== undefined && !spoilt)
      groups.set(op.group, [...(groups.get(op.group) ?? []), opId]);
  for (const [group, opIds] of groups) {
    const said = new Set(opIds.map((opId) => truth.receipts.get(opId)?.outcome.status ?? "none"));
    if (said.size > 1) report(`[G1] group ${group} was answered apart: ${[...said].join(", ")}`);
  }
  for (const { request, answer, before, after } of heard) {
    const sent = new Set(request.ops.map(({ opId }) => opId));
    for (const { group } of request.ops) {
      const whole = group === undefined ? [] : (groups.get(group) ?? []);
      if (whole.some((opId) => !sent.has(opId))) report(`[G5] group ${group} was cut by a push`);
    }
    if (answer.status !== "done") continue;
    const applied = Object.values(answer.outcomes).some(({ status }) => status === "applied");
    if (applied) continue;
    for (const [space, seq] of before)
      if ((after.get(space) ?? seq) !== seq) report(`[G4] a push that was refused moved ${space}`);
  }
}
