/** Files by name, as they stand in a sentence. */
import type { Language } from "@/lib/records/fields";

export const photoNames = (files: readonly File[], language: Language): string =>
  files
    .map(({ name }) => (language === "ja" ? `「${name}」` : `“${name}”`))
    .join(language === "ja" ? "" : ", ");
