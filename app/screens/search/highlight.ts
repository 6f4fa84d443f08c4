/** Where the words of a search stand in a text, as written: width, case and kana do not matter. */
import { fold } from "@/lib/text/fold";

export interface Piece {
  text: string;
  hit: boolean;
}

/** @param terms folded words. Parts joined give the text back. */
export function highlight(text: string, terms: readonly string[]): Piece[] {
  const { folded, places } = foldedWithPlaces(text);
  const marked = new Array<boolean>(text.length).fill(false);
  for (const term of terms)
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
      const from = places[at] ?? 0;
      const to = places[at + term.length] ?? text.length;
      marked.fill(true, from, to);
    }
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; at++) {
    const hit = marked[at] ?? false;
    const last = pieces.at(-1);
    if (last?.hit === hit) last.text += text[at];
    else pieces.push({ text: text[at] ?? "", hit });
  }
  return pieces;
}

/** Folding may lengthen a character (㈱ → (株)), so each folded one remembers where it came from. */
function foldedWithPlaces(text: string): { folded: string; places: number[] } {
  let folded = "";
  const places: number[] = [];
  let at = 0;
  // Half-width kana and their voicing mark are two code points that fold into one.
  for (const cluster of text.match(/[\s\S][ﾞﾟ\u3099\u309a]?/gu) ?? []) {
    const part = fold(cluster);
    for (let i = 0; i < part.length; i++) places.push(at);
    folded += part;
    at += cluster.length;
  }
  places.push(text.length);
  return { folded, places };
}
