/** Takes spaces off the device that their person no longer belongs to; unsent work is kept as parked. */
import type { Registry } from "@/lib/records";
import { type Shown, shown, type UserDatabase } from "./database";
import { titleOf } from "./title";

/** Runs inside the caller's transaction. */
export async function leaveSpaces(
  database: UserDatabase,
  registry: Registry,
  left: readonly string[],
  at: number,
): Promise<{ gone: Shown[]; parked: boolean }> {
  const { records, server, outbox, parked, spaces, history } = database;
  const gone: Shown[] = [];
  let parkedSome = false;
  for (const space of left) {
    const unsent = await outbox.where("space").equals(space).toArray();
    for (const { opId, op } of unsent) {
      const title = titleOf(registry, await records.get(op.record));
      const { record, kind } = op;
      const code = "missingSpace";
      await parked.put({ opId, space, record, kind, title, op, code, at });
      parkedSome = true;
    }
    await outbox.bulkDelete(unsent.map(({ n }) => n));
    const rows = await records.filter((row) => row.space === space).toArray();
    gone.push(...rows.map(shown));
    await records.bulkDelete(rows.map(({ id }) => id));
    await server.where("space").equals(space).delete();
    await history.where("space").equals(space).delete();
    await spaces.delete(space);
  }
  return { gone, parked: parkedSome };
}
