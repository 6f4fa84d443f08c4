/** Loads the texts of the language in use. */
import type { Language, Messages } from "./language";

/** Fetches the texts of one language; the other is never loaded. Rejects when the file cannot be had. */
export async function loadMessages(language: Language): Promise<Messages> {
  const texts = language === "en" ? await import("./en") : await import("./ja");
  return texts.default;
}
