/**
 * How far a restored server counts ahead. What was given out after the backup is unknown when the server is
 * gone, and no seq and no number may be given twice: rows on devices, bases of edits and people's notes name
 * them. Seqs stay one rising line over every restore, so that a base from before still compares.
 */

/** More durable changes than one space takes in the long run; two restores of one backup differ by it too. */
const SEQS_PER_SECOND = 1_000;
/** On top, so that a clock that was set back does not make it nothing. */
const LEAST_SECONDS = 3_600;

/** @returns last seq that may have been given out; the next one follows it */
export function seqsAhead(known: number, secondsSince: number): number {
  return known + SEQS_PER_SECOND * (LEAST_SECONDS + Math.max(0, Math.ceil(secondsSince)));
}

/** People read numbers aloud: the jump is small and visible, from BUG-0049 to BUG-1001. */
const NUMBERS_PER_HOUR = 100;
const ROUND = 1_000;

/**
 * Where more were given out, by an import, the devices that hold them raise the series further, and a number
 * that is taken by then is not given again.
 */
export function numbersAhead(last: number, secondsSince: number): number {
  const hours = Math.max(1, Math.ceil(secondsSince / 3_600));
  return Math.ceil((last + NUMBERS_PER_HOUR * hours) / ROUND) * ROUND;
}
