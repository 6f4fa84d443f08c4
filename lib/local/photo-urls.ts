/** Addresses under which the page can show photos, made once per photo and kept while the app is open. */

import { LOCAL_HASH } from "./attachment";
import type { Photos } from "./photos";

export interface PhotoUrls {
  /** From the device, else from the server; null where neither has it now. */
  of(ref: string): Promise<string | null>;
  close(): void;
}

export interface PhotoUrlsOptions {
  photos: Photos;
  /** The space in which a record holds this hash; null when none does. */
  spaceOf: (hash: string) => Promise<string | null>;
  fetch: typeof globalThis.fetch;
}

export function createPhotoUrls({ photos, spaceOf, fetch }: PhotoUrlsOptions): PhotoUrls {
  const urls = new Map<string, Promise<string | null>>();

  async function make(ref: string): Promise<string | null> {
    const held = await photos.bytes(ref);
    if (held) return addressOf(held.bytes, held.mime);
    if (ref.startsWith(LOCAL_HASH)) return null;
    const space = await spaceOf(ref);
    if (space === null) return null;
    const response = await fetch(`/api/files/${encodeURIComponent(space)}/${ref}`, {
      credentials: "same-origin",
    }).catch(() => null);
    if (!response?.ok) return null;
    const mime = response.headers.get("content-type") ?? "image/jpeg";
    const bytes = await response.arrayBuffer().catch(() => null);
    if (!bytes) return null;
    // Seen once, it is there offline; a full device shows it all the same.
    await photos.keep(ref, bytes, mime).catch(() => {});
    return addressOf(bytes, mime);
  }

  const addressOf = (bytes: ArrayBuffer, mime: string) =>
    URL.createObjectURL(new Blob([bytes], { type: mime }));

  return {
    of(ref) {
      let url = urls.get(ref);
      if (!url) {
        url = make(ref);
        urls.set(ref, url);
        // What is not here now may come later.
        const forget = () => urls.delete(ref);
        url.then((made) => made === null && forget(), forget);
      }
      return url;
    },
    close() {
      for (const url of urls.values())
        void url.then((made) => made !== null && URL.revokeObjectURL(made)).catch(() => {});
      urls.clear();
    },
  };
}
