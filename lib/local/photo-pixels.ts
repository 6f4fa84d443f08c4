/**
 * Makes a photo ready to leave the device: upright, without metadata (place, owner), reduced, re-encoded.
 * Runs in a worker; on the page only where a worker cannot draw.
 */

/** Longest edge in pixels: small print on a photographed screen stays readable. */
const MAX_EDGE = 2_048;
const QUALITY = 0.85;

export interface ReadyPhoto {
  bytes: ArrayBuffer;
  mime: "image/jpeg";
  width: number;
  height: number;
  /** SHA-256 of `bytes`, as hex. */
  hash: string;
}

/** Rejects when the picture cannot be decoded. */
export async function readyPhoto(bytes: ArrayBuffer, mime: string): Promise<ReadyPhoto> {
  const source = await createImageBitmap(new Blob([bytes], { type: mime }), {
    imageOrientation: "from-image",
  });
  try {
    const scale = Math.min(1, MAX_EDGE / Math.max(source.width, source.height));
    const width = Math.max(1, Math.round(source.width * scale));
    const height = Math.max(1, Math.round(source.height * scale));
    const jpeg = await drawn(source, width, height);
    const ready = await jpeg.arrayBuffer();
    return { bytes: ready, mime: "image/jpeg", width, height, hash: await sha256(ready) };
  } finally {
    source.close();
  }
}

async function drawn(source: ImageBitmap, width: number, height: number): Promise<Blob> {
  if (typeof OffscreenCanvas !== "undefined") {
    const canvas = new OffscreenCanvas(width, height);
    paint(canvas.getContext("2d"), source, width, height);
    return canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
  }
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  paint(canvas.getContext("2d"), source, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("not encoded"))),
      "image/jpeg",
      QUALITY,
    );
  });
}

function paint(
  context: OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D | null,
  source: ImageBitmap,
  width: number,
  height: number,
): void {
  if (!context) throw new Error("no canvas");
  // JPEG has no transparency; a clear background would turn black.
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(source, 0, 0, width, height);
}

/** As hex. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
