/** What both sides, the bare limit and the product, can be asked to do in their page. */
import type { PageHost } from "./page-host";
import type { Traffic } from "./traffic";

export interface Timed extends Traffic {
  readonly ms: number;
}

/** Everything here runs in the page and answers plain data; times are taken inside the page. */
export interface SidePage {
  /** An empty database, everything before it gone. */
  reset(): Promise<void>;
  /** Everything that the server has, into IndexedDB. */
  load(): Promise<Timed>;
  /** Records in IndexedDB. */
  count(): Promise<number>;
  /** An offline day: new records and as many one-field edits of records that were loaded. */
  fillOutbox(creates: number, edits: number): Promise<void>;
  /** Sends the outbox; resolves when all of it is acknowledged and the outbox empty on the disk. */
  flush(): Promise<Timed>;
  /** Starts to follow what other devices write. */
  listen(): Promise<void>;
  /** Ids of some loaded records. */
  ids(count: number): Promise<string[]>;
  /** Resolves with the instant at which a record with this title is durably here. */
  arrival(title: string): Promise<number>;
  /** A durable edit of a title, sent at once. @returns the instant of the tap */
  edit(id: string, title: string): Promise<number>;
  /** A durable new record, answered by the list's query. @returns milliseconds */
  save(place: number): Promise<number>;
  /** Filtered by state, newest first, 50 rows. @returns milliseconds */
  list(place: number): Promise<number>;
  search(word: string): Promise<{ ms: number; found: number }>;
}

/** One kind of side, measured on two devices of its own. */
export interface Side {
  readonly first: SidePage;
  /** Made when it is first asked for. */
  second(): Promise<SidePage>;
  close(): Promise<void>;
}

/** The functions of a page as if they ran here. */
export function toSidePage<Page extends SidePage = SidePage>(host: Pick<PageHost, "call">): Page {
  return new Proxy({} as Page, {
    // A promise is what has `then`; this is none.
    get: (_, name) =>
      typeof name === "string" && name !== "then"
        ? (...args: unknown[]) => host.call(name, args)
        : undefined,
  });
}
