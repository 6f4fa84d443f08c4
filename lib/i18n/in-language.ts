/** Cuts one language out of all areas. The build runs this, so the other language never ships with it. */
import type { areas } from "./areas";
import type { Language, Messages } from "./language";

/** The cast is sound because `area` gives every language the keys of Japanese. */
export function inLanguage(all: typeof areas, language: Language): Messages {
  return Object.fromEntries(
    Object.entries(all).map(([name, texts]) => [name, texts[language]]),
  ) as unknown as Messages;
}
