/**
 * Devices and a server without a browser: the real local database (on an IndexedDB in memory), the real
 * engine, the real server code on a real store; only the network between them is ours, so that it can fail.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 } from "uuid";
import type { Changes } from "@/lib/local/changes";
import type { Shown, UserDatabase } from "@/lib/local/database";
import type { Writer } from "@/lib/local/writer";
import { kinds, type Registry } from "@/lib/records";
import type { Role, Side } from "@/lib/records/rights";
import type { Engine } from "@/lib/sync/engine";
import type { LocalPort } from "@/lib/sync/local-port";
import { type CallError, type Transport, TransportError } from "@/lib/sync/protocol";
import { backUp } from "@/server/backup/backup";
import { type Restored, restore } from "@/server/backup/restore";
import { createDisk } from "@/server/files/disk";
import { createParts } from "@/server/files/parts";
import { purgeNoteIn } from "@/server/files/purge-note";
import { finishPurges, type Purging, purgeBytes } from "@/server/files/purging";
import { letGo } from "@/server/store/let-go.fixture";
import { openSqliteStore, type SqliteStore } from "@/server/store/sqlite";
import type { Space } from "@/server/store/store";
import { pull, spaces } from "@/server/sync/pull";
import { type PushPorts, push } from "@/server/sync/push";
import { recount } from "@/server/sync/recount";
import { openReplica } from "./replica";

export const SPACE = "0199aaaa-0000-7000-8000-000000000001";

/** The network between one device and the server. */
export interface Line {
  up: boolean;
  /** How many answers of a push are lost after the server has committed. */
  losePushAnswers: number;
  /** The network goes down after this many pulls. */
  cutAfterPulls: number;
  pushes: number;
  /** Sends as a program that writes this schema version. */
  speaks?: number;
}

export interface Device {
  userId: string;
  write: Writer;
  changes: Changes;
  database: UserDatabase;
  line: Line;
  port: LocalPort;
  engine: Engine;
  /** Syncs until in step or failed. */
  sync(): Promise<void>;
  shown(id: string): Promise<Shown | undefined>;
  all(kind: string): Promise<Shown[]>;
  unsent(): Promise<number>;
  /** The process dies; the same database is opened again. */
  restart(): Promise<Device>;
}

export interface World {
  /** The server's database. */
  file: string;
  readonly store: SqliteStore;
  /** Takes a backup, while everything runs, and answers its folder. */
  backup(): Promise<string>;
  /** Stops the server, puts the backup back and starts it again; the disk before is gone with `crashed`. */
  restore(backup: string, crashed?: "crashed"): Promise<Restored>;
  /** A space of the one project, unless it says otherwise. */
  addSpace(id: string, more?: Partial<Space>): Promise<void>;
  join(userId: string, role: Role, side?: Side, space?: string): Promise<void>;
  leave(userId: string, space: string): Promise<void>;
  /** With a registry of its own it is a device that somebody has tampered with. */
  device(userId: string, itsRegistry?: Registry): Promise<Device>;
  end(): Promise<void>;
}

const overTheWire = <T>(value: T): T => JSON.parse(JSON.stringify(value));

export async function createWorld(registry: Registry = kinds): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "asayu-world-"));
  const file = join(folder, "asayu.db");
  let restores = 0;
  // Epochs are told apart by seconds; a test restores more often than that.
  const now = () => Date.now() + restores * 1_000;
  let store = await openSqliteStore({ file, registry });
  const opened: { database: UserDatabase; changes: Changes }[] = [];
  await addSpace(SPACE);

  async function addSpace(id: string, more: Partial<Space> = {}): Promise<void> {
    const project = more.kind === undefined ? id : SPACE;
    const space = { id, kind: "project" as const, project, name: "UAT", seq: 0, code: "" };
    await store.transaction((tx) => tx.addSpace({ ...space, createdAt: Date.now(), ...more }));
  }

  const purged: PushPorts["purged"] = (purges) => purgeBytes(photosOf(), purges);

  function photosOf(): Purging {
    const disk = createDisk(join(folder, "files"));
    const parts = createParts(join(folder, "uploads"));
    return { store, disk, parts, purgeNote: purgeNoteIn(folder) };
  }

  function transport(userId: string, line: Line): Transport {
    async function call<T>(work: () => Promise<T>): Promise<T> {
      if (!line.up) throw new TransportError("unreachable");
      try {
        return overTheWire(await work());
      } catch (error) {
        if (error instanceof TransportError) throw error;
        const code = error instanceof Error && "code" in error ? error.code : undefined;
        throw new TransportError(code as CallError, { cause: error });
      }
    }
    return {
      push: (request) =>
        call(async () => {
          line.pushes += 1;
          const ports = { registry, now, newId: v7, publish() {}, purged, onFault: rethrow };
          const { speaks: v = request.v } = line;
          const sent = overTheWire({ ...request, v });
          const answer = await push({ store, ...ports }, userId, sent);
          if (line.losePushAnswers > 0) {
            line.losePushAnswers -= 1;
            throw new TransportError("unreachable");
          }
          return answer;
        }),
      pull: (request) =>
        call(() => {
          if (line.cutAfterPulls <= 0) throw new TransportError("unreachable");
          line.cutAfterPulls -= 1;
          return pull(store, userId, overTheWire(request));
        }),
      spaces: (clientId) => call(() => spaces(store, { userId, name: userId }, clientId, now())),
      recount: (request) =>
        call(() => recount({ store, registry, now }, userId, overTheWire(request))),
    };
  }

  async function open(name: string, userId: string, its: Registry): Promise<Device> {
    const line: Line = {
      up: true,
      losePushAnswers: 0,
      cutAfterPulls: Number.POSITIVE_INFINITY,
      pushes: 0,
    };
    const replica = await openReplica({
      name,
      userId,
      registry: its,
      transport: transport(userId, line),
      later: () => () => {},
    });
    const { database, engine } = replica;
    opened.push(replica);
    return {
      ...replica,
      line,
      sync: () => engine.sync(),
      shown: (id) => database.records.get(id),
      all: (kind) => database.records.filter((row) => row.kind === kind).toArray(),
      unsent: () => database.outbox.count(),
      async restart() {
        engine.stop();
        database.close();
        return open(name, userId, its);
      },
    };
  }

  let devices = 0;
  return {
    file,
    get store() {
      return store;
    },
    addSpace,
    async backup() {
      const to = `${folder}-backups`;
      return (await backUp({ dataDir: folder, to, version: "test", now })).folder;
    },
    async restore(from, crashed) {
      await store.close();
      await letGo();
      if (crashed) for (const tail of ["", "-wal", "-shm"]) rmSync(file + tail, { force: true });
      restores += 1;
      const restored = await restore({ dataDir: folder, from, now });
      store = await openSqliteStore({ file, registry });
      await finishPurges(photosOf());
      return restored;
    },
    async leave(userId, space) {
      const held = await store.membership(space, userId);
      if (!held) throw new Error(`${userId} is not in ${space}`);
      await store.transaction((tx) => tx.putMembership({ ...held, revokedAt: Date.now() }));
    },
    async join(userId, role, side = "user", space = SPACE) {
      if (!(await store.space(space))) await addSpace(space);
      const membership = { space, userId, role, side, since: Date.now(), revokedAt: null };
      await store.transaction((tx) => tx.putMembership(membership));
    },
    async device(userId, itsRegistry = registry) {
      devices += 1;
      const device = await open(`${userId}-${devices}-${folder}`, userId, itsRegistry);
      await device.sync();
      return device;
    },
    async end() {
      for (const { database, changes } of opened) {
        changes.close();
        database.close();
      }
      await store.close();
      rmSync(folder, { recursive: true, force: true });
      rmSync(`${folder}-backups`, { recursive: true, force: true });
    },
  };
}

function rethrow(error: unknown): never {
  throw error;
}
