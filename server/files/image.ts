/** Looks into bytes that call themselves a photo: type from the bytes, decoded whole under a cap. */
import { decode } from "./decoding";
import { FileError } from "./file-error";

export type ImageType = "image/jpeg" | "image/png" | "image/webp";

export interface SoundImage {
  mime: ImageType;
  width: number;
  height: number;
}

const starts = (bytes: Uint8Array, at: number, ...expected: number[]) =>
  expected.every((byte, i) => bytes[at + i] === byte);

/** The type that the first bytes tell, undefined for everything that is not taken (SVG and HEIC too). */
export function sniff(bytes: Uint8Array): ImageType | undefined {
  if (starts(bytes, 0, 0xff, 0xd8, 0xff)) return "image/jpeg";
  if (starts(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  const riff = starts(bytes, 0, 0x52, 0x49, 0x46, 0x46);
  if (riff && starts(bytes, 8, 0x57, 0x45, 0x42, 0x50)) return "image/webp";
  return undefined;
}

/**
 * Decodes the picture in a process of its own.
 * @param claimed the type that the sender named; null if none
 * @throws FileError `fileEmpty`, `fileType`, `filePixels`, `fileUnreadable`
 */
export async function checkImage(bytes: Buffer, claimed: string | null): Promise<SoundImage> {
  if (bytes.length === 0) throw new FileError("fileEmpty");
  const mime = sniff(bytes);
  if (!mime) throw new FileError("fileType");
  if (claimed !== null && claimed !== mime) throw new FileError("fileType");
  return { mime, ...(await oneOfFew(() => decode(bytes))) };
}

// Each takes half a gigabyte at most, and a processor.
const MAX_DECODING = 2;
let decoding = 0;
const waiting: (() => void)[] = [];

async function oneOfFew<T>(work: () => Promise<T>): Promise<T> {
  while (decoding >= MAX_DECODING) await new Promise<void>((resolve) => waiting.push(resolve));
  decoding += 1;
  try {
    return await work();
  } finally {
    decoding -= 1;
    waiting.shift()?.();
  }
}
