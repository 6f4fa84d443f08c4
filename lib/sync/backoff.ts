/** When to try again after a failure. */

const FIRST_MS = 1_000;
const LONGEST_MS = 300_000;

/** A server that asks for more is asked again sooner. */
const LONGEST_PATIENCE_MS = 900_000;

/** What an answer asks for with `Retry-After`, in milliseconds; undefined where it asks for nothing. */
export function patienceOf(answer: { headers: Headers }): number | undefined {
  const seconds = Number(answer.headers.get("retry-after") || Number.NaN);
  return seconds >= 0 ? Math.min(LONGEST_PATIENCE_MS, seconds * 1_000) : undefined;
}

/** At least what the server asked for, and spread over half as long again: those who wait come one by one. */
export const patientDelay = (askedMs: number, random: () => number): number =>
  askedMs + Math.round((random() * Math.max(askedMs, FIRST_MS)) / 2);

/** Full jitter: a random wait up to a ceiling that doubles; `random` answers 0 ≤ x < 1. */
export function retryDelay(failures: number, random: () => number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(random() * ceiling);
}
