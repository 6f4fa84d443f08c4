/** What every procedure about people works with, and whoever calls it. */
import type { Store } from "@/server/store/store";
import type { Auth } from "./auth";

export interface User {
  userId: string;
  name: string;
}

export interface People {
  store: Store;
  auth: Auth;
  /** Origin that links lead to, without a slash at the end. */
  publicUrl: string;
  /** UTC milliseconds. */
  now(): number;
  /** Tells the devices that listen to a space that it has moved on to `seq`. */
  publish(space: string, seq: number): void;
  /** Tells the devices of a user that they belong to other spaces now. */
  membershipChanged(userId: string): void;
  /**
   * Lets one join at a time through. An account and its memberships are two writes; this keeps a second
   * join from seeing the first half of another and taking it for what a crash left behind.
   */
  oneAtATime<T>(work: () => Promise<T>): Promise<T>;
}

export function createQueue(): People["oneAtATime"] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
