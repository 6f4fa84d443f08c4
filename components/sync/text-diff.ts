/** What was added to a text and what was taken out, for showing two people's versions side by side. */
import { diffComm } from "node-diff3";
import { sentencesOf } from "@/lib/sync/merge-text";

export interface TextPart {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Comparing longer passages word by word costs more than the eye gains from it. */
const MOST_WORDS = 800;

const words = new Intl.Segmenter("ja", { granularity: "word" });
const wordsOf = (text: string) => Array.from(words.segment(text), ({ segment }) => segment);

function compare(before: string[], after: string[]) {
  return diffComm(before, after).map((block) =>
    "common" in block
      ? { same: block.common.join("") }
      : { removed: block.buffer1.join(""), added: block.buffer2.join("") },
  );
}

/**
 * `after` in full with what it added to `before`, and what it took out marked where it stood. Whole
 * sentences first, then words inside the sentences that differ; the parts without `removed` give `after` back.
 */
export function textDiff(before: string, after: string): TextPart[] {
  const parts: TextPart[] = [];
  for (const block of compare(sentencesOf(before), sentencesOf(after))) {
    if (block.same !== undefined) push(parts, "same", block.same);
    else pushChange(parts, block.removed, block.added);
  }
  return parts;
}

function pushChange(parts: TextPart[], removed: string, added: string): void {
  const from = wordsOf(removed);
  const to = wordsOf(added);
  if (!removed || !added || from.length + to.length > MOST_WORDS) {
    push(parts, "removed", removed);
    push(parts, "added", added);
    return;
  }
  for (const block of compare(from, to)) {
    if (block.same !== undefined) push(parts, "same", block.same);
    else {
      push(parts, "removed", block.removed);
      push(parts, "added", block.added);
    }
  }
}

function push(parts: TextPart[], kind: TextPart["kind"], text: string): void {
  if (!text) return;
  const last = parts.at(-1);
  if (last?.kind === kind) last.text += text;
  else parts.push({ kind, text });
}
