/** How the device stands with the server, counted from its own database and from what the engine reports. */
import type { EngineStatus } from "@/lib/sync/engine";
import type { CallError } from "@/lib/sync/protocol";
import type { Changes } from "./changes";
import type { Upload, UserDatabase, WaitingPhoto } from "./database";
import { surely } from "./durable";
import { kindKey, LAST } from "./keys";
import { parkedGroups } from "./parked-groups";

export interface SyncStatus {
  state: "saved" | "sending" | "synced" | "conflict" | "attention";
  /** Unsent ops. */
  pending: number;
  /** Of them those that wait for a record which a restored server does not have yet. */
  held: number;
  /** Photos that the server does not have. */
  photos: number;
  /** What a person would count: a photo belongs to its record, whatever has to travel for it. */
  things: number;
  /** Refused taps that ask for the person. */
  parked: number;
  /** Taps that the server keeps until a lead decides. */
  withLead: number;
  conflicts: number;
  /** When the oldest unsent thing was made, UTC milliseconds. */
  since: number | null;
  lastSynced: number | null;
  /** Why it does not go on. */
  why: "offline" | "backingOff" | Exclude<CallError, "tooMany" | "tooLarge"> | null;
  nextTry: number | null;
  sending: { done: number; total: number } | null;
  /** A space that is being loaded; numbers are rows. */
  loading: { space: string; done: number; total: number } | null;
}

export interface Counts {
  pending: number;
  held: number;
  photos: number;
  things: number;
  parked: number;
  withLead: number;
  conflicts: number;
  since: number | null;
}

export const nothingCounted: Counts = {
  pending: 0,
  held: 0,
  photos: 0,
  things: 0,
  parked: 0,
  withLead: 0,
  conflicts: 0,
  since: null,
};

/** Everything that would be lost with the device. */
export const unsentOf = ({ things, parked }: Pick<Counts, "things" | "parked">) => things + parked;

/** What asks for a person comes before what the device does by itself. */
function stateOf(counts: Counts, engine: EngineStatus): SyncStatus["state"] {
  if (counts.parked) return "attention";
  if (counts.conflicts) return "conflict";
  if (counts.pending + counts.photos === 0) return "synced";
  return engine.phase === "sending" ? "sending" : "saved";
}

function reasonOf(engine: EngineStatus, online: boolean): SyncStatus["why"] {
  const { error } = engine;
  if (error === null) return online ? null : "offline";
  if (error === "unreachable") return online ? "unreachable" : "offline";
  return error === "tooMany" || error === "tooLarge" ? "backingOff" : error;
}

export function statusOf(counts: Counts, engine: EngineStatus, online: boolean): SyncStatus {
  return {
    ...counts,
    state: stateOf(counts, engine),
    lastSynced: engine.inStepAt,
    why: reasonOf(engine, online),
    nextTry: engine.retryAt,
    sending: engine.phase === "sending" ? { done: engine.sent, total: engine.toSend } : null,
    loading: engine.loading && {
      space: engine.loading.space,
      done: engine.loading.received,
      total: engine.loading.head,
    },
  };
}

export async function count(database: UserDatabase): Promise<Counts> {
  const { outbox, waiting, uploads, parked, spaces, records } = database;
  return surely(database, async () => {
    const [pending, held, first, waits, sends, parks, all] = await Promise.all([
      outbox.count(),
      outbox.where("n").below(0).count(),
      outbox.orderBy("n").first(),
      waiting.toArray(),
      uploads.toArray(),
      parked.toArray(),
      spaces.toCollection().primaryKeys(),
    ]);
    const standing = parkedGroups(parks).map((group) => group.standing);
    let conflicts = 0;
    for (const space of all) {
      const key = kindKey(space, "conflict");
      const rows = await records
        .where("keys")
        .between(key, key + LAST)
        .toArray();
      conflicts += rows.filter(({ fields }) => fields.state === "open").length;
    }
    // Photos of a space that was left count with the parked changes that they belong to.
    const own = sends.filter(({ space, refused }) => !refused && all.includes(space));
    const refused = sends.filter((one) => one.refused && all.includes(one.space));
    const times = [...(first ? [first.op] : []), ...waits, ...own].map(({ at }) => at);
    return {
      pending,
      held,
      photos: waits.length + own.length,
      things: pending + (await photosBeside(database, waits, own)),
      parked: standing.filter((one) => one === "refused").length + refused.length,
      withLead: standing.filter((one) => one === "held").length,
      conflicts,
      since: times.length ? Math.min(...times) : null,
    };
  });
}

/** What photos add to the number of unsent ops: below 0 where their own ops travel with their record's. */
async function photosBeside(
  { outbox, records }: UserDatabase,
  waits: readonly WaitingPhoto[],
  sends: readonly Upload[],
): Promise<number> {
  if (waits.length + sends.length === 0) return 0;
  const rows = await records.bulkGet(sends.map(({ photo }) => photo));
  const ids = new Set([...waits.map(({ id }) => id), ...sends.map(({ photo }) => photo)]);
  const parents = new Set([
    ...waits.map(({ record }) => record),
    ...sends.map(({ photo }, place) => String(rows[place]?.fields.of ?? photo)),
  ]);
  const near = await outbox
    .where("touched")
    .anyOf([...ids, ...parents])
    .distinct()
    .toArray();
  const ownOps = near.filter(({ op }) => ids.has(op.record)).length;
  for (const { op } of near) if (!ids.has(op.record)) parents.delete(op.record);
  return parents.size - ownOps;
}

/** Counts again after every change that can alter the numbers; bursts are counted once. */
export function watchCounts(
  database: UserDatabase,
  changes: Changes,
  onCounts: (counts: Counts) => void,
  onError: (error: unknown) => void,
): () => void {
  let asked = false;
  let running = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  async function recount(): Promise<void> {
    asked = true;
    if (running) return;
    running = true;
    try {
      while (asked) {
        asked = false;
        onCounts(await count(database));
      }
    } catch (error) {
      onError(error);
    } finally {
      running = false;
    }
  }
  void recount();
  const stop = changes.listen(({ topics, touched }) => {
    const counted = topics.some((topic) => topic !== "drafts" && topic !== "history");
    if (!counted && !touched.some((key) => key.endsWith("|conflict"))) return;
    // What has been saved is drawn first.
    timer ??= setTimeout(() => {
      timer = undefined;
      void recount();
    }, RECOUNT_AFTER_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

const RECOUNT_AFTER_MS = 30;
