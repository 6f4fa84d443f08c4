/** Remembers, per history entry, how far each named part was scrolled (`data-keep-scroll="name"`). */

const positions = new Map<string, Map<string, number>>();
const most = 100;

function parts(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-keep-scroll]")];
}

/** Call before leaving the entry `key`. */
export function keepScroll(key: string): void {
  positions.delete(key);
  positions.set(
    key,
    new Map(parts().map((part) => [part.dataset.keepScroll ?? "", part.scrollTop])),
  );
  const oldest = positions.keys().next().value;
  if (positions.size > most && oldest !== undefined) positions.delete(oldest);
}

/** Local data comes within this time or not at all; later a jump would only disturb. */
const patience = 1000;

/**
 * Call when the entry's screen is drawn. Its rows may come a moment later, so it tries on until the
 * positions are reached, the time is over, or the person takes the page into their own hands.
 */
export function restoreScroll(key: string): void {
  const kept = positions.get(key);
  if (!kept) return;
  const end = performance.now() + patience;
  const hands = new AbortController();
  for (const type of ["pointerdown", "wheel", "keydown"])
    window.addEventListener(type, () => hands.abort(), { signal: hands.signal, passive: true });
  const attempt = () => {
    if (hands.signal.aborted) return;
    const waiting = parts().filter((part) => {
      const top = kept.get(part.dataset.keepScroll ?? "");
      if (top === undefined) return false;
      part.scrollTop = top;
      return Math.abs(part.scrollTop - top) > 1;
    });
    if (waiting.length > 0 && performance.now() < end) requestAnimationFrame(attempt);
    else hands.abort();
  };
  attempt();
}
