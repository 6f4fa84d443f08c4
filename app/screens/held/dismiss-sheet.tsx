/** Why a change stays undone; without a reason it is not dismissed. */
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EntryForm } from "@/components/people/entry-form";
import { useAttempt } from "@/components/people/use-attempt";
import { Button } from "@/components/ui/button";
import { LongTextField } from "@/components/ui/field";
import { Sheet } from "@/components/ui/sheet";
import { showToast } from "@/components/ui/toast-store";
import { api } from "@/lib/api/client";
import { MAX_NOTE } from "@/lib/sync/held";

export function DismissSheet({
  space,
  opIds,
  title,
  onClose,
  onSettled,
}: {
  space: string;
  opIds: string[];
  title: string;
  onClose: () => void;
  onSettled: () => void;
}) {
  const t = useTranslations("people.held");
  const { problem, attempt } = useAttempt();
  const [sending, setSending] = useState(false);
  const [missing, setMissing] = useState(false);

  async function send(form: HTMLFormElement): Promise<void> {
    const note = String(new FormData(form).get("note") ?? "").trim();
    setMissing(note === "");
    if (note === "") return;
    setSending(true);
    await attempt(async () => {
      await api().settleHeld.mutate({ space, opIds, how: "dismissed", note });
      showToast({ text: t("dismissedNow") });
      onClose();
      onSettled();
    });
    setSending(false);
  }

  return (
    <Sheet open onClose={onClose} title={t("dismissTitle")}>
      <EntryForm
        label={t("dismissTitle")}
        submit={t("dismiss")}
        {...{ sending, problem }}
        onSubmit={(event) => send(event.currentTarget)}
        beside={<Button onClick={onClose}>{t("keep")}</Button>}
      >
        <p className="text-prose">{title}</p>
        <LongTextField
          name="note"
          label={t("reason")}
          hint={t("reasonHint")}
          error={missing ? t("reasonMissing") : undefined}
          maxLength={MAX_NOTE}
          required
        />
      </EntryForm>
    </Sheet>
  );
}
