/** Photos that the server does not have yet; an entry goes only with the server's receipt. */
import type { PhotoBytes, Upload, UserDatabase } from "./database";

/** Runs inside the caller's transaction. A photo without a hash is not ready and not queued. */
export async function queueUpload(
  database: UserDatabase,
  space: string,
  photo: PhotoBytes,
  at: number,
): Promise<void> {
  if (photo.hash === null) return;
  const upload: Upload = {
    id: `${space}/${photo.hash}`,
    space,
    hash: photo.hash,
    photo: photo.id,
    size: photo.bytes.byteLength,
    sent: 0,
    at,
    tries: 0,
    nextTry: 0,
  };
  await database.uploads.put(upload);
}
