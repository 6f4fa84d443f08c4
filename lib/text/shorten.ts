/** Cuts a line to what a field holds. */

/** At most `longest` UTF-16 units with a mark that more follows, never half a character. */
export function shorten(line: string, longest: number): string {
  if (line.length <= longest) return line;
  let text = "";
  for (const character of line) {
    if (text.length + character.length > longest - 1) break;
    text += character;
  }
  return `${text}…`;
}
