/** Hands photos to the worker one after the other: two large ones at once would fill a tablet's memory. */
import { LocalError } from "./errors";
import { type ReadyPhoto, readyPhoto } from "./photo-pixels";
import type { PhotoAnswer, PhotoJob } from "./photo-worker";

export interface PhotoThread {
  /** Rejects with `fileUnreadable` when the picture cannot be decoded. */
  ready(bytes: ArrayBuffer, mime: string): Promise<ReadyPhoto>;
  close(): void;
}

export function createPhotoThread(): PhotoThread {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let count = 0;

  const ask = (job: PhotoJob) =>
    new Promise<PhotoAnswer>((resolve) => {
      worker ??= new Worker(new URL("./photo-worker.ts", import.meta.url));
      worker.onmessage = ({ data }: MessageEvent<PhotoAnswer>) => {
        if (data.id === job.id) resolve(data);
      };
      worker.onerror = () => {
        worker?.terminate();
        worker = undefined;
        resolve({ id: job.id, cannot: true });
      };
      worker.postMessage(job);
    });

  const onPage = async (bytes: ArrayBuffer, mime: string): Promise<ReadyPhoto> => {
    try {
      return await readyPhoto(bytes, mime);
    } catch (cause) {
      throw new LocalError("fileUnreadable", { cause });
    }
  };

  return {
    ready(bytes, mime) {
      const job = last.then(async () => {
        count += 1;
        const answer = await ask({ id: count, bytes, mime });
        if ("ready" in answer) return answer.ready;
        if ("cannot" in answer) return onPage(bytes, mime);
        throw new LocalError("fileUnreadable");
      });
      last = job.catch(() => {});
      return job;
    },
    close: () => worker?.terminate(),
  };
}
