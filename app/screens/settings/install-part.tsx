/** How to put the app on the home screen, in the words that fit this browser. */
import { CircleCheck, Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { isInstalled, isIosBrowser, useInstallPrompt } from "@/app/shell/install-prompt";
import { Button } from "@/components/ui/button";

export function InstallPart() {
  const t = useTranslations("settings");
  const install = useInstallPrompt();
  if (isInstalled())
    return (
      <p className="flex items-center gap-2 text-body">
        <CircleCheck aria-hidden size={20} className="shrink-0 text-ok" />
        {t("installed")}
      </p>
    );
  return (
    <>
      <p className="text-prose text-text-2">
        {isIosBrowser() ? t("installIos") : t("installText")}
      </p>
      {install ? (
        <Button icon={Smartphone} onClick={install}>
          {t("installAction")}
        </Button>
      ) : (
        !isIosBrowser() && <p className="text-detail text-text-3">{t("installElsewhere")}</p>
      )}
    </>
  );
}
