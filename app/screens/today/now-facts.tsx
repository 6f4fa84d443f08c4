/** How much waits in the present slot, so that one knows before opening it. */
import { useTranslations } from "next-intl";
import { useRecordScope } from "@/components/record/record-scope";
import { SeverityMark } from "@/components/ui/severity-mark";
import { useList } from "@/lib/local/hooks/use-list";

/** States of a defect before its policy is decided. */
const undecided = ["reported", "accepted", "investigating"];
const grave = ["fatal", "major"];

/** Nothing for a slot that nothing is counted for. */
export function NowFacts({ opens }: { opens: string }) {
  return opens === "triage" ? <Undecided /> : null;
}

function Undecided() {
  const t = useTranslations("today");
  const { spaces } = useRecordScope();
  const query = { space: spaces, kind: "defect", limit: 1 };
  const all = useList({ ...query, filter: { state: undecided } });
  const worst = useList({ ...query, filter: { state: undecided, severity: grave } });
  if (!all?.complete || !worst?.complete) return null;
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-4 text-list text-text-2">
      <span>{t("undecided", { count: all.total })}</span>
      {worst.total > 0 && <SeverityMark level={3} label={t("grave", { count: worst.total })} />}
    </p>
  );
}
