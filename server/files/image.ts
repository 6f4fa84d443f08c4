/** Looks into bytes that call themselves a photo: type from the bytes, decoded whole under a cap. */
import sharp from "sharp";
import { FileError } from "./file-error";

/** A photo of 50 megapixels is the largest that tablets and phones of the field make. */
const MAX_PIXELS = 50_000_000;
const DECODE_SECONDS = 20;

export type ImageType = "image/jpeg" | "image/png" | "image/webp";

export interface SoundImage {
  mime: ImageType;
  width: number;
  height: number;
}

// Only the three decoders that are needed can be reached, whatever the bytes say.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});
sharp.cache(false);
sharp.concurrency(1);

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
 * Decodes the picture in a thread of its own; the decoded pixels are thrown away as they come.
 * @param claimed the type that the sender named; null if none
 * @throws FileError `fileEmpty`, `fileType`, `filePixels`, `fileUnreadable`
 */
export async function checkImage(bytes: Buffer, claimed: string | null): Promise<SoundImage> {
  if (bytes.length === 0) throw new FileError("fileEmpty");
  const mime = sniff(bytes);
  if (!mime) throw new FileError("fileType");
  if (claimed !== null && claimed !== mime) throw new FileError("fileType");
  return oneOfFew(() => decode(bytes, mime));
}

async function decode(bytes: Buffer, mime: ImageType): Promise<SoundImage> {
  const image = sharp(bytes, {
    // Checked below too, for a code of its own.
    limitInputPixels: MAX_PIXELS,
    failOn: "error",
    sequentialRead: true,
  }).timeout({ seconds: DECODE_SECONDS });
  const { width, height } = await image.metadata().catch(tooManyPixelsOrUnreadable);
  if (width * height > MAX_PIXELS) throw new FileError("filePixels");
  // Reading the whole picture into a small one meets every byte of it and holds few pixels.
  await image
    .resize({ width: 64, height: 64, fit: "fill", fastShrinkOnLoad: false })
    .raw()
    .toBuffer()
    .catch(tooManyPixelsOrUnreadable);
  return { mime, width, height };
}

function tooManyPixelsOrUnreadable(cause: unknown): never {
  const pixels = cause instanceof Error && /pixel limit/.test(cause.message);
  throw new FileError(pixels ? "filePixels" : "fileUnreadable", { cause });
}

// Two decoders at once leave the thread pool free for the disk and for passwords.
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
