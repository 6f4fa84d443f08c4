/** Numbers the outbox anew, where the server counts otherwise or takes the device for another. */
import type { Op } from "@/lib/sync/op";
import { UserDatabase } from "./database";
import { durably } from "./durable";
import { newClientId, setMeta } from "./identity";

/**
 * In its order, from `first` without holes; with a new client id the whole of it. Op ids stay, so nothing
 * is applied twice. Runs inside the caller's transaction over `outbox` and `meta`.
 */
export async function renumber(
  database: UserDatabase,
  first: number,
  clientId?: string,
): Promise<void> {
  const { outbox } = database;
  // What waits below 0 is not sent, and has no place in the order yet.
  const queue = await outbox.where("n").above(0).toArray();
  const from = clientId ? queue : queue.filter(({ n }) => n >= first);
  const renumbered = from.map((queued, place) => {
    const n = first + place;
    const op: Op = { ...queued.op, n, clientId: clientId ?? queued.op.clientId };
    return { ...queued, n, op };
  });
  await outbox.bulkDelete(from.map(({ n }) => n));
  await outbox.bulkPut(renumbered);
  await setMeta(database, "lastN", first + from.length - 1);
  if (clientId) await setMeta(database, "clientId", clientId);
}

export async function takeNewClientId(database: UserDatabase): Promise<void> {
  const clientId = newClientId();
  await durably(database, [database.outbox, database.meta], () => renumber(database, 1, clientId));
}

/**
 * A device that was taken away stays so for the server. Whoever signs in on it anew comes as a new device,
 * with everything that waits.
 */
export async function comeAsNewDevice(userId: string): Promise<void> {
  const database = new UserDatabase(userId);
  try {
    await takeNewClientId(database);
  } finally {
    database.close();
  }
}
