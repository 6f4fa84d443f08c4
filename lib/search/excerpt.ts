/** The words around a hit, as they were written. */
import type { Entry } from "./entry";

const BEFORE = 16;
const AFTER = 48;

/** Null where no word stands in the text, because the number itself was meant. */
export function excerptOf(entry: Entry, terms: readonly string[]): string | null {
  for (const term of terms) {
    const at = entry.folded.indexOf(term);
    if (at < 0) continue;
    // Folding rarely changes the length; where it did, places do not match and the folded text has to do.
    const text = entry.source.length === entry.folded.length ? entry.source : entry.folded;
    const from = Math.max(text.lastIndexOf("\n", at) + 1, at - BEFORE);
    const lineEnd = text.indexOf("\n", at + term.length);
    const to = Math.min(lineEnd < 0 ? text.length : lineEnd, at + term.length + AFTER);
    return `${from > 0 && text[from - 1] !== "\n" ? "…" : ""}${text.slice(from, to)}`;
  }
  return null;
}
