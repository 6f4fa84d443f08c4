/** Addresses under which the page can show photos, made once per photo and kept while the app is open. */

import { LOCAL_HASH } from "./attachment";
import type { Changes } from "./changes";
import type { Photos } from "./photos";

/** Who purged a photo, when and why, as the server tells it. */
export interface PurgedPhoto {
  by: string;
  /** UTC milliseconds. */
  at: number;
  reason: string;
}

export type FoundPhoto = { url: string } | { purged: PurgedPhoto };

export interface PhotoUrls {
  /** From the device, else from the server; null where neither has it now. */
  of(ref: string): Promise<FoundPhoto | null>;
  close(): void;
}

export interface PhotoUrlsOptions {
  photos: Photos;
  /** The space in which a record holds this hash; null when none does. */
  spaceOf: (hash: string) => Promise<string | null>;
  fetch: typeof globalThis.fetch;
  changes: Changes;
}

export function createPhotoUrls({ photos, spaceOf, fetch, changes }: PhotoUrlsOptions): PhotoUrls {
  const found = new Map<string, Promise<FoundPhoto | null>>();

  async function make(ref: string): Promise<FoundPhoto | null> {
    const held = await photos.bytes(ref);
    if (held) return addressOf(held.bytes, held.mime);
    if (ref.startsWith(LOCAL_HASH)) return null;
    const space = await spaceOf(ref);
    if (space === null) return null;
    const response = await fetch(`/api/files/${encodeURIComponent(space)}/${ref}`, {
      credentials: "same-origin",
      // What the browser keeps by itself no purge would reach.
      cache: "no-store",
    }).catch(() => null);
    if (response?.status === 410) return purgedIn(response);
    if (!response?.ok) return null;
    const mime = response.headers.get("content-type") ?? "image/jpeg";
    const bytes = await response.arrayBuffer().catch(() => null);
    if (!bytes) return null;
    // Seen once, it is there offline; a full device shows it all the same.
    const mayShow = await photos.keep({ space, hash: ref }, bytes, mime).catch(() => true);
    return mayShow ? addressOf(bytes, mime) : null;
  }

  const addressOf = (bytes: ArrayBuffer, mime: string) => ({
    url: URL.createObjectURL(new Blob([bytes], { type: mime })),
  });

  function forget(ref: string, before: Promise<FoundPhoto | null>): void {
    found.delete(ref);
    void before
      .then((one) => one && "url" in one && URL.revokeObjectURL(one.url))
      .catch(() => undefined);
  }

  const stop = changes.listen(({ topics }) => {
    if (!topics.includes("purged")) return;
    for (const [ref, before] of found)
      void photos
        .bytes(ref)
        .then((held) => !held && found.get(ref) === before && forget(ref, before));
  });

  return {
    of(ref) {
      let photo = found.get(ref);
      if (!photo) {
        photo = make(ref);
        found.set(ref, photo);
        // What is not here now may come later.
        const again = () => found.delete(ref);
        photo.then((made) => (made === null || "purged" in made) && again(), again);
      }
      return photo;
    },
    close() {
      stop();
      for (const [ref, before] of found) forget(ref, before);
    },
  };
}

async function purgedIn(response: Response): Promise<FoundPhoto | null> {
  const answer: unknown = await response.json().catch(() => null);
  return isPurge(answer) ? { purged: answer } : null;
}

const isPurge = (value: unknown): value is PurgedPhoto =>
  typeof value === "object" &&
  value !== null &&
  "by" in value &&
  typeof value.by === "string" &&
  "at" in value &&
  typeof value.at === "number" &&
  "reason" in value &&
  typeof value.reason === "string";
