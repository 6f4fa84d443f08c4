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

/** Fetches the texts of one language; the other is never loaded. Rejects when the file cannot be had. */
export async function loadMessages(language: Language): Promise<Messages> {
  const texts = language === "en" ? await import("./en") : await import("./ja");
  return texts.default;
}

// Gives useTranslations its keys and arguments.
declare module "next-intl" {
  interface AppConfig {
    Locale: Language;
    Messages: Messages;
  }
}
