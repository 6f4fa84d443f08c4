/** What page and list worker say to each other. */
import type { ListAnswer, ListQuery, SearchAnswer, SearchQuery } from "./query";

export type Question = { list: ListQuery } | { search: SearchQuery };
export type Answer = ListAnswer | SearchAnswer;

export type ToWorker =
  /** Opens the named database and the channel on which its changes are announced. */
  | { type: "open"; database: string; channel: string }
  /** Answered now and again after every change that may matter. */
  | { type: "watch"; id: number; question: Question }
  | { type: "unwatch"; id: number };

export type FromWorker =
  | { type: "answer"; id: number; answer: Answer }
  /** The database cannot be read; a new worker may try again. */
  | { type: "failed" };
