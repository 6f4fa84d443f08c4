/** A copy of everything that is only on this device, photos included, as one file. */
import { useTranslations } from "next-intl";
import { useState } from "react";
import { download, exportName } from "@/components/sync/download";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { useLocal } from "@/lib/local/hooks/provider";

export function ExportButton() {
  const t = useTranslations("sync.screen");
  const { unsent } = useLocal();
  const [busy, setBusy] = useState(false);
  const write = async () => {
    if (busy) return;
    setBusy(true);
    try {
      const text = await unsent.asText();
      const name = exportName(new Date());
      if (text === null) showToast({ text: t("exportEmpty") });
      else {
        download(name, text);
        showToast({ text: t("exported", { name }) });
      }
    } catch {
      showToast({ text: t("exportFailed"), tone: "err" });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="text" size="compact" onClick={write} aria-busy={busy}>
      {t("export")}
    </Button>
  );
}
