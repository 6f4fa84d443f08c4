/** A record's history: the server's, kept for offline reading, with the own changes that it does not hold yet. */
import type { Change } from "@/lib/sync/op";
import type { Changes } from "./changes";
import type { UserDatabase } from "./database";
import { durably, surely } from "./durable";
import { sentBeyond } from "./overlay";

export interface HistoryView {
  /** Oldest first; unsent ones stand last with `seq` 0. */
  changes: Change[];
  /** False when the server could not be asked, so that others' latest changes may be missing. */
  complete: boolean;
}

export interface History {
  /** What is on the device. */
  kept(record: string): Promise<HistoryView>;
  /** Asks the server and keeps the answer; false when it cannot be reached. */
  refresh(space: string, record: string): Promise<boolean>;
}

export interface HistoryOptions {
  database: UserDatabase;
  changes: Changes;
  now: () => number;
  ask: (space: string, record: string) => Promise<Change[]>;
}

export function createHistory({ database, changes, now, ask }: HistoryOptions): History {
  const { history, outbox, records } = database;
  return {
    kept: (record) =>
      surely(database, async () => {
        const held = await history.get(record);
        const unsent = await outbox.where("touched").equals(record).sortBy("n");
        // Sent, but the server's history was not asked for since: offline these would be missing.
        const row = await records.get(record);
        const all = row ? await sentBeyond(database, row.space, row.created.seq - 1) : [];
        const sent = all.filter(({ op }) => op.record === record).sort((a, b) => a.n - b.n);
        const known = new Set(held?.changes.map(({ opId }) => opId));
        const own = [...sent, ...unsent.map((queued) => ({ ...queued, seq: 0 }))]
          .filter(({ opId, op }) => !known.has(opId) && op.record === record)
          .map(({ op, prev, seq }): Change => {
            const { opId, type, set, userId, clientId, at, tz, group, of } = op;
            return {
              ...{ space: op.space, seq, opId, record: op.record, kind: op.kind, type, set },
              ...{ prev, userId, clientId, at, receivedAt: at, tz },
              ...(group === undefined ? {} : { group }),
              ...(of === undefined ? {} : { of }),
            };
          });
        return { changes: [...(held?.changes ?? []), ...own], complete: false };
      }),

    async refresh(space, record) {
      const answer = await ask(space, record).catch(() => null);
      if (!answer) return false;
      await durably(database, [history], async () => {
        await history.put({ record, space, changes: answer, at: now() });
      });
      changes.announce({ topics: ["history"] });
      return true;
    },
  };
}
