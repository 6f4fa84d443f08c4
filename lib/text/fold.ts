/** Makes texts comparable the way people in Japan type them: width, case and kana do not matter. */

const katakana = /[\u30a1-\u30f6\u30fd\u30fe]/g;
const kanaDistance = 0x60;

/**
 * Folds for search: NFKC, lower case, katakana to hiragana. The long vowel mark and voicing stay, since
 * ビル and ビール are different words.
 */
export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(katakana, (kana) => String.fromCharCode(kana.charCodeAt(0) - kanaDistance));
}

/** The folded words of what somebody typed into a search box; all of them must be found. */
export function searchTerms(typed: string): string[] {
  return fold(typed).split(/\s+/).filter(Boolean);
}
