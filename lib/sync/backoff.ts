/** When to try again after a failure. */

const FIRST_MS = 1_000;
const LONGEST_MS = 300_000;

/** Full jitter: a random wait up to a ceiling that doubles; `random` answers 0 ≤ x < 1. */
export function retryDelay(failures: number, random: () => number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(random() * ceiling);
}
