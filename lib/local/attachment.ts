/** How a photo becomes an attachment record, before and after its bytes are ready. */
import type { Registry } from "@/lib/records";
import type { Row } from "@/lib/records/row";
import { type PhotoBytes, type Shown, shown, stored, type UserDatabase } from "./database";
import type { Fields } from "./intent";

/** Stands for the hash while the photo is still being made ready. */
export const LOCAL_HASH = "local:";

export function attachmentFields(photo: PhotoBytes, record: string): Fields {
  return {
    of: record,
    name: photo.name.slice(0, 200),
    hash: photo.hash ?? `${LOCAL_HASH}${photo.id}`,
    mime: photo.mime,
    size: photo.bytes.byteLength,
    width: photo.width,
    height: photo.height,
    takenAt: photo.takenAt,
  };
}

/** Shows an attachment whose op is made later, when the hash is known. Runs inside the tap's transaction. */
export async function showWaiting(
  database: UserDatabase,
  registry: Registry,
  { record, kind, fields }: { record: string; kind: string; fields: Fields },
  { space, userId, at }: { space: string; userId: string; at: number },
): Promise<Shown> {
  const row: Row = {
    space,
    id: record,
    kind,
    number: null,
    code: null,
    fields: { ...fields },
    seqs: {},
    created: { by: userId, at, seq: 0 },
    changed: { by: userId, at },
    seq: 0,
    deleted: null,
    entered: {},
  };
  const next = stored(registry, row, 1, 1);
  await database.records.put(next);
  return shown(next);
}
