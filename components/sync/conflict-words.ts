/** What the buttons of a conflict card say: the value itself where it is short enough to be read at a glance. */

export type ButtonWords =
  | { key: "keep" | "use"; value: string }
  | { key: "keepText" | "keepEmpty" | "useText" | "useEmpty" }
  | { key: "useTextNo"; no: number };

/** Longer values stand in full above the buttons and are named by their place. */
const SHORT = 16;

/** @param text the value in words, empty where there is none */
export function keepWords(text: string): ButtonWords {
  if (!text) return { key: "keepEmpty" };
  return isShort(text) ? { key: "keep", value: text } : { key: "keepText" };
}

/** @param no place among the other values, from 1; @param of how many of them there are */
export function takeWords(text: string, no: number, of: number): ButtonWords {
  if (!text) return { key: "useEmpty" };
  if (isShort(text)) return { key: "use", value: text };
  return of > 1 ? { key: "useTextNo", no } : { key: "useText" };
}

const isShort = (text: string) => [...text].length <= SHORT && !text.includes("\n");
