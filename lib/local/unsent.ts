/** A copy of everything that is only on this device, for keeping or handing over when sending fails. */
import type { UserDatabase } from "./database";
import { surely } from "./durable";

export interface UnsentCopy {
  /** JSON: changes not sent, changes refused, drafts, and photos as base64; null where there is nothing. */
  asText(): Promise<string | null>;
}

export function createUnsentCopy(
  database: UserDatabase,
  user: { id: string; name: string },
  now: () => number,
): UnsentCopy {
  const { outbox, parked, drafts, waiting, uploads, blobs } = database;
  return {
    asText: () =>
      surely(database, async () => {
        const [queued, refused, begun, waits, sends] = await Promise.all([
          outbox.orderBy("n").toArray(),
          parked.toArray(),
          drafts.toArray(),
          waiting.toArray(),
          uploads.toArray(),
        ]);
        const wanted = [
          ...waits.map(({ id }) => id),
          ...sends.map(({ photo }) => photo),
          ...refused.flatMap(({ kind, record }) => (kind === "attachment" ? [record] : [])),
          ...begun.flatMap(({ photos }) => photos),
        ];
        const photos = await blobs.bulkGet([...new Set(wanted)]);
        if (!queued.length && !refused.length && !begun.length && !photos.length) return null;
        return JSON.stringify(
          {
            exportedAt: new Date(now()).toISOString(),
            user,
            unsent: queued.map(({ op }) => op),
            refused: refused.map(({ op, code, field, at, title }) => ({
              ...{ title, code, field, at },
              op,
            })),
            drafts: begun,
            photos: photos.flatMap((photo) =>
              photo
                ? [
                    {
                      ...{ id: photo.id, name: photo.name, mime: photo.mime, hash: photo.hash },
                      takenAt: photo.takenAt,
                      base64: base64Of(photo.bytes),
                    },
                  ]
                : [],
            ),
          },
          null,
          1,
        );
      }),
  };
}

/** In slices: one call with a photo's millions of arguments would overflow the stack. */
function base64Of(bytes: ArrayBuffer): string {
  const all = new Uint8Array(bytes);
  let text = "";
  for (let at = 0; at < all.length; at += 32_768)
    text += String.fromCharCode(...all.subarray(at, at + 32_768));
  return btoa(text);
}
