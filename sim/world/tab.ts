/** One tab of the product: the real database, writer, port and engine, each transaction behind a gate. */
import Dexie from "dexie";
import { IDBFactory } from "fake-indexeddb";
import type { Changes } from "@/lib/local/changes";
import { UserDatabase } from "@/lib/local/database";
import { prepareIdentity } from "@/lib/local/identity";
import type { Seen } from "@/lib/local/intent";
import { createSyncPort } from "@/lib/local/sync-port";
import { createWriter, type Saved, type Writer } from "@/lib/local/writer";
import { kinds } from "@/lib/records";
import { createEngine, type Engine } from "@/lib/sync/engine";
import type { LocalPort } from "@/lib/sync/local-port";
import type { Transport } from "@/lib/sync/protocol";
import type { DiskFault } from "../story/step";
import { type Actor, begin, finish, gate, goOn, running } from "./actors";
import type { Clock } from "./clock";
import { silenceLasts } from "./timers";

export interface Tab {
  readonly userId: string;
  readonly database: UserDatabase;
  readonly write: Writer;
  readonly engine: Engine;
  /** The run of the engine that stands at a gate. */
  sync: Actor | null;
  /** Runs of the engine so far. */
  runs: number;
  readonly isBrief: boolean;
  /** A tap that has begun and not been written yet. */
  tap: Actor | null;
  /** What may be undone here, the newest last. */
  saved: Pick<Saved<unknown>, "opIds" | "space">[];
  /** A record as a form shows it since it was opened. */
  form: (Seen & { record: string }) | null;
  /** The next transaction suffers from it. */
  disk: DiskFault | null;
  alive: boolean;
}

export interface TabOptions {
  database: string;
  userId: string;
  clock: Clock;
  /** Of this machine. */
  now(): number;
  random(): number;
  transport: Transport;
  /** Every other run is what a save begins, and fetches only what it moved. */
  isBrief: boolean;
  /** Most ops of a push. */
  atOnce: number;
  /** One push of several goes out while the answer to the one before may still be being stored. */
  onFollowing(): void;
  onDisk(fault: DiskFault): void;
  /** A retry of the engine is due. */
  onRetry(tab: Tab): void;
}

/** Nobody listens: the lists of other tabs are not part of what is proved. */
const unheard: Changes = { announce() {}, listen: () => () => {}, close() {} };

export async function openTab(options: TabOptions): Promise<Tab> {
  const { userId, clock, now } = options;
  const database = new UserDatabase(options.database);
  await prepareIdentity(database);
  const shared = { database, registry: kinds, userId, changes: unheard, now };
  const tab: Tab = {
    userId,
    database,
    write: createWriter({ ...shared, timeZone: () => "Asia/Tokyo" }),
    engine: createEngine({
      local: inSmallPushes(createSyncPort(shared), options),
      transport: options.transport,
      now,
      random: options.random,
      // The task is a run of the engine, which the story has to see beginning.
      later: (_task, delay) => clock.later(() => options.onRetry(tab), delay),
      onStatus() {},
    }),
    sync: null,
    runs: 0,
    isBrief: options.isBrief,
    tap: null,
    saved: [],
    form: null,
    disk: null,
    alive: true,
  };
  guard(database, tab, options.onDisk);
  return tab;
}

const inSmallPushes = (
  port: LocalPort,
  { atOnce, onFollowing }: Pick<TabOptions, "atOnce" | "onFollowing">,
): LocalPort => ({
  ...port,
  async pending(limit, after) {
    const ops = await port.pending(Math.min(limit, atOnce), after);
    if (after && ops.length) onFollowing();
    return ops;
  },
});

class Quota extends Error {
  override readonly name = "QuotaExceededError";
}

/** Every transaction waits at a gate, and meets what the story has in store for the disk. */
function guard(database: UserDatabase, tab: Tab, onDisk: (fault: DiskFault) => void): void {
  const real = database.transaction.bind(database) as (...all: unknown[]) => Promise<unknown>;
  async function transaction(mode: unknown, tables: unknown, work: () => Promise<unknown>) {
    await gate("a transaction");
    const { disk } = tab;
    if (disk) {
      tab.disk = null;
      onDisk(disk);
    }
    if (disk === "handleLost") database.backendDB().close();
    const done = await real(mode, tables, async () => {
      const result = await work();
      if (disk === "full") throw new Quota();
      return result;
    });
    if (disk !== "silent") return done;
    // It is on the disk, but nobody is ever told.
    const waiting = new Promise<never>(() => {});
    if (running()) queueMicrotask(silenceLasts);
    return waiting;
  }
  (database as Dexie).transaction = transaction as unknown as Dexie["transaction"];
}

/** Begins a run of the engine, or lets the one that stands at a gate go on; to its end without `gates`. */
export async function runSync(tab: Tab, gates: number | undefined, now = false): Promise<boolean> {
  const { engine } = tab;
  if (!tab.sync || tab.sync.over) {
    tab.runs += 1;
    const usual = tab.isBrief && tab.runs % 2 === 0 ? engine.saved : engine.sync;
    tab.sync = await begin("sync", now ? engine.retryNow : usual);
  }
  if (gates === undefined) return finish(tab.sync);
  for (let passed = 0; passed < gates && !tab.sync.over; passed += 1) await goOn(tab.sync);
  return true;
}

/** The process dies: what stands at a gate stands there for ever. */
export function killTab(tab: Tab): void {
  tab.alive = false;
  tab.sync = null;
  tab.tap = null;
  tab.database.close();
}

/** The world ends, and every database with it. */
export function forgetDatabases(): void {
  Dexie.dependencies.indexedDB = new IDBFactory();
}
