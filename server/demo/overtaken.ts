/** What the story would still say of records that somebody has taken into their own hands. */
import type { StoryOp } from "@/lib/demo/story";
import type { StoreReader } from "@/server/store/store";

/**
 * The ops without moves from a state in which the record no longer is, and without anything about what was deleted.
 * Edits of other fields stay: they meet like those of any two people.
 */
export async function withoutOvertaken(
  store: StoreReader,
  ops: readonly StoryOp[],
): Promise<StoryOp[]> {
  const states = new Map<string, unknown>();
  const deleted = new Set<string>();
  for (const [space, records] of recordsBySpace(ops))
    for (const row of await store.rows(space, [...records])) {
      states.set(row.id, row.fields.state);
      if (row.deleted !== null) deleted.add(row.id);
    }
  return ops.filter(({ record, type, was, set }) => {
    if (deleted.has(record)) return false;
    if (type !== "transition") return true;
    // What this telling itself makes stands where the story leaves it.
    if (states.has(record) && states.get(record) !== was.state) return false;
    if (states.has(record)) states.set(record, set.state);
    return true;
  });
}

function recordsBySpace(ops: readonly StoryOp[]): Map<string, Set<string>> {
  const records = new Map<string, Set<string>>();
  for (const { space, record } of ops)
    records.set(space, (records.get(space) ?? new Set()).add(record));
  return records;
}
