/**
 * Every safeguard that a line of the product upholds, and that line without it. The simulator must go red for
 * each; a test fails when the text of one is no longer found, so that none is lost by rewriting.
 */
import type { Replacement } from "./bundle";

export interface Mutant {
  /** The rule of lib/sync/SPEC.md. */
  rule: string;
  name: string;
  replacements: Replacement[];
}

/** How tests call it. */
export const nameOf = ({ rule, name }: Mutant): string => `[${rule}] ${name}`;

const mutant = (rule: string, name: string, ...replacements: Replacement[]): Mutant => ({
  rule,
  name,
  replacements,
});

const at = (file: string, text: string, by: string): Replacement => ({ file, text, by });

const PUSH = "server/sync/push.ts";
const PULL = "server/sync/pull.ts";
const REPLAY = "server/sync/replay.ts";
const APPLY = "lib/sync/apply.ts";
const APPLY_OP = "lib/sync/apply-op.ts";
const MERGE = "lib/sync/merge-field.ts";
const CLASH = "lib/sync/clash.ts";
const SENDING = "lib/sync/sending.ts";
const FETCHING = "lib/sync/fetching.ts";
const PORT = "lib/local/sync-port.ts";
const OVERLAY = "lib/local/overlay.ts";
const LEAVE = "lib/local/leave-space.ts";
const RENUMBER = "lib/local/renumber.ts";
const TAP = "lib/local/tap-write.ts";
const WRITER = "lib/local/writer.ts";
const COMPOSE = "lib/local/compose.ts";
const DURABLE = "lib/local/durable.ts";
const RECOUNT = "lib/local/recount.ts";
const HELD = "lib/local/held.ts";
const AHEAD = "server/backup/ahead.ts";
const COUNT_AHEAD = "server/backup/count-ahead.ts";
const COMPARED = "server/sync/recount.ts";
const SQLITE = "server/store/sqlite.ts";

export const mutants: readonly Mutant[] = [
  mutant(
    "X1",
    "a receipt is not looked for",
    at(REPLAY, "new Map(receipts.map((receipt) => [receipt.opId, receipt]))", "new Map()"),
  ),
  mutant(
    "X2",
    "an op id stands for any content",
    at(REPLAY, "receipt.payloadHash === sent.hash", "true"),
  ),
  mutant(
    "X3",
    "the server takes ops over a hole",
    at(REPLAY, "if (one.n > newest + 1) return", "if (false) return"),
  ),
  mutant(
    "X3",
    "the device numbers nothing anew after a gap",
    at(PORT, "renumber(database, lastN + 1)", "Promise.resolve(lastN)"),
  ),
  mutant(
    "X4",
    "the server takes a second op under one n",
    at(REPLAY, "one.n <= newest && !receipt && !fresh.has(one.opId)", "false"),
  ),
  mutant(
    "X4",
    "a device that has to keeps its client id",
    at(RENUMBER, "clientId: clientId ?? queued.op.clientId", "clientId: queued.op.clientId"),
  ),
  mutant(
    "X5",
    "every op leaves the outbox with an answer",
    at(PORT, "queue.filter(({ opId }) => outcomes[opId])", "queue.slice()"),
  ),
  mutant(
    "X6",
    "a push is written without a transaction",
    at(
      SQLITE,
      `return await this.writer
        .transaction()
        .execute((db) => work(new SqlTransaction(db, this.registry, noLock)));`,
      "return await work(new SqlTransaction(this.writer, this.registry, noLock));",
    ),
  ),
  mutant(
    "G1",
    "the ops of a group are applied one by one",
    at(
      PUSH,
      "if (one.group !== undefined && last?.[0]?.group === one.group) last.push(one);",
      "if (false) last.push(one);",
    ),
  ),
  mutant(
    "G3",
    "a stale move takes the state that stands",
    at(
      APPLY_OP,
      "if (current !== stateOf(definition, op.was) && current !== to) throw new StaleTransition(op);",
      "",
    ),
  ),
  mutant(
    "G3",
    "what was done before a stale move stays applied",
    at(APPLY, "stage = conflictOfGroup(ops, error.op, view, context);", ""),
  ),
  mutant(
    "G4",
    "a refused group moves the seq",
    at(APPLY, "error, context.head);", "error, stage.head + 1);"),
  ),
  mutant("G5", "a push cuts groups", at(PORT, "queue[end - 1]?.op.group === group;", "false;")),
  mutant("M3", "nothing is ever stale", at(MERGE, "joined !== undefined || movedOn;", "false;")),
  mutant(
    "M3",
    "the newest seen seq is not asked for",
    at(MERGE, ": hasMovedOn(stage, draft.row, op, field, seen.seq);", ": false;"),
  ),
  mutant(
    "M5",
    "what came back after a restore is taken for what it was",
    at(MERGE, "return !sameValue(row.fields[field], op.was[field]);", "return false;"),
  ),
  mutant(
    "M4",
    "an own earlier op counts as another's",
    at(MERGE, "const change = stage.change(base);", "const change = undefined;"),
  ),
  mutant(
    "M5",
    "an overlap of texts takes the later text",
    at("lib/sync/merge-text.ts", "if (!region.ok) return null;", "if (!region.ok) return mine;"),
  ),
  mutant(
    "M6",
    "a chained text is merged against what the server had made of the earlier one",
    at(MERGE, "!sameValue(current, seen.own.sent)", "seqOf(draft.row, field) > seen.seq"),
  ),
  mutant(
    "M7",
    "a remove takes out adds that it had not seen",
    at(APPLY_OP, "there && !hasSeenAdd(stage, draft.row, op, field, key);", "false;"),
  ),
  mutant("M8", "order keys clash", at(MERGE, 'rule === "later" || !stale', "!stale")),
  mutant(
    "M10",
    "a second creation replaces the first",
    at(
      APPLY_OP,
      "return row ? createAgain(stage, definition, op, row) :",
      "return false ? createAgain(stage, definition, op, row) :",
    ),
  ),
  mutant(
    "C2",
    "a further wish takes the place of all others",
    at(
      CLASH,
      "candidates: [...others, candidate(stage, op, values)]",
      "candidates: [candidate(stage, op, values)]",
    ),
  ),
  mutant(
    "C3",
    "a choice settles wishes that nobody had seen",
    at(
      MERGE,
      "leaveConflict(stage, current, op.seen ?? [], op, op.set);",
      "leaveConflict(stage, current, candidatesOf(current).map((one) => one.opId), op, op.set);",
    ),
  ),
  mutant(
    "D2",
    "a delete takes along edits that it had not seen",
    at(APPLY_OP, "before.deleted === null && sawAll", "before.deleted === null"),
  ),
  mutant(
    "D3",
    "an edit does not bring the record back",
    at(
      APPLY_OP,
      "write(draft, { [WHOLE]: false });\n}\n\nfunction setFields",
      "}\n\nfunction setFields",
    ),
  ),
  mutant(
    "D5",
    "an undo goes over what others wrote since",
    at(
      APPLY_OP,
      "if (!stands(draft.row, key, done.seq)) throw new Refusal",
      "if (false) throw new Refusal",
    ),
  ),
  mutant(
    "R1",
    "a space that is not the sender's ends the whole push",
    at(
      PUSH,
      'this.refuse(group, whole ? "missingSpace" : "groupRefused");',
      'throw new CallFailure("invalid");',
    ),
  ),
  mutant(
    "R2",
    "an op stands without the op that it is based on",
    at(APPLY, "if (unfounded) return refused", "if (false) return refused"),
  ),
  mutant(
    "R3",
    "nothing goes to quarantine",
    at(APPLY, "const quarantined = forbidden ? [...ops] : [];", "const quarantined = [];"),
  ),
  mutant(
    "R6",
    "whoever left may still write",
    at(PUSH, "if (membership?.revokedAt === null)", "if (membership)"),
  ),
  mutant(
    "R6",
    "whoever left may still read",
    at(PULL, "const space = membership?.revokedAt === null ?", "const space = membership ?"),
  ),
  mutant(
    "R6",
    "membership is read before the transaction",
    at(
      PUSH,
      "const now = ports.now();",
      "const now = ports.now();\n  const early = await ports.store.membershipsOf(userId);",
    ),
    at(
      PUSH,
      "const result = await taken.run(sent);",
      "taken.early = early;\n    const result = await taken.run(sent);",
    ),
    at(
      PUSH,
      "const membership = await this.tx.membership(space, userId);",
      "const membership = this.early.find((one) => one.space === space);",
    ),
  ),
  mutant(
    "R7",
    "a session sends for whomever it says",
    at(PUSH, 'if (envelope.userId !== userId) throw new CallFailure("wrongUser");', ""),
  ),
  mutant(
    "N1",
    "numbers are counted anew in each group",
    at(
      PUSH,
      "for (const [kind, number] of result.numbers) this.series",
      "for (const [kind, number] of []) this.series",
    ),
  ),
  mutant(
    "P1",
    "a page names the head as its cursor",
    at(PULL, "rows.length < limit ? Math.max(head, last, request.cursor) : last;", "head;"),
  ),
  mutant(
    "P1",
    "the head is read after the rows",
    at(
      PULL,
      "const { seq: head, code } = await spaceOf(store, userId, request.space);",
      "let { seq: head, code } = await spaceOf(store, userId, request.space);",
    ),
    at(
      PULL,
      "const last = rows.at(-1)?.seq ?? 0;",
      "head = (await spaceOf(store, userId, request.space)).seq;\n  const last = rows.at(-1)?.seq ?? 0;",
    ),
  ),
  mutant(
    "P2",
    "a row is written over a higher seq",
    at(
      PORT,
      "if (row.seq <= known && !isLost(known, kept.recount) && !covering?.lost) continue;",
      "",
    ),
  ),
  mutant(
    "P2",
    "the cursor is written before its rows",
    at(
      PORT,
      "const tables = new Set([...replicaTables,",
      `await durably(database, [spaces], async () => {
        const kept = await spaces.get(space);
        if (kept && cursor !== null) await spaces.put({ ...kept, cursor });
      });
      const tables = new Set([...replicaTables,`,
    ),
  ),
  mutant(
    "P3",
    "what the server says hides what waits",
    at(PORT, "if (covering) {\n        renewed", "if (false) {\n        renewed"),
  ),
  mutant(
    "P5",
    "the own open work moves the cursor",
    at(
      FETCHING,
      "applyPage(space.id, answer.rows, null)",
      "applyPage(space.id, answer.rows, answer.head)",
    ),
  ),
  mutant(
    "P6",
    "the device goes on in an old epoch",
    at(FETCHING, "if (answer.epoch !== epoch) await startRecount(ports, self, answer.epoch);", ""),
    at(PULL, "if (request.epoch !== epoch) return", "if (false) return"),
  ),
  mutant(
    "L1",
    "the screen shows what the outbox does not hold",
    at(TAP, "queued.length && database.outbox.bulkAdd(queued),", ""),
  ),
  mutant(
    "L1",
    "a write that was repeated is made twice",
    at(WRITER, "attempt > 1 ? await written(intents) : undefined", "undefined"),
  ),
  mutant(
    "L2",
    "the counter is not kept with the op",
    at(TAP, "queued.length && ledger.write(),", ""),
  ),
  mutant(
    "L3",
    "what depends on a refused op waits on",
    at(
      PORT,
      "waiting.filter(({ op }) => lost.some(({ queued }) => dependsOn(op, queued.op)))",
      "[]",
    ),
  ),
  mutant(
    "L3",
    "what was made again stays parked",
    at(WRITER, "again.length && parked.bulkDelete([...again]),", ""),
  ),
  mutant(
    "L4",
    "an acknowledged op is no longer shown before the pull has passed it",
    at(OVERLAY, "if (op.seq > (seqs.get(id) ?? 0)) byRecord", "if (false) byRecord"),
  ),
  mutant(
    "L4",
    "waiting ops are not laid on top",
    at(OVERLAY, "overlay.ops.push(op);\n      overlay.pending += 1;", "overlay.pending += 1;"),
  ),
  mutant(
    "L6",
    "an error of the call settles what it carried",
    at(
      SENDING,
      "const answering = transport.push(pushRequest(ops, before, epoch)).catch(lessThan(most));",
      `const answering = transport.push(pushRequest(ops, before, epoch)).catch(() => {
        const refused = { status: "refused", code: "invalid" };
        const outcomes = Object.fromEntries(ops.map(({ opId }) => [opId, refused]));
        return { status: "done", outcomes, serverTime: before, backedUp: {}, epoch: 1 };
      });`,
    ),
  ),
  mutant(
    "L8",
    "what was unsent in a left space goes with it",
    at(LEAVE, "for (const { op } of unsent) await park(op);", ""),
  ),
  mutant(
    "L8",
    "the records of a left space stay",
    at(LEAVE, "await records.bulkDelete(rows.map(({ id }) => id));", ""),
  ),
  mutant(
    "L8",
    "a space that was left keeps its cursor",
    at(LEAVE, "await spaces.delete(space);", ""),
  ),
  mutant(
    "L8",
    "a page comes into a space that was left",
    at(PORT, "if (!kept) return { rows: [], gone: [] };", "if (!kept) cursor = null;"),
    at(PORT, "const isLoading = kept.cursor <", "const isLoading = kept && kept.cursor <"),
  ),
  mutant(
    "G1",
    "the first op of a group does not fall with the last",
    at(PORT, "found = fallen.map(", "found = []; lost.push(...fallen.map("),
    at(PORT, 'code: "baseRefused" }));\n    lost.push(...found);', 'code: "baseRefused" })));'),
  ),
  mutant(
    "D2",
    "what is built on a move that came to nothing has seen everything",
    at(APPLY, "conflict: conflict.id, ...parallel", "conflict: conflict.id"),
  ),
  mutant(
    "L9",
    "a device that comes as a new one leaves its queue under the old numbers",
    at(RENUMBER, "await outbox.bulkPut(renumbered);", "await outbox.bulkPut(from);"),
  ),
  mutant(
    "M4",
    "an edit does not name the own op that it was made on",
    at(COMPOSE, "base[field] = baseOf(field, row, view.ops(row.id));", "base[field] = row.seq;"),
  ),
  mutant(
    "L6",
    "the list of another person's session is taken for one's own",
    at(FETCHING, 'if (answer.user.id !== userId) throw new TransportError("wrongUser");', ""),
  ),
  mutant(
    "B2",
    "the device forgets what no backup holds",
    at(
      PORT,
      ".between([space, 0], [space, seq], true, true)",
      ".between([space, 0], [space, 1e15])",
    ),
  ),
  mutant(
    "B2",
    "the device forgets what it has just sent",
    at(PORT, "const before = now() - KEEP_ACKED_MS;", "const before = now() + 1;"),
  ),
  mutant(
    "B3",
    "a restored server counts on from its backup",
    at(AHEAD, "return known + SEQS_PER_SECOND", "return known + 0"),
  ),
  mutant(
    "B5",
    "a restored server takes what comes",
    at(PUSH, 'if (this.envelope.epoch !== epoch) return { status: "restored", epoch };', ""),
  ),
  mutant(
    "B6",
    "what the server lost is not sent again",
    at(RECOUNT, "again.push(...sent.filter((one) => known || mayBeLost(one)));", ""),
  ),
  mutant(
    "B6",
    "what is sent again does not say what it was",
    at(RECOUNT, "op: { ...op, n, again: againOf(seq, outcome, op.again) }", "op: { ...op, n }"),
  ),
  mutant(
    "B7",
    "an op is sent before its record is back",
    at(HELD, "if (!group.every(known)) continue;", ""),
  ),
  mutant(
    "B8",
    "nobody tells what others held",
    at(RECOUNT, "return recount?.told === false && isLost(seq, recount);", "return false;"),
  ),
  mutant(
    "B8",
    "what the server lost stays on the screen",
    at(RECOUNT, "gone.length && records.bulkDelete(gone.map(({ id }) => id)),", ""),
  ),
  mutant(
    "B9",
    "the list of spaces ends a comparison",
    at(
      PORT,
      "...(known.get(info.id) ?? { cursor: 0, firstHead: info.seq }),",
      "...(known.get(info.id) ?? { cursor: 0, firstHead: info.seq }), recount: undefined,",
    ),
  ),
  mutant(
    "B9",
    "a comparison that was cut off after the telling never ends",
    at(
      RECOUNT,
      "if (recounts.size === 0) return null;",
      "if (![...recounts.values()].some((one) => !one?.told)) return null;",
    ),
  ),
  mutant(
    "B9",
    "a second restore forgets what the first had lost",
    at(RECOUNT, "...(earlier.length && { earlier })", ""),
  ),
  mutant(
    "B12",
    "nobody asks the database that a restore replaces",
    at(COUNT_AHEAD, "beyond: replaced?.beyond ?? [],", "beyond: [],"),
  ),
  mutant(
    "B12",
    "how far devices had read is not noted",
    at(COMPARED, "if (own.includes(space) && last >= seq) beyond.push(", "if (false) beyond.push("),
  ),
  mutant(
    "B13",
    "what is lost twice is known under its last seq only",
    at(RECOUNT, "const earlier = before ?", "const earlier = false ?"),
  ),
  mutant(
    "D2",
    "after a restore only the newest change of a record is looked at",
    at(
      APPLY_OP,
      "if (!stage.isUnseen(seq, seen) && !stage.context.lost?.length) return true;",
      "if (!stage.isUnseen(seq, seen)) return true;",
    ),
  ),
  mutant(
    "L1",
    "a dead handle is not opened again",
    at(DURABLE, "attempt >= attempts || !isDeadHandle(error, names)", "true"),
  ),
];
