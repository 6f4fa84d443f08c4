/** The way out of the kiosk: the PIN, or for whoever forgot it their own password, checked by the server. */
import { useTranslations } from "next-intl";
import { type FormEvent, lazy, Suspense, useState } from "react";
import { ConcealedField } from "@/components/people/concealed-field";
import { errorText } from "@/components/record/error-text";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { useLocal } from "@/lib/local/hooks/provider";
import type { Kiosk } from "@/lib/local/kiosk";
import { plainPin, waitLeft } from "@/lib/local/pin";
import { href } from "../../router/addresses";
import { navigate } from "../../router/place";
import { useSecondsLeft } from "./use-seconds-left";

const PasswordExit = lazy(() => import("./password-exit"));

export function KioskExit({
  kiosk,
  open,
  onClose,
}: {
  kiosk: Kiosk;
  open: boolean;
  onClose: () => void;
}) {
  const t = useTranslations("training.exit");
  const [forgotten, setForgotten] = useState(false);
  const close = () => {
    setForgotten(false);
    onClose();
  };
  // Before the app is mounted again, so that it opens there; in the kiosk nothing listens to the address.
  const aimAtSession = () => {
    const { project, session } = kiosk;
    navigate(href("trainingSession", { project, record: session }), { replace: true });
  };
  return (
    <Sheet open={open} onClose={close} title={t("open")}>
      {forgotten ? (
        <Suspense>
          <PasswordExit aimAtSession={aimAtSession} />
        </Suspense>
      ) : (
        <PinForm kiosk={kiosk} aimAtSession={aimAtSession} onForgotten={() => setForgotten(true)} />
      )}
    </Sheet>
  );
}

function PinForm({
  kiosk,
  aimAtSession,
  onForgotten,
}: {
  kiosk: Kiosk;
  aimAtSession: () => void;
  onForgotten: () => void;
}) {
  const t = useTranslations("training.exit");
  const words = useTranslations("record");
  const control = useLocal().kiosk;
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const seconds = useSecondsLeft(() => waitLeft(kiosk, Date.now()));

  const leave = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const pin = plainPin(String(new FormData(form).get("pin")));
    if (busy || seconds > 0 || !pin) return;
    setBusy(true);
    setFailure(null);
    aimAtSession();
    try {
      if (!(await control.leave(pin))) form.reset();
    } catch (error) {
      setFailure(errorText(words, error));
    } finally {
      setBusy(false);
    }
  };
  // Read aloud at every change, so a long wait is told in long steps.
  const told = seconds > 10 ? Math.ceil(seconds / 10) * 10 : seconds;
  const wait =
    seconds > 90
      ? t("waitLong", { minutes: Math.ceil(seconds / 60) })
      : t("wait", { seconds: told });

  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void leave(event)}>
      <p className="text-prose text-text-2">{t("about")}</p>
      <ConcealedField
        name="pin"
        label={t("pin")}
        inputMode="numeric"
        maxLength={16}
        error={failure ?? (kiosk.wrong > 0 ? `${t("wrong")}${seconds > 0 ? wait : ""}` : undefined)}
      />
      <Button type="submit" variant="primary" size="large" wide aria-busy={busy}>
        {t("leave")}
      </Button>
      <Button variant="text" size="compact" onClick={onForgotten}>
        {t("forgotten")}
      </Button>
    </form>
  );
}
