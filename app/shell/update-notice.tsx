/** Says that a new version waits; it is taken when the person says so, never under their hands. */
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { registerWorker } from "@/lib/pwa/register";

export function UpdateNotice() {
  const t = useTranslations("shell.update");
  const [waiting, setWaiting] = useState(false);

  useEffect(() => {
    const updates = registerWorker();
    setWaiting(updates.isWaiting());
    return updates.subscribe(() => setWaiting(updates.isWaiting()));
  }, []);

  if (!waiting) return null;
  return (
    <Banner
      floating
      icon={RefreshCw}
      action={
        <Button size="compact" onClick={() => registerWorker().apply()}>
          {t("action")}
        </Button>
      }
    >
      {t("text")}
    </Banner>
  );
}
