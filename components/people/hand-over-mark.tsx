/** How far a device that was taken away is with giving up what only it had. */
import { useFormatter, useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import type { HandOverState } from "@/lib/sync/hand-over";

export function HandOverMark({ state }: { state: HandOverState }) {
  const t = useTranslations("people.devices");
  const format = useFormatter();
  const { step, wipeOnly, changes, photos, at } = state;
  if (step === "waiting") return <Chip tone="warn">{t(wipeOnly ? "waitingWipe" : "waiting")}</Chip>;
  const when = { dateStyle: "short", timeStyle: "short", hourCycle: "h23" } as const;
  return (
    <>
      {!wipeOnly && (
        <Chip tone="ok">
          {t(photos > 0 ? "handedOverPhotos" : "handedOver", { changes, photos })}
        </Chip>
      )}
      {step === "wiped" && at !== null && (
        <span className="tabular-nums">{t("wiped", { time: format.dateTime(at, when) })}</span>
      )}
    </>
  );
}
