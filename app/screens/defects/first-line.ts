/** What is typed into the capture's one field: its first line is the title, the rest tells the symptom. */
import { shorten } from "@/lib/text/shorten";

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
  const cut = line.length > longest;
  const parts = [cut ? line : "", rest, symptom ?? ""].filter(Boolean);
  return {
    title: shorten(line, longest) || null,
    symptom: parts.join("\n") || null,
  };
}
