/** The way out when the device takes no more: what was typed and photographed, as one file to keep. */
import type { Photos } from "@/lib/local/photos";

export interface CaptureFile {
  exportedAt: string;
  kind: "defect";
  id: string;
  fields: Record<string, unknown>;
  photos: { name: string; mime: string; takenAt: number; base64: string }[];
}

/** A photo that cannot be read any more is left out rather than losing the text. */
export async function captureFile(
  id: string,
  fields: Record<string, unknown>,
  photoIds: readonly string[],
  photos: Photos,
): Promise<CaptureFile> {
  const kept: CaptureFile["photos"] = [];
  for (const photo of photoIds) {
    const held = await photos.bytes(`local:${photo}`).catch(() => undefined);
    if (!held) continue;
    const { name, mime, takenAt, bytes } = held;
    kept.push({ name, mime, takenAt, base64: await toBase64(bytes, mime) });
  }
  return { exportedAt: new Date().toISOString(), kind: "defect", id, fields, photos: kept };
}

function toBase64(bytes: ArrayBuffer, mime: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(new Blob([bytes], { type: mime }));
  });
}

/** Hands the file to the browser's downloads. */
export function download(file: CaptureFile): void {
  const url = URL.createObjectURL(
    new Blob([JSON.stringify(file, null, 2)], { type: "application/json" }),
  );
  const link = document.createElement("a");
  link.href = url;
  link.download = `asayu-defect-${file.exportedAt.slice(0, 19).replaceAll(":", "")}.json`;
  link.click();
  // The browser reads the address after the click returns.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
