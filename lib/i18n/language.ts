/** The two languages, and the texts of each. */
import type { areas } from "./areas";

export const languages = ["ja", "en"] as const;
export type Language = (typeof languages)[number];
export const defaultLanguage: Language = "ja";

/** The texts in the shape the provider takes; Japanese leads, English has the same keys. */
export type Messages = { readonly [A in keyof typeof areas]: (typeof areas)[A]["ja"] };

export function isLanguage(value: unknown): value is Language {
  return value === "ja" || value === "en";
}

// Gives useTranslations its keys and arguments.
declare module "next-intl" {
  interface AppConfig {
    Locale: Language;
    Messages: Messages;
  }
}
