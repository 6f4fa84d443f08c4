/** The way out when the device takes no more: what was typed and photographed, as one file to keep. */
import type { Draft } from "@/lib/local/database";
import type { Photos } from "@/lib/local/photos";

interface DraftPhoto {
  name: string;
  mime: string;
  takenAt: number;
  base64: string;
}

export interface DraftFile {
  exportedAt: string;
  kind: string;
  id: string;
  fields: Record<string, unknown>;
  photos: DraftPhoto[];
}

/** `unsaved` are photos that only the screen has; `lost` counts those that cannot be read any more. */
export async function draftFile(
  { id, kind, fields, photos }: Draft,
  store: Photos,
  unsaved: readonly File[] = [],
): Promise<{ file: DraftFile; lost: number }> {
  const onDisk = photos.map(async (photo) => {
    const held = await store.bytes(`local:${photo}`);
    if (!held) return undefined;
    const { name, mime, takenAt, bytes } = held;
    return { name, mime, takenAt, base64: await toBase64(new Blob([bytes])) };
  });
  const inMemory = unsaved.map(async (file) => ({
    ...{ name: file.name, mime: file.type, takenAt: file.lastModified },
    base64: await toBase64(file),
  }));
  // A photo that cannot be read is left out rather than losing the text.
  const read = await Promise.all(
    [...onDisk, ...inMemory].map((photo) => photo.catch(() => undefined)),
  );
  const kept = read.filter((photo) => photo !== undefined);
  return {
    file: { exportedAt: new Date().toISOString(), kind, id, fields, photos: kept },
    lost: read.length - kept.length,
  };
}

function toBase64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** Hands the file to the browser's downloads. */
export function download(file: DraftFile): void {
  const url = URL.createObjectURL(
    new Blob([JSON.stringify(file, null, 2)], { type: "application/json" }),
  );
  const link = document.createElement("a");
  link.href = url;
  link.download = `asayu-${file.kind}-${file.exportedAt.slice(0, 19).replaceAll(":", "")}.json`;
  link.click();
  // The browser reads the address after the click returns.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
