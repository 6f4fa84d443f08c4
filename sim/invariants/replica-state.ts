/** What one database holds, read at once. */
import type {
  Acked,
  Parked,
  Queued,
  ServerEntry,
  SpaceEntry,
  StoredRecord,
  UserDatabase,
} from "@/lib/local/database";

export interface ReplicaState {
  name: string;
  userId: string;
  records: Map<string, StoredRecord>;
  server: Map<string, ServerEntry>;
  outbox: Queued[];
  acked: Acked[];
  parked: Map<string, Parked>;
  spaces: Map<string, SpaceEntry>;
  epoch: number;
}

export async function readReplica(
  name: string,
  userId: string,
  database: UserDatabase,
): Promise<ReplicaState> {
  const [records, server, outbox, acked, parked, spaces, epoch] = await Promise.all([
    database.records.toArray(),
    database.server.toArray(),
    database.outbox.orderBy("n").toArray(),
    database.acked.toArray(),
    database.parked.toArray(),
    database.spaces.toArray(),
    database.meta.get("epoch"),
  ]);
  return {
    name,
    userId,
    records: new Map(records.map((one) => [one.id, one])),
    server: new Map(server.map((one) => [one.id, one])),
    outbox,
    acked,
    parked: new Map(parked.map((one) => [one.opId, one])),
    spaces: new Map(spaces.map((one) => [one.id, one])),
    epoch: Number(epoch?.value ?? 0),
  };
}

/** The server's version of a record as the database holds it, whatever stands on top; 0 for none. */
export function heldSeq(state: ReplicaState, id: string): number {
  const entry = state.server.get(id);
  return entry ? (entry.row?.seq ?? 0) : (state.records.get(id)?.seq ?? 0);
}
