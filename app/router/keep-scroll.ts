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

/** Call when the entry's screen is drawn. Parts unknown to the entry stay where they are. */
export function restoreScroll(key: string): void {
  const kept = positions.get(key);
  for (const part of parts()) {
    const top = kept?.get(part.dataset.keepScroll ?? "");
    if (top !== undefined) part.scrollTop = top;
  }
}
