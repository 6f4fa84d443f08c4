/** The worker's work, apart from being one: loads, follows changes, and keeps watched questions answered. */
import type { ShownRow } from "./entry";
import type { Answer, FromWorker, Question, ToWorker } from "./messages";
import type { Projection } from "./projection";
import type { Source } from "./source";

/** What the page announces after a write; its rows where they are few, else their ids. */
export interface Announced {
  rows: ShownRow[];
  ids: string[];
  gone: string[];
  touched: string[];
}

export interface Service {
  hear(message: Exclude<ToWorker, { type: "open" }>): void;
  /** Changes that come while the records are still being read wait for it. */
  follow(change: Announced): void;
  /** Resolves when every record is here. */
  load(source: Source): Promise<void>;
}

export function createService(projection: Projection, say: (message: FromWorker) => void): Service {
  const watched = new Map<number, { question: Question; last: Answer | null }>();
  let source: Source | undefined;
  /** Changes are taken one after the other: an old read must not land after a new row. */
  let release = () => {};
  let last = new Promise<void>((resolve) => {
    release = resolve;
  });
  let loaded = false;

  function ask(question: Question): Answer {
    return "list" in question ? projection.list(question.list) : projection.search(question.search);
  }

  function answer(id: number): void {
    const watch = watched.get(id);
    if (!watch || !loaded) return;
    const fresh = ask(watch.question);
    if (watch.last && isSame(watch.last, fresh)) return;
    watch.last = fresh;
    say({ type: "answer", id, answer: fresh });
  }

  async function take({ rows, ids, gone }: Announced): Promise<void> {
    const carried = new Set(rows.map(({ id }) => id));
    const unread = ids.filter((id) => !carried.has(id));
    const read = unread.length && source ? await source.some(unread) : [];
    for (const row of [...rows, ...read]) projection.put(row);
    for (const id of gone) projection.drop(id);
    for (const id of watched.keys()) answer(id);
  }

  const failed = () => say({ type: "failed" });

  return {
    hear(message) {
      if (message.type === "unwatch") {
        watched.delete(message.id);
        return;
      }
      watched.set(message.id, { question: message.question, last: null });
      answer(message.id);
    },
    follow(change) {
      if (change.ids.length + change.gone.length === 0) return;
      const next = last.then(() => take(change));
      last = next;
      next.catch(failed);
    },
    async load(from) {
      source = from;
      try {
        await from.all((rows) => {
          for (const row of rows) projection.put(row);
        });
        loaded = true;
        for (const id of watched.keys()) answer(id);
        release();
      } catch {
        failed();
      }
    },
  };
}

/** List rows keep their identity while they stay as they are; hits are made anew and few. */
function isSame(last: Answer, fresh: Answer): boolean {
  if (!("rows" in last && "rows" in fresh)) return JSON.stringify(last) === JSON.stringify(fresh);
  return (
    last.total === fresh.total &&
    last.rows.length === fresh.rows.length &&
    last.rows.every((row, place) => row === fresh.rows[place])
  );
}
