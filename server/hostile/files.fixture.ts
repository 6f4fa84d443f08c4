/** Bytes that call themselves photos: pages, scripts and archives in a photo's coat, floods of pixels, cut ones. */
import { randomBytes } from "node:crypto";
import sharp from "sharp";
import type { FileErrorCode } from "@/server/files/file-error";
import { PLANTED } from "./texts.fixture";

export interface HostileFile {
  bytes: Buffer;
  /** What the sender calls it. */
  type: string;
  /** Why it is refused; null where it is a sound photo that is kept and runs nothing. */
  code: FileErrorCode | null;
}

const page = Buffer.from(`<!doctype html><script>globalThis.${PLANTED}=1</script>`);
const svg = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg"><script>globalThis.${PLANTED}=1</script></svg>`,
);
const jpegHead = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
const pngHead = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#c63" } });
const small = () => plain(40, 30).jpeg().toBuffer();

/** More than the 50 megapixels that are taken, in a few kilobytes. */
const flood = () => plain(7_200, 7_200);

/** A PNG whose head announces pixels that are not in it. */
async function promising(width: number, height: number): Promise<Buffer> {
  const bytes = Buffer.from(await plain(8, 8).png().toBuffer());
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

/** A JPEG that carries a page in its comment. */
async function withComment(): Promise<Buffer> {
  const bytes = await small();
  const head = Buffer.from([0xff, 0xfe, 0, page.length + 2]);
  return Buffer.concat([bytes.subarray(0, 2), head, page, bytes.subarray(2)]);
}

const noise = sharp(randomBytes(30_000), { raw: { width: 100, height: 100, channels: 3 } });

/** All of them, by name. Drawn once: the floods take a moment. */
export const hostileFiles = async (): Promise<Record<string, HostileFile>> => ({
  nothing: { bytes: Buffer.alloc(0), type: "image/jpeg", code: "fileEmpty" },
  svg: { bytes: svg, type: "image/svg+xml", code: "fileType" },
  svgAsPhoto: { bytes: svg, type: "image/png", code: "fileType" },
  page: { bytes: page, type: "text/html", code: "fileType" },
  pageAsPhoto: { bytes: page, type: "image/jpeg", code: "fileType" },
  archive: { bytes: Buffer.from("PK\u0003\u0004 zip"), type: "application/zip", code: "fileType" },
  document: { bytes: Buffer.from("%PDF-1.7"), type: "application/pdf", code: "fileType" },
  program: { bytes: Buffer.from("MZ\u0090\u0000"), type: "image/webp", code: "fileType" },
  movingPicture: { bytes: Buffer.from("GIF89a"), type: "image/gif", code: "fileType" },
  tiff: { bytes: Buffer.from("II*\u0000"), type: "image/tiff", code: "fileType" },
  lyingType: { bytes: await plain(9, 9).png().toBuffer(), type: "image/jpeg", code: "fileType" },
  typeInTwo: { bytes: await small(), type: "image/jpeg, text/html", code: "fileType" },
  pageBehindJpegHead: {
    bytes: Buffer.concat([jpegHead, page]),
    type: "image/jpeg",
    code: "fileUnreadable",
  },
  pageBehindPngHead: {
    bytes: Buffer.concat([pngHead, page]),
    type: "image/png",
    code: "fileUnreadable",
  },
  pageBehindWebpHead: {
    bytes: Buffer.concat([Buffer.from("RIFF\0\0\0\0WEBP"), page]),
    type: "image/webp",
    code: "fileUnreadable",
  },
  cut: {
    bytes: (await plain(900, 900).jpeg().toBuffer()).subarray(0, 2_000),
    type: "image/jpeg",
    code: "fileUnreadable",
  },
  cutPng: {
    bytes: (await noise.png().toBuffer()).subarray(0, 15_000),
    type: "image/png",
    code: "fileUnreadable",
  },
  floodPng: {
    bytes: await flood().png({ compressionLevel: 9 }).toBuffer(),
    type: "image/png",
    code: "filePixels",
  },
  floodJpeg: {
    bytes: await flood().jpeg({ quality: 10 }).toBuffer(),
    type: "image/jpeg",
    code: "filePixels",
  },
  floodWebp: {
    bytes: await flood().webp({ quality: 1, effort: 0 }).toBuffer(),
    type: "image/webp",
    code: "filePixels",
  },
  promisedPixels: {
    bytes: await promising(60_000, 60_000),
    type: "image/png",
    code: "filePixels",
  },
  large: { bytes: randomBytes(1_048_577), type: "image/jpeg", code: "fileTooLarge" },
  pageInComment: { bytes: await withComment(), type: "image/jpeg", code: null },
  archiveBehind: {
    bytes: Buffer.concat([await small(), Buffer.from("PK\u0003\u0004"), page]),
    type: "image/jpeg",
    code: null,
  },
});
