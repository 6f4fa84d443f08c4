/**
 * Tells listeners in turn. Whoever hears of news fetches it at once, so that telling all of a hundred devices
 * of each other's every change would cost the square of their number, and whoever saves would wait for it.
 */

/** Told without a wait, after a quiet moment: a team in one room sees each other's work at once. */
export const AT_ONCE = 20;
/** A fetch takes some 6 ms of one processor: this leaves more than half of it to those who save. */
export const A_SECOND = 60;

export interface Turns<Listener> {
  /** The newest seq of a space takes the place of one that the listener was not told yet. */
  add(listener: Listener, space: string, seq: number): void;
  drop(listener: Listener): void;
}

export function createTurns<Listener>(
  tell: (listener: Listener, space: string, seq: number) => void,
): Turns<Listener> {
  const waiting = new Map<Listener, Map<string, number>>();
  let allowed = AT_ONCE;
  let countedAt = performance.now();
  let timer: NodeJS.Timeout | undefined;

  function next(): void {
    timer = undefined;
    const now = performance.now();
    allowed = Math.min(AT_ONCE, allowed + ((now - countedAt) / 1_000) * A_SECOND);
    countedAt = now;
    for (const [listener, news] of waiting) {
      if (allowed < 1) break;
      allowed -= 1;
      waiting.delete(listener);
      for (const [space, seq] of news) tell(listener, space, seq);
    }
    if (waiting.size > 0) timer = setTimeout(next, Math.ceil(1_000 / A_SECOND)).unref();
  }

  return {
    add(listener, space, seq) {
      const news = waiting.get(listener) ?? new Map<string, number>();
      waiting.set(listener, news.set(space, Math.max(seq, news.get(space) ?? 0)));
      if (!timer) next();
    },
    drop: (listener) => void waiting.delete(listener),
  };
}
