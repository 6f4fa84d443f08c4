/** What is only on this device, since when, why it waits, and the way to send it now. */
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { href } from "@/app/router/addresses";
import { shortInstant } from "@/components/record/value-text";
import { whyWords } from "@/components/sync/why-words";
import { Button, LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ProgressBar } from "@/components/ui/progress-bar";
import { useLocal } from "@/lib/local/hooks/provider";
import { useSyncStatus } from "@/lib/local/hooks/use-sync-status";
import { unsentOf } from "@/lib/local/sync-status";
import { registerWorker } from "@/lib/pwa/register";
import { useNow } from "./use-now";
import { usePlainReading } from "./use-plain-reading";

export function StandingCard() {
  const t = useTranslations("sync");
  const status = useSyncStatus();
  const { sync } = useLocal();
  const reading = usePlainReading();
  const now = useNow(status.nextTry !== null);
  const why = whyWords(status, now);
  const here = unsentOf(status);
  const last =
    status.lastSynced === null
      ? t("screen.never")
      : t("screen.last", { time: shortInstant(status.lastSynced, now, reading) });
  return (
    <Card labelledBy="only-here" className="grid gap-4">
      <div>
        <h2 id="only-here" className="text-detail text-text-2">
          {t("screen.onlyHere")}
        </h2>
        <p className="text-figure font-bold tabular-nums">{t("count", { count: here })}</p>
      </div>
      <div className="grid gap-1">
        <p role="status" className="text-prose">
          {why.seconds === undefined
            ? t(`why.${why.key as Plain}`)
            : t(`why.${why.key as Counted}`, { seconds: why.seconds })}
        </p>
        <p className="text-meta text-text-3">
          {last}
          {here > 0 && `・${t("screen.safe")}`}
        </p>
      </div>
      {status.loading && (
        <div className="grid gap-1">
          <ProgressBar
            label={t("screen.loading")}
            value={status.loading.done}
            max={status.loading.total}
          />
          <p className="text-meta text-text-3">{t("screen.loadingText")}</p>
        </div>
      )}
      {/* What waits for another device is not sent any sooner by a tap here. */}
      {why.key !== "held" && (
        <Remedy remedy={why.remedy} onSend={() => sync.now()} waits={here > status.parked} />
      )}
    </Card>
  );
}

type Counted = "unreachableIn" | "backingOffIn";
type Plain = Exclude<ReturnType<typeof whyWords>["key"], Counted>;

function Remedy({
  remedy,
  waits,
  onSend,
}: {
  remedy: "signIn" | "update" | null;
  /** Something is on its way; else the tap only asks for news. */
  waits: boolean;
  onSend: () => void;
}) {
  const t = useTranslations("sync");
  if (remedy === "signIn")
    return (
      <LinkButton variant="primary" href={href("signIn", undefined, { to: href("sync") })}>
        {t("why.signIn")}
      </LinkButton>
    );
  if (remedy === "update")
    return (
      <Button variant="primary" onClick={takeUpdate}>
        {t("why.update")}
      </Button>
    );
  return (
    <Button icon={RefreshCw} onClick={onSend}>
      {waits ? t("screen.sendNow") : t("screen.checkNow")}
    </Button>
  );
}

/** The waiting version if there is one; else a plain reload fetches the present one. */
function takeUpdate(): void {
  const updates = registerWorker();
  if (updates.isWaiting()) updates.apply();
  else void updates.check().finally(() => window.location.reload());
}
