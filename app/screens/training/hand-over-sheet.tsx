/** Before the device goes round: a PIN that leads out again, typed twice, and what will be left of the app. */
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { ConcealedField } from "@/components/people/concealed-field";
import { errorText } from "@/components/record/error-text";
import { useRecordScope } from "@/components/record/record-scope";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { showToast } from "@/components/ui/toast-store";
import type { Shown } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import { isPin, plainPin } from "@/lib/local/pin";

type Problem = { field: "pin" | "again"; text: "wrongForm" | "differs" };

export function HandOverSheet({
  session,
  open,
  onClose,
}: {
  session: Shown;
  open: boolean;
  onClose: () => void;
}) {
  const t = useTranslations("training");
  const words = useTranslations("record");
  const { project } = useRecordScope();
  const { kiosk, drafts } = useLocal();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useId();

  const handOver = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const [pin, again] = [given.get("pin"), given.get("again")].map((one) => plainPin(String(one)));
    if (busy || pin === undefined) return;
    if (!isPin(pin)) return setProblem({ field: "pin", text: "wrongForm" });
    if (pin !== again) return setProblem({ field: "again", text: "differs" });
    setProblem(null);
    setBusy(true);
    try {
      // What is half-written on this screen goes with it.
      await drafts.flush();
      await kiosk.enter({ project, space: session.space, session: session.id }, pin);
    } catch (error) {
      showToast({ text: errorText(words, error), tone: "err" });
    } finally {
      setBusy(false);
    }
  };
  const errorOf = (field: Problem["field"]) =>
    problem?.field === field ? t(`pin.${problem.text}`) : undefined;

  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t("handOver")}
      footer={
        <Button type="submit" form={form} variant="primary" size="large" wide aria-busy={busy}>
          {t("pin.enter")}
        </Button>
      }
    >
      <form id={form} noValidate className="grid gap-4" onSubmit={(event) => void handOver(event)}>
        <p className="text-prose text-text-2">{t("pin.about")}</p>
        {(["pin", "again"] as const).map((field) => (
          <ConcealedField
            key={field}
            name={field}
            label={t(field === "pin" ? "pin.new" : "pin.again")}
            inputMode="numeric"
            maxLength={16}
            error={errorOf(field)}
          />
        ))}
        <p className="text-detail text-text-3">{t("pin.forgotten")}</p>
      </form>
    </Sheet>
  );
}
