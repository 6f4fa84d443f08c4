/** Runs of whole numbers, for saying which seqs there are and which are missing. */

/** First and last, both included. */
export type Span = readonly [first: number, last: number];

/** What of `whole` none of `parts` covers, in order. */
export function without(whole: Span, parts: readonly Span[]): Span[] {
  const left: Span[] = [];
  let next = whole[0];
  for (const [first, last] of [...parts].sort((a, b) => a[0] - b[0])) {
    if (first > whole[1]) break;
    if (first > next) left.push([next, first - 1]);
    next = Math.max(next, last + 1);
  }
  if (next <= whole[1]) left.push([next, whole[1]]);
  return left;
}

/** The same numbers in as few spans as there can be, in order. */
export function joined(spans: readonly Span[]): Span[] {
  const runs: Span[] = [];
  for (const [first, last] of [...spans].sort((a, b) => a[0] - b[0])) {
    const run = runs.at(-1);
    if (run && first <= run[1] + 1) runs[runs.length - 1] = [run[0], Math.max(run[1], last)];
    else runs.push([first, last]);
  }
  return runs;
}

export const sizeOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, [first, last]) => sum + last - first + 1, 0);

export const isIn = (value: number, spans: readonly Span[]): boolean =>
  spans.some(([first, last]) => value >= first && value <= last);

/** `81–83, 90` */
export const spansText = (spans: readonly Span[]): string =>
  spans.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(", ");
