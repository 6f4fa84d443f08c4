/** Three-way merge of long text by sentences and lines. */
import { diff3Merge } from "node-diff3";

/** Japanese text has few line breaks, so a sentence end parts it too. Joining the parts gives the text back. */
export function sentencesOf(text: string): string[] {
  return text.match(/[^。！？\n]*[。！？\n]|[^。！？\n]+$/g) ?? [];
}

/** The merged text, or null where both sides changed the same sentence. */
export function mergeText(base: string, mine: string, theirs: string): string | null {
  const regions = diff3Merge(sentencesOf(mine), sentencesOf(base), sentencesOf(theirs), {
    excludeFalseConflicts: true,
  });
  const merged: string[] = [];
  for (const region of regions) {
    if (!region.ok) return null;
    merged.push(...region.ok);
  }
  return merged.join("");
}
