/** Offers to install the app, once: through Chromium's own prompt, or in words on iOS, which has none. */
import { Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useSetting, writeSetting } from "./device-settings";
import { isIosBrowser, useInstallPrompt } from "./install-prompt";

export function InstallHint() {
  const t = useTranslations("shell.install");
  const dismissed = useSetting("installHintDismissed") !== null;
  const install = useInstallPrompt();
  const [ios, setIos] = useState(false);
  useEffect(() => setIos(isIosBrowser()), []);

  if (dismissed || !(install || ios)) return null;
  const dismiss = () => writeSetting("installHintDismissed", "1");
  return (
    <Banner
      floating
      icon={Smartphone}
      action={
        <>
          <Button variant="text" size="compact" onClick={dismiss}>
            {t("later")}
          </Button>
          {install && (
            <Button size="compact" onClick={install}>
              {t("action")}
            </Button>
          )}
        </>
      }
    >
      {install ? t("text") : t("ios")}
    </Banner>
  );
}
