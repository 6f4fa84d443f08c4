/** Holds floods back: how many calls an account and an address may make, and how long the next one has to wait. */
import { addressOf } from "./auth/address";

export interface Flow {
  /** What may come at once after a rest. */
  burst: number;
  /** What may go on for ever. */
  perSecond: number;
}

/**
 * A person has up to ten devices, each with a save and a few pulls a minute: 3 calls a second at the busiest. A day
 * offline is some 2,000 ops, 100 photos in three parts and 200 pages of rows, and it comes at once. Behind one
 * address sit 200 tablets or more: there the limit is what the server can answer (3 ms a call), not what they need.
 */
export const flows = {
  call: { account: { burst: 1_200, perSecond: 20 }, address: { burst: 40_000, perSecond: 400 } },
  /** Counted as one, and one more for each `OPS_IN_ONE` ops. */
  push: { account: { burst: 300, perSecond: 2 }, address: { burst: 20_000, perSecond: 200 } },
  /** Each of at most 1 MiB. */
  upload: { account: { burst: 2_000, perSecond: 2 }, address: { burst: 100_000, perSecond: 100 } },
  export: { account: { burst: 10, perSecond: 1 / 60 }, address: { burst: 200, perSecond: 1 } },
} as const satisfies Record<string, { account: Flow; address: Flow }>;
export type FlowName = keyof typeof flows;

export const OPS_IN_ONE = 100;

// A flood of made-up addresses must not fill the memory.
const MAX_KEYS = 20_000;

export interface Floods {
  /** Counts a call. @returns 0, or the milliseconds to wait: the call is refused then and costs nothing */
  wait(name: FlowName, who: { userId: string } | { headers: Headers }, cost?: number): number;
}

/** @param now UTC milliseconds */
export function createFloods(now: () => number): Floods {
  /** When the bucket of each key will be empty again. */
  const emptyAt = new Map<string, number>();
  return {
    wait(name, who, cost = 1) {
      const isAccount = "userId" in who;
      const { burst, perSecond } = flows[name][isAccount ? "account" : "address"];
      const key = `${name}:${isAccount ? who.userId : `@${addressOf(who.headers)}`}`;
      const each = 1_000 / perSecond;
      const at = now();
      // A clock that was set back must not hold anybody up for longer than a full bucket.
      const from = Math.min(Math.max(emptyAt.get(key) ?? at, at), at + burst * each);
      const filled = from + cost * each;
      const over = filled - (at + burst * each);
      if (over > 0) return Math.ceil(over);
      // Written anew, so that the first key of the map is the one longest unused.
      emptyAt.delete(key);
      emptyAt.set(key, filled);
      if (emptyAt.size > MAX_KEYS) emptyAt.delete(emptyAt.keys().next().value ?? key);
      return 0;
    },
  };
}

/** For an answer that says when to come again; the header counts in whole seconds. */
export const retryAfter = (ms: number) => ({ "Retry-After": String(Math.ceil(ms / 1_000)) });

// Next bundles server code more than once; the counts must be one.
const global = globalThis as typeof globalThis & { asayuFloods?: Floods };

/** Of this process. A restart forgets them: they protect the process that runs. */
export function openedFloods(): Floods {
  global.asayuFloods ??= createFloods(Date.now);
  return global.asayuFloods;
}
