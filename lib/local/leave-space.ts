/**
 * Takes spaces off the device that their person no longer belongs to. What is only here is kept: unsent
 * changes are parked with the reason, photos that never arrived stay with them, drafts stay as they are.
 */
import type { Registry } from "@/lib/records";
import type { Op } from "@/lib/sync/op";
import { type Shown, shown, type UserDatabase } from "./database";
import { titleOf } from "./title";

/** Runs inside the caller's transaction. */
export async function leaveSpaces(
  database: UserDatabase,
  registry: Registry,
  left: readonly string[],
  at: number,
): Promise<{ gone: Shown[]; parked: boolean }> {
  const { records, server, outbox, acked, parked, spaces, history, uploads } = database;
  const gone: Shown[] = [];
  let parkedSome = false;

  async function park(op: Op): Promise<void> {
    const title = titleOf(registry, await records.get(op.record));
    const { opId, space, record, kind } = op;
    await parked.put({ opId, space, record, kind, title, op, code: "missingSpace", at });
    parkedSome = true;
  }

  for (const space of left) {
    const unsent = await outbox.filter((queued) => queued.space === space).toArray();
    for (const { op } of unsent) await park(op);
    await outbox.bulkDelete(unsent.map(({ n }) => n));
    const sent = await acked
      .where("[space+seq]")
      .between([space, 0], [space, Number.POSITIVE_INFINITY])
      .toArray();
    // A photo whose record arrived while its bytes did not: they are only here.
    const photos = await uploads.filter((upload) => upload.space === space).toArray();
    const bringing = new Set(photos.map(({ photo }) => photo));
    for (const { op } of sent) if (op.type === "create" && bringing.has(op.record)) await park(op);
    await acked.bulkDelete(sent.map(({ opId }) => opId));

    const rows = await records.filter((row) => row.space === space).toArray();
    gone.push(...rows.map(shown));
    await records.bulkDelete(rows.map(({ id }) => id));
    await dropPhotos(database, rows, bringing);
    await server.where("space").equals(space).delete();
    await history.where("space").equals(space).delete();
    await spaces.delete(space);
  }
  return { gone, parked: parkedSome };
}

/** Bytes that no other record on the device shows and that the server has. */
async function dropPhotos(
  { records, blobs, waiting, parked }: UserDatabase,
  rows: readonly Shown[],
  bringing: ReadonlySet<string>,
): Promise<void> {
  const attachments = rows.filter(({ kind }) => kind === "attachment");
  if (!attachments.length) return;
  const others = await records.filter(({ kind }) => kind === "attachment").toArray();
  const shownElsewhere = new Set(others.map(({ fields }) => fields.hash));
  const kept = new Set([
    ...bringing,
    ...(await waiting.toCollection().primaryKeys()),
    ...(await parked.toArray()).map(({ record }) => record),
  ]);
  for (const { id, fields } of attachments) {
    if (kept.has(id)) continue;
    await blobs.delete(id);
    if (typeof fields.hash !== "string" || shownElsewhere.has(fields.hash)) continue;
    const same = await blobs.where("hash").equals(fields.hash).primaryKeys();
    await blobs.bulkDelete(same.filter((photo) => !kept.has(photo)));
  }
}
