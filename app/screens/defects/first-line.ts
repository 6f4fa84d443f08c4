/** What is typed into the capture's one field: its first line is the title, the rest tells the symptom. */

/** Nothing typed is lost: a first line that is too long for a title stands in the symptom in full. */
export function splitFirstLine(
  typed: string,
  symptom: string | null,
  longest: number,
): { title: string | null; symptom: string | null } {
  const text = typed.trim();
  const end = text.indexOf("\n");
  const line = (end < 0 ? text : text.slice(0, end)).trim();
  const rest = end < 0 ? "" : text.slice(end + 1).trim();
  const cut = [...line].length > longest || line.length > longest;
  const parts = [cut ? line : "", rest, symptom ?? ""].filter(Boolean);
  return {
    title: (cut ? shortened(line, longest) : line) || null,
    symptom: parts.join("\n") || null,
  };
}

/** At most `longest` UTF-16 units, never half a character. */
function shortened(line: string, longest: number): string {
  let text = "";
  for (const character of line) {
    if (text.length + character.length > longest - 1) break;
    text += character;
  }
  return `${text}…`;
}
