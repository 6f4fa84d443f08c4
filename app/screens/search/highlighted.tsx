/** A text with the words of the search marked. */
import { highlight } from "./highlight";

export function Highlighted({ text, terms }: { text: string; terms: readonly string[] }) {
  let at = 0;
  return highlight(text, terms).map((piece) => {
    const key = at++;
    return piece.hit ? (
      <mark key={key} className="rounded-xs bg-yellow-200 text-black">
        {piece.text}
      </mark>
    ) : (
      <span key={key}>{piece.text}</span>
    );
  });
}
