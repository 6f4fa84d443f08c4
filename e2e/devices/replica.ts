/** A device without a browser: the real database (on an IndexedDB in memory), writer and engine on a given network. */
import "fake-indexeddb/auto";
import { type Changes, createChanges } from "@/lib/local/changes";
import { UserDatabase } from "@/lib/local/database";
import { prepareIdentity } from "@/lib/local/identity";
import { createSyncPort } from "@/lib/local/sync-port";
import { createWriter, type Writer } from "@/lib/local/writer";
import type { Registry } from "@/lib/records";
import { createEngine, type Engine, type EnginePorts } from "@/lib/sync/engine";
import type { LocalPort } from "@/lib/sync/local-port";

export interface ReplicaOptions extends Pick<EnginePorts, "transport" | "later"> {
  /** Of the database; the same name opens what is already there. */
  name: string;
  userId: string;
  registry: Registry;
  /** The device's clock; the machine's own by default. */
  now?: () => number;
}

export interface Replica {
  userId: string;
  database: UserDatabase;
  changes: Changes;
  port: LocalPort;
  engine: Engine;
  write: Writer;
}

export const timeZone = () => "Asia/Tokyo";

export async function openReplica(options: ReplicaOptions): Promise<Replica> {
  const { name, userId, registry, transport, later, now = Date.now } = options;
  const database = new UserDatabase(name);
  await prepareIdentity(database);
  const changes = createChanges(database.name);
  const shared = { database, registry, userId, changes, now };
  const port = createSyncPort(shared);
  const engine = createEngine({
    local: port,
    transport,
    now,
    random: Math.random,
    later,
    onStatus() {},
  });
  return { userId, database, changes, port, engine, write: createWriter({ ...shared, timeZone }) };
}
