/** How a photo becomes an attachment record, before and after its bytes are ready. */
import type { Registry } from "@/lib/records";
import type { Row } from "@/lib/records/row";
import { type PhotoBytes, type StoredRecord, stored } from "./database";
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

/** An attachment whose op is made later, when the hash is known, as it is shown until then. */
export function waitingRow(
  registry: Registry,
  { record, kind, fields }: { record: string; kind: string; fields: Fields },
  { space, userId, at }: { space: string; userId: string; at: number },
): StoredRecord {
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
  return stored(registry, row, 1, 1);
}
