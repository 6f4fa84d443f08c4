/** The page's side of the list worker: questions that stay answered while records change. */
import type { Answer, FromWorker, Question, ToWorker } from "@/lib/search/messages";
import { CHANGES_CHANNEL } from "./changes";

export interface Lists {
  /** `onAnswer` is called once all records are loaded, and again after each change of the answer. */
  watch(question: Question, onAnswer: (answer: Answer) => void): () => void;
  /** True once the worker has answered: from then on it is quicker than any other way. */
  isLoaded(): boolean;
  close(): void;
}

/** A worker that failed is replaced at most this often, so that a broken database is no endless loop. */
const MOST_RESTARTS = 3;

export function createLists(database: string): Lists {
  const watches = new Map<number, { question: Question; onAnswer: (answer: Answer) => void }>();
  let worker: Worker | undefined;
  let loaded = false;
  let restarts = 0;
  let count = 0;

  const tell = (message: ToWorker) => worker?.postMessage(message);

  function start(): void {
    worker = new Worker(new URL("../search/list-worker.ts", import.meta.url));
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.type === "failed") return restart();
      loaded = true;
      watches.get(data.id)?.onAnswer(data.answer);
    };
    worker.onerror = restart;
    tell({ type: "open", database, channel: CHANGES_CHANNEL });
    for (const [id, { question }] of watches) tell({ type: "watch", id, question });
  }

  function restart(): void {
    worker?.terminate();
    worker = undefined;
    loaded = false;
    restarts += 1;
    if (restarts <= MOST_RESTARTS) start();
  }

  return {
    watch(question, onAnswer) {
      if (!worker && restarts <= MOST_RESTARTS) start();
      count += 1;
      const id = count;
      watches.set(id, { question, onAnswer });
      tell({ type: "watch", id, question });
      return () => {
        watches.delete(id);
        tell({ type: "unwatch", id });
      };
    },
    isLoaded: () => loaded,
    close() {
      worker?.terminate();
      worker = undefined;
      watches.clear();
    },
  };
}
