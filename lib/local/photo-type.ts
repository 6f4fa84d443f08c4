/** What a chosen file really is, told from its first bytes. */
import { LocalError } from "./errors";

export type PhotoMime = "image/jpeg" | "image/png" | "image/webp";

/** Larger files are no photos of a phone or tablet; the device would run out of memory decoding them. */
export const MAX_PHOTO_BYTES = 40 * 1_048_576;

const begins = (bytes: Uint8Array, at: number, text: string) =>
  [...text].every((character, place) => bytes[at + place] === character.charCodeAt(0));

/** Throws `fileEmpty`, `fileTooLarge` or `fileType` (SVG, HEIC, and files that lie about their type). */
export function photoType(bytes: Uint8Array): PhotoMime {
  if (bytes.length === 0) throw new LocalError("fileEmpty");
  if (bytes.length > MAX_PHOTO_BYTES) throw new LocalError("fileTooLarge");
  if (begins(bytes, 0, "\u00ff\u00d8\u00ff")) return "image/jpeg";
  if (begins(bytes, 0, "\u0089PNG\r\n\u001a\n")) return "image/png";
  if (begins(bytes, 0, "RIFF") && begins(bytes, 8, "WEBP")) return "image/webp";
  throw new LocalError("fileType");
}
