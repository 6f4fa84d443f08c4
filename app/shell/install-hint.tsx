/** Offers to install the app, once: through Chromium's own prompt, or in words on iOS, which has none. */
import { Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useSetting, writeSetting } from "./device-settings";

/** Chromium's event; not in the standard library of types because no standard has it. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

/** True on an iPhone or iPad in Safari's own window, where the home screen is a person's choice. */
function isIosBrowser(): boolean {
  return "standalone" in navigator && navigator.standalone === false;
}

export function InstallHint() {
  const t = useTranslations("shell.install");
  const dismissed = useSetting("installHintDismissed") !== null;
  const [prompt, setPrompt] = useState<InstallPrompt | null>(null);
  const [ios, setIos] = useState(false);

  useEffect(() => {
    setIos(isIosBrowser());
    const keep = (event: Event) => {
      event.preventDefault();
      setPrompt(event as InstallPrompt);
    };
    const done = () => setPrompt(null);
    window.addEventListener("beforeinstallprompt", keep);
    window.addEventListener("appinstalled", done);
    return () => {
      window.removeEventListener("beforeinstallprompt", keep);
      window.removeEventListener("appinstalled", done);
    };
  }, []);

  if (dismissed || !(prompt || ios)) return null;
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
          {prompt && (
            <Button
              size="compact"
              onClick={() => {
                void prompt.prompt();
                setPrompt(null);
              }}
            >
              {t("action")}
            </Button>
          )}
        </>
      }
    >
      {prompt ? t("text") : t("ios")}
    </Banner>
  );
}
