/** Which words of a title find similar defects, and how their finds are ranked. */

/** So many words are looked up at a time. */
export const mostWords = 4;
const mostShown = 3;
/** A word that half of the register holds tells nothing. */
const commonShare = 0.5;

const segmenter = new Intl.Segmenter("ja", { granularity: "word" });

/** The longest words of a title, particles and single signs left out; longest first. */
export function wordsToFind(title: string): string[] {
  const words = [...segmenter.segment(title)]
    .filter(({ isWordLike, segment }) => isWordLike && tells(segment))
    .map(({ segment }) => segment);
  return [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, mostWords);
}

/** Two letters at least, unless it is one kanji; hiragana alone is grammar. */
const tells = (word: string) =>
  /^\p{Script=Han}$/u.test(word) || (word.length > 1 && !/^\p{Script=Hiragana}+$/u.test(word));

export interface Found<Row> {
  /** How many records hold the word; undefined before the answer. */
  total: number | undefined;
  rows: readonly Row[];
}

/** Records that share the most, and the rarest, of the words. With two words or more, one is not enough. */
export function rankSimilar<Row extends { id: string }>(
  finds: readonly Found<Row>[],
  registerSize: number,
): Row[] {
  const scores = new Map<string, { row: Row; words: number; score: number }>();
  let asked = 0;
  for (const { total, rows } of finds) {
    if (total === undefined) continue;
    asked += 1;
    if (registerSize > 20 && total > registerSize * commonShare) continue;
    for (const row of rows) {
      const held = scores.get(row.id) ?? { row, words: 0, score: 0 };
      held.words += 1;
      held.score += 1 / (1 + Math.log2(1 + total));
      scores.set(row.id, held);
    }
  }
  const least = asked > 1 ? 2 : 1;
  return [...scores.values()]
    .filter(({ words }) => words >= least)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostShown)
    .map(({ row }) => row);
}
