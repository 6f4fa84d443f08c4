/** Language and brightness, taken at once. */
import { useLocale, useTranslations } from "next-intl";
import { setLanguage, setTheme, type Theme, useTheme } from "@/app/shell/device-settings";
import { ChoiceField } from "@/components/ui/choice-field";
import type { Language } from "@/lib/i18n/language";

export function LooksPart() {
  const t = useTranslations("settings");
  const language = useLocale();
  const theme = useTheme();
  return (
    <>
      <ChoiceField<Language>
        label={t("language")}
        value={language}
        choices={[
          { value: "ja", label: t("japanese") },
          { value: "en", label: t("english") },
        ]}
        onChange={(event) => setLanguage(event.currentTarget.value as Language)}
      />
      <ChoiceField<Theme>
        label={t("theme")}
        value={theme}
        choices={[
          { value: "light", label: t("light") },
          { value: "dark", label: t("dark") },
          { value: "system", label: t("system") },
        ]}
        onChange={(event) => setTheme(event.currentTarget.value as Theme)}
      />
    </>
  );
}
