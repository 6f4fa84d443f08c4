/** 今日／すべて: what the list shows; kept while the app runs, so that who comes back finds it as it was. */
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FilterTabs } from "@/components/ui/chip";

export type View = "today" | "all";

let kept: View = "today";

export function useView(): [View, (view: View) => void] {
  const [view, setView] = useState(kept);
  return [
    view,
    (next) => {
      kept = next;
      setView(next);
    },
  ];
}

export function ViewTabs({ view, onChange }: { view: View; onChange: (view: View) => void }) {
  const t = useTranslations("tests");
  return (
    <FilterTabs
      label={t("view")}
      value={view}
      choices={(["today", "all"] as const).map((value) => ({ value, label: t(value) }))}
      onChange={onChange}
    />
  );
}
