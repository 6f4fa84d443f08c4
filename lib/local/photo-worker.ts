/** The thread in which photos are made ready, so that drawing a large one never holds up a tap. */
import { type ReadyPhoto, readyPhoto } from "./photo-pixels";

export interface PhotoJob {
  id: number;
  bytes: ArrayBuffer;
  mime: string;
}

/** `cannot`: this browser's workers cannot draw; the page has to. */
export type PhotoAnswer = { id: number } & (
  | { ready: ReadyPhoto }
  | { broken: true }
  | { cannot: true }
);

/** The part of a worker's scope that is used; the page's `Window` type hides it. */
declare const self: {
  onmessage: ((event: MessageEvent<PhotoJob>) => void) | null;
  postMessage(answer: PhotoAnswer, transfer?: Transferable[]): void;
};

self.onmessage = async ({ data: { id, bytes, mime } }) => {
  if (typeof OffscreenCanvas === "undefined") {
    self.postMessage({ id, cannot: true });
    return;
  }
  try {
    const ready = await readyPhoto(bytes, mime);
    self.postMessage({ id, ready }, [ready.bytes]);
  } catch {
    self.postMessage({ id, broken: true });
  }
};
