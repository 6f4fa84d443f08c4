/** The data are not ready yet: who brings them, and one tap for whoever has. */
import { DatabaseZap } from "lucide-react";
import { useTranslations } from "next-intl";
import { lacksData } from "@/components/acceptance/use-day-tests";
import { useRecordScope } from "@/components/record/record-scope";
import { useAct } from "@/components/record/use-act";
import { dayText } from "@/components/record/value-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { transitionsFrom } from "@/lib/local/allowed";
import type { Shown } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import { testCase } from "@/lib/records/test-case";
import type { CaseResult } from "@/lib/records/test-result";

export function DataBanner({ test, result }: { test: Shown; result: CaseResult }) {
  const t = useTranslations("tests.data");
  const { actor, reading } = useRecordScope();
  const { write } = useLocal();
  const act = useAct();
  if (!lacksData(test) || result === "ok" || result === "excluded") return null;
  const { dataPreparer, dataDue } = test.fields;
  const who = [
    typeof dataPreparer === "string" ? t("by", { name: reading.personName(dataPreparer) }) : null,
    typeof dataDue === "string" ? t("due", { day: dayText(dataDue, reading.language) }) : null,
  ].filter(Boolean);
  const may = transitionsFrom(testCase, test, actor).some(
    ({ to, problem }) => to === "ready" && !problem,
  );
  return (
    <Banner
      tone="warn"
      icon={DatabaseZap}
      action={
        may && (
          <Button
            size="compact"
            onClick={() => void act(() => write.transition(test.id, "ready"), t("readyNow"))}
          >
            {t("ready")}
          </Button>
        )
      }
    >
      <b>{t("waiting")}</b> {who.join("・")}
    </Banner>
  );
}
