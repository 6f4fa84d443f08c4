/** Counts tries by account and by address, so that nobody guesses a password or a link at speed. */

export interface Limit {
  tries: number;
  withinMs: number;
}

const QUARTER_HOUR_MS = 900_000;

/**
 * Each action's limits: by the account's address, and by the machine's. A test room of 200 tablets
 * comes from one address at nine o'clock, reads its invitations (two calls each) and mistypes; who
 * guesses one account gets ten tries, and 256 random bits are not guessed at any of these speeds.
 */
export const limits = {
  signIn: {
    account: { tries: 10, withinMs: QUARTER_HOUR_MS },
    address: { tries: 1_000, withinMs: QUARTER_HOUR_MS },
  },
  link: {
    account: { tries: 20, withinMs: QUARTER_HOUR_MS },
    address: { tries: 1_500, withinMs: QUARTER_HOUR_MS },
  },
} as const satisfies Record<string, { account: Limit; address: Limit }>;

// A flood of made-up accounts must not fill the memory.
const MAX_KEYS = 20_000;

export interface Limiter {
  /** Counts a try. @returns 0, or the milliseconds to wait where there were too many */
  wait(key: string, limit: Limit): number;
  /** Forgets the tries of a key, after a success. */
  clear(key: string): void;
}

/** @param now UTC milliseconds */
export function createLimiter(now: () => number): Limiter {
  const tries = new Map<string, number[]>();
  return {
    wait(key, { tries: most, withinMs }) {
      const since = now() - withinMs;
      const recent = (tries.get(key) ?? []).filter((at) => at > since);
      const allowed = recent.length < most;
      if (allowed) recent.push(now());
      // Written anew, so that the oldest key of the map is the one longest unused.
      tries.delete(key);
      tries.set(key, recent);
      if (tries.size > MAX_KEYS) tries.delete(tries.keys().next().value ?? key);
      return allowed ? 0 : (recent.at(-most) ?? now()) - since;
    },
    clear(key) {
      tries.delete(key);
    },
  };
}
