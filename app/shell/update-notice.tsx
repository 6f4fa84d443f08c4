/** Says that a new version waits; it is taken when the person says so, and never under a half-filled form. */
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { registerWorker } from "@/lib/pwa/register";
import { followForms, isFormOpen } from "./open-forms";
import { useUpdateWaiting } from "./use-update-waiting";

export function UpdateNotice() {
  const t = useTranslations("shell.update");
  const waiting = useUpdateWaiting();
  const [busy, setBusy] = useState(false);
  useEffect(followForms, []);

  if (!waiting) return null;
  const take = () => {
    const open = isFormOpen();
    setBusy(open);
    if (!open) registerWorker().apply();
  };
  return (
    <Banner
      floating
      icon={RefreshCw}
      action={
        <Button size="compact" onClick={take}>
          {t("action")}
        </Button>
      }
    >
      <span role="status">{busy ? t("busy") : t("text")}</span>
    </Banner>
  );
}
