/** How values read outside of a project: the device's zone, and only one's own name is known. */
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Reading } from "@/components/record/value-text";
import { useLocal } from "@/lib/local/hooks/provider";

export function usePlainReading(): Reading {
  const t = useTranslations("record");
  const language = useLocale();
  const { user } = useLocal();
  return useMemo(
    () => ({
      language,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      personName: (id) => (id === user.id ? user.name : t("nobody")),
      yes: t("yes"),
      no: t("no"),
    }),
    [language, user, t],
  );
}
