/** Tells every screen, tab and worker of this user what has just been written, after it was. */
import type { Shown } from "./database";

/** What else than records can change. */
export type Topic =
  /** A new op waits to be sent. */
  | "queued"
  /** The outbox changed in any way. */
  | "outbox"
  | "parked"
  | "drafts"
  | "spaces"
  | "photos"
  /** Bytes went from here because their photo was purged. */
  | "purged"
  | "history"
  /** The device entered or left kiosk mode, or a wrong PIN was tried. */
  | "kiosk"
  | "status";

export interface Change {
  /** Changed records; empty where there were too many to carry, then `ids` are read by whoever cares. */
  rows: Shown[];
  ids: string[];
  /** Records that are no longer on the device. */
  gone: string[];
  /** The draft that a save has completed. */
  completed?: string;
  /** `space|kind` of everything changed. */
  touched: string[];
  topics: Topic[];
}

export interface Changes {
  /** Called here and in every other tab and worker of this database. */
  announce(change: Partial<Change>): void;
  listen(listener: (change: Change) => void): () => void;
  close(): void;
}

/** More rows than this go by their ids, so that a big pull does not copy everything to everyone. */
const MOST_ROWS = 50;

export const CHANGES_CHANNEL = "asayu-changes";

interface Message {
  database: string;
  change: Change;
}

export function createChanges(database: string): Changes {
  const listeners = new Set<(change: Change) => void>();
  const channel = new BroadcastChannel(CHANGES_CHANNEL);
  const tell = (change: Change) => {
    for (const listener of [...listeners]) listener(change);
  };
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.database === database) tell(data.change);
  };
  return {
    announce(partial) {
      const change = { rows: [], ids: [], gone: [], touched: [], topics: [], ...partial };
      channel.postMessage({ database, change } satisfies Message);
      tell(change);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      channel.close();
    },
  };
}

/** The part of a change that concerns records. */
export function recordsChange(rows: readonly Shown[], gone: readonly Shown[] = []) {
  const touched = new Set([...rows, ...gone].map(({ space, kind }) => `${space}|${kind}`));
  return {
    rows: rows.length <= MOST_ROWS ? [...rows] : [],
    ids: rows.map(({ id }) => id),
    gone: gone.map(({ id }) => id),
    touched: [...touched],
  };
}
