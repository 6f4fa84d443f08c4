/** One tap that its author had no right to make: who, when, what, why, and the two ways to settle it. */
import { ShieldAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { errorText } from "@/components/record/error-text";
import { useRecordScope } from "@/components/record/record-scope";
import { shortInstant } from "@/components/record/value-text";
import { Button, LinkButton } from "@/components/ui/button";
import { HeadCard } from "@/components/ui/card";
import { showToast } from "@/components/ui/toast-store";
import { api } from "@/lib/api/client";
import { makeAgain } from "@/lib/local/again";
import { useLocal } from "@/lib/local/hooks/provider";
import { HANDED_OVER } from "@/lib/sync/hand-over";
import { behalfOf } from "@/lib/sync/held";
import { upgraded } from "@/lib/sync/upgrade";
import { DismissSheet } from "./dismiss-sheet";
import type { HeldTap } from "./use-held";
import { useHeldWords } from "./use-held-words";

export function HeldCard({ tap, onSettled }: { tap: HeldTap; onSettled: () => void }) {
  const t = useTranslations("people.held");
  const tr = useTranslations("record");
  const { write } = useLocal();
  const { reading, now } = useRecordScope();
  const [first] = tap;
  const { title, values, address } = useHeldWords(first);
  const [dismissing, setDismissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const by = reading.personName(first.userId);
  const { space } = first;
  const opIds = tap.map(({ op }) => op.opId);

  async function take(): Promise<void> {
    setBusy(true);
    try {
      await write.group(
        space,
        (made) => {
          for (const { op } of tap) makeAgain(made, upgraded(op));
        },
        { batch: behalfOf(first.userId) },
      );
      // Should this be lost, the entry stays: taking it once more finds the values as they are.
      await api().settleHeld.mutate({ space, opIds, how: "taken", note: "" });
      showToast({ text: t("takenNow") });
    } catch (error) {
      showToast({ text: `${t("failed")} ${errorText(tr, error)}`, tone: "err" });
    } finally {
      setBusy(false);
      onSettled();
    }
  }

  return (
    <HeadCard
      tone="warn"
      icon={ShieldAlert}
      title={t("by", { name: by })}
      meta={shortInstant(first.op.at, now(), reading)}
    >
      <div className="grid gap-1">
        <h4 className="text-body font-bold">{title}</h4>
        <p className="text-detail">
          {first.reason === HANDED_OVER ? t("whyHandedOver") : t("why", { name: by })}
        </p>
        {tap.length > 1 && (
          <p className="text-meta text-text-3">{t("withOthers", { count: tap.length - 1 })}</p>
        )}
      </div>
      {values.length > 0 && (
        <dl
          aria-label={t("values", { name: by })}
          className="grid gap-3 rounded-small bg-surface-2 px-3 py-2 text-detail"
        >
          {values.map(({ field, label, now: held, text }) => (
            <div key={field} className="grid gap-1">
              <dt className="text-text-3">{label}</dt>
              {held !== null && (
                <dd className="whitespace-pre-wrap text-text-2">
                  {t("nowValue")}: {held || t("empty")}
                </dd>
              )}
              <dd className="whitespace-pre-wrap font-bold">
                {held !== null && `${t("wantedValue", { name: by })}: `}
                {text || t("empty")}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {address && (
        <LinkButton href={address} variant="text" className="justify-self-start">
          {t("open")}
        </LinkButton>
      )}
      <p className="text-detail text-text-2">{t("takeMeans", { name: by })}</p>
      <div className="flex flex-wrap gap-3 *:flex-1">
        <Button onClick={() => setDismissing(true)}>{t("dismiss")}</Button>
        <Button variant="primary" aria-busy={busy} onClick={() => void (busy || take())}>
          {t("take")}
        </Button>
      </div>
      {dismissing && (
        <DismissSheet
          {...{ space, opIds, title }}
          onClose={() => setDismissing(false)}
          onSettled={onSettled}
        />
      )}
    </HeadCard>
  );
}
