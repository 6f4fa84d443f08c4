/** What the buttons of a conflict card say: the value itself where it is short enough to be read at a glance. */

export type ButtonWords =
  | { key: "use"; value: string }
  | { key: "useText" | "useEmpty" }
  | { key: "useTextNo"; no: number };

/** Longer values stand in full above the buttons and are named by whose they are. */
const SHORT = 16;

/**
 * @param text the value in words, empty where there is none
 * @param no its place, from 1, where the same people wrote several; else null
 */
export function buttonWords(text: string, no: number | null): ButtonWords {
  if (!text) return { key: "useEmpty" };
  if (isShort(text)) return { key: "use", value: text };
  return no === null ? { key: "useText" } : { key: "useTextNo", no };
}

const isShort = (text: string) => [...text].length <= SHORT && !text.includes("\n");
