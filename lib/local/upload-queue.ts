/** Photos that the server does not have yet; an entry goes only with the server's receipt. */
import type { PhotoBytes, Upload } from "./database";

/** The entry of a photo; null while it is not ready to be sent. */
export function uploadOf(space: string, photo: PhotoBytes, at: number): Upload | null {
  if (photo.hash === null) return null;
  return {
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
}
