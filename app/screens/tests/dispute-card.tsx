/** 不一致: the runs that did not know each other, both kept, and how it is settled. */
import { GitCompareArrows } from "lucide-react";
import { useTranslations } from "next-intl";
import { HeadCard } from "@/components/ui/card";
import { RowList } from "@/components/ui/row";
import { standingRuns } from "@/lib/acceptance/known-runs";
import type { Shown } from "@/lib/local/database";
import { RunRow } from "./run-row";

export function DisputeCard({ runs }: { runs: readonly Shown[] }) {
  const t = useTranslations("tests");
  return (
    <HeadCard tone="warn" icon={GitCompareArrows} title={t("disputeTitle")} meta={t("disputeMeta")}>
      <RowList label={t("disputeTitle")} framed>
        {standingRuns(runs).map((run) => (
          <li key={run.id}>
            <RunRow run={run} />
          </li>
        ))}
      </RowList>
      <p className="text-body">{t("disputeText")}</p>
    </HeadCard>
  );
}
