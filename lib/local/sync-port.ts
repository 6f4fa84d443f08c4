/** The sync engine's door to the local database. Every method is one durable transaction. */
import Dexie from "dexie";
import type { Registry } from "@/lib/records";
import { isPurged } from "@/lib/records/attachment";
import type { Row } from "@/lib/records/row";
import { dependsOn } from "@/lib/sync/local";
import type { LocalPort } from "@/lib/sync/local-port";
import { MAX_OPS_IN_GROUP, type Outcome, type RefusalCode } from "@/lib/sync/op";
import { forSending } from "@/lib/sync/upgrade";
import { type Changes, recordsChange } from "./changes";
import { type Queued, type StoredRecord, shown, stored, type UserDatabase } from "./database";
import { durably, surely } from "./durable";
import { sortOutHeld } from "./held";
import { identityOf, metaOf, setMeta } from "./identity";
import { leaveSpaces } from "./leave-space";
import { showAnew } from "./overlay";
import { dropBytes, photoOf, photoTables } from "./purged";
import { beginRecount, finishRecount, isLost, noteTold, recountsOf, rowsBeyond } from "./recount";
import { renumber, takeNewClientId } from "./renumber";
import { titleOf } from "./title";

export interface SyncPortOptions {
  database: UserDatabase;
  registry: Registry;
  userId: string;
  changes: Changes;
  now: () => number;
}

/** Acknowledged ops stay at least this long, should the server have to be restored. */
const KEEP_ACKED_MS = 30 * 24 * 60 * 60 * 1_000;

/** Nobody sees a clock that is less wrong. */
const TELLING_OFFSET_MS = 500;

export function createSyncPort(options: SyncPortOptions): LocalPort {
  const { database, registry, userId, changes, now } = options;
  const { records, server, outbox, acked, parked, spaces, meta } = database;
  const replicaTables = [records, server, outbox, acked, parked, spaces, meta];
  const { history, uploads, waiting, blobs } = database;
  const leavingTables = [history, uploads, waiting, blobs];

  return {
    identity: () => surely(database, () => identityOf(database, userId)),

    async pending(limit, after = 0) {
      const [held, recounts] = await surely(database, () =>
        Promise.all([outbox.where("n").below(0).first(), recountsOf(spaces)]),
      );
      if (recounts.size > 0) return [];
      // What was answered may still be in the outbox while more is asked for: places are given out before.
      if (held && after === 0)
        await durably(database, [outbox, records, server, meta], () =>
          sortOutHeld(database, "after"),
        );
      return surely(database, async () => {
        // A group that alone is more than the limit still goes whole.
        const most = Math.max(limit, MAX_OPS_IN_GROUP);
        const queue = await outbox
          .where("n")
          .above(after)
          .limit(most + 1)
          .toArray();
        return wholeGroups(queue, limit).map(({ op }) => forSending(op));
      });
    },

    async settle(outcomes) {
      const result = await durably(database, replicaTables, async () => {
        const queue = await queueFor(outcomes);
        const answered = queue.filter(({ opId }) => outcomes[opId]);
        await keepAcked(answered, outcomes);
        const lost = refusedAmong(queue, outcomes);
        for (const { queued, ...reason } of lost) {
          const held = await records.get(queued.op.record);
          const title = titleOf(registry, held);
          const { opId, op } = queued;
          const { space, record, kind } = op;
          await parked.put({ opId, space, record, kind, title, op, at: now(), ...reason });
        }
        const settled = [...new Set([...answered, ...lost.map(({ queued }) => queued)])];
        await takeOut(queue, settled);
        // What was applied looks the same until the pull that follows shows it anew; written twice, a day
        // without a network took half as long again.
        const shownNow = [
          ...lost.map(({ queued }) => queued),
          ...(await passed(answered, outcomes)),
        ];
        const touched = new Set(shownNow.flatMap((queued) => queued.touched));
        return { ...(await showAnew(database, registry, [...touched])), parked: lost.length > 0 };
      });
      changes.announce({
        ...recordsChange(result.rows, result.gone),
        topics: result.parked ? ["outbox", "parked"] : ["outbox"],
      });
    },

    reclient: () => takeNewClientId(database),

    closeGap: (lastN) => durably(database, [outbox, meta], () => renumber(database, lastN + 1)),

    spaces: () => surely(database, () => spaces.toArray()),

    async setSpaces(answer) {
      const left = await durably(database, [...replicaTables, ...leavingTables], async () => {
        const before = await spaces.toArray();
        const known = new Map(before.map((entry) => [entry.id, entry]));
        const mine = new Set(answer.spaces.map(({ id }) => id));
        const gone = before.filter(({ id }) => !mine.has(id)).map(({ id }) => id);
        await spaces.bulkPut(
          answer.spaces.map((info) => ({
            ...(known.get(info.id) ?? { cursor: 0, firstHead: info.seq }),
            id: info.id,
            info,
          })),
        );
        return leaveSpaces(database, registry, gone, now());
      });
      changes.announce({
        ...recordsChange([], left.gone),
        topics: left.parked ? ["spaces", "outbox", "parked", "photos"] : ["spaces"],
      });
    },

    async applyPage(space, rows, cursor) {
      const purged = rows.filter(isPurged).map(photoOf);
      // Rarely: whoever takes a photo meanwhile need not wait for a page.
      const tables = new Set([...replicaTables, ...(purged.length ? photoTables(database) : [])]);
      const result = await durably(database, [...tables], async () => {
        const taking = takePage(space, rows, cursor);
        const [taken] = await Promise.all([taking, purged.length && dropBytes(database, purged)]);
        return taken;
      });
      if (result.rows.length || result.gone.length)
        changes.announce({
          ...recordsChange(result.rows, result.gone),
          ...(purged.length > 0 && { topics: ["photos", "purged"] as const }),
        });
    },

    async resetEpoch(answer) {
      await durably(database, replicaTables, () => beginRecount(database, answer));
      changes.announce({ topics: ["outbox"] });
    },

    beyond: () => surely(database, () => rowsBeyond(database)),

    toldBeyond: () => durably(database, [spaces], () => noteTold(database)),

    async endRecount() {
      const { rows, gone } = await durably(database, [...replicaTables, blobs, uploads], () =>
        finishRecount(database, registry, userId, now()),
      );
      changes.announce({ ...recordsChange(rows, gone), topics: ["outbox", "photos"] });
    },

    async forget(backedUp) {
      const before = now() - KEEP_ACKED_MS;
      await durably(database, [acked, server], async () => {
        for (const [space, seq] of Object.entries(backedUp)) {
          const old = await acked
            .where("[space+seq]")
            .between([space, 0], [space, seq], true, true)
            .filter(({ at }) => at < before)
            .toArray();
          await acked.bulkDelete(old.map(({ opId }) => opId));
        }
      });
    },

    async setClockOffset(milliseconds) {
      const known = await surely(database, () => metaOf(database, "clockOffset"));
      // Each answer tells another by the time that it travelled, which is not worth a write to the disk.
      if (typeof known === "number" && Math.abs(known - milliseconds) < TELLING_OFFSET_MS) return;
      await durably(database, [meta], () =>
        setMeta(database, "clockOffset", Math.round(milliseconds)),
      );
    },
  };

  /** What was answered; with a refusal among it all that waits, since some of it may not stand without it. */
  async function queueFor(outcomes: Record<string, Outcome>): Promise<Queued[]> {
    const answers = Object.values(outcomes);
    if (answers.some(({ status }) => status === "refused")) return outbox.orderBy("n").toArray();
    const first = await outbox.where("n").above(0).limit(answers.length).toArray();
    // After a renumbering, or with an answer that came twice, these are others.
    return first.every(({ opId }) => outcomes[opId]) ? first : outbox.orderBy("n").toArray();
  }

  /** One range where it is one: a thousand deletes by key take several times as long. */
  async function takeOut(queue: readonly Queued[], settled: readonly Queued[]): Promise<void> {
    const [first] = queue;
    const last = queue.at(-1);
    if (first && last && settled.length === queue.length)
      await outbox.where("n").between(first.n, last.n, true, true).delete();
    else await outbox.bulkDelete(settled.map(({ n }) => n));
  }

  async function keepAcked(answered: Queued[], outcomes: Record<string, Outcome>) {
    const at = now();
    const kept = answered.flatMap((queued) => {
      const outcome = outcomes[queued.opId];
      return outcome?.status === "applied" ? [{ ...queued, seq: outcome.seq, outcome, at }] : [];
    });
    await acked.bulkPut(kept);
  }

  /** The answered ops that no pull will bring, because the cursor is beyond them already. */
  async function passed(answered: readonly Queued[], outcomes: Record<string, Outcome>) {
    const cursors = new Map((await spaces.toArray()).map(({ id, cursor }) => [id, cursor]));
    return answered.filter(({ opId, space }) => {
      const outcome = outcomes[opId];
      return outcome?.status === "applied" && outcome.seq <= (cursors.get(space) ?? 0);
    });
  }

  async function takePage(space: string, page: Row[], cursor: number | null) {
    const kept = await spaces.get(space);
    // Another tab has taken the space off the device while this page was on its way.
    if (!kept) return { rows: [], gone: [] };
    const isLoading = kept.cursor < (kept.firstHead ?? 0) && (await server.count()) === 0;
    const added = isLoading ? await addNew(page) : [];
    const isAdded = new Set(added.map(({ id }) => id));
    const rest = page.filter(({ id }) => !isAdded.has(id));
    const ids = rest.map(({ id }) => id);
    const [held, entries] = await Promise.all([records.bulkGet(ids), server.bulkGet(ids)]);
    const covered: string[] = [];
    const renewed = [];
    const plain = [];
    for (const [place, row] of rest.entries()) {
      const covering = entries[place];
      const before = held[place];
      // With something on top, `records` shows more than the server said: its version is in `server`.
      const known = covering ? (covering.row?.seq ?? 0) : (before?.seq ?? 0);
      if (row.seq <= known && !isLost(known, kept.recount) && !covering?.lost) continue;
      if (covering) {
        renewed.push({ id: row.id, space: row.space, row });
        covered.push(row.id);
      } else plain.push(stored(registry, row, 0, (before?.rev ?? 0) + 1));
    }
    await Promise.all([records.bulkPut(plain), server.bulkPut(renewed)]);
    if (cursor !== null) {
      await spaces.put({ ...kept, cursor });
      // What the cursor passes no longer stands on top, also where the server kept its own value.
      const passing = acked
        .where("[space+seq]")
        .between([space, kept.cursor], [space, cursor], false, true);
      for (const { touched } of await passing.toArray()) covered.push(...touched);
    }
    const anew = await showAnew(database, registry, [...new Set(covered)]);
    return { rows: [...[...added, ...plain].map(shown), ...anew.rows], gone: anew.gone };
  }

  /** Writes those rows that the device does not have; asking for each beforehand is a request a row. */
  async function addNew(page: readonly Row[]): Promise<StoredRecord[]> {
    const all = page.map((row) => stored(registry, row, 0, 1));
    const held = await records.bulkAdd(all).then(
      () => [],
      (error: unknown) => {
        if (!(error instanceof Dexie.BulkError)) throw error;
        const places = Object.entries(error.failuresByPos);
        const other = places.find(([, { name }]) => name !== "ConstraintError");
        if (other) throw other[1];
        return places.map(([place]) => Number(place));
      },
    );
    const isHeld = new Set(held);
    return all.filter((_, place) => !isHeld.has(place));
  }
}

/** At most `limit` ops, cut between groups; the first group is never cut. */
function wholeGroups(queue: Queued[], limit: number): Queued[] {
  const isCut = (end: number) => {
    const group = queue[end]?.op.group;
    return group !== undefined && queue[end - 1]?.op.group === group;
  };
  let end = limit;
  while (end > 0 && isCut(end)) end -= 1;
  if (end === 0) for (end = limit; isCut(end); ) end += 1;
  return queue.slice(0, end);
}

interface Lost {
  queued: Queued;
  code: RefusalCode;
  field?: string;
}

/** The refused ops, and every op still in the queue that cannot stand without one of them. */
function refusedAmong(queue: Queued[], outcomes: Record<string, Outcome>): Lost[] {
  const lost: Lost[] = [];
  for (const queued of queue) {
    const outcome = outcomes[queued.opId];
    if (outcome?.status !== "refused") continue;
    const { code, field } = outcome;
    lost.push({ queued, code, ...(field === undefined ? {} : { field }) });
  }
  let waiting = queue.filter(({ opId }) => !outcomes[opId]);
  // Again after each find: the last op of a group takes along the first.
  for (let found = lost; found.length; ) {
    const fallen = waiting.filter(({ op }) => lost.some(({ queued }) => dependsOn(op, queued.op)));
    waiting = waiting.filter((queued) => !fallen.includes(queued));
    found = fallen.map((queued) => ({ queued, code: "baseRefused" }));
    lost.push(...found);
  }
  return lost;
}
