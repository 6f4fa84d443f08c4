/** How much waits in the present slot, so that one knows before opening it. */
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { isMine, lacksData, useDayTests } from "@/components/acceptance/use-day-tests";
import { useRecordScope } from "@/components/record/record-scope";
import { Chip } from "@/components/ui/chip";
import { SeverityMark } from "@/components/ui/severity-mark";
import { countResults } from "@/lib/acceptance/result-counts";
import { useList } from "@/lib/local/hooks/use-list";

/** States of a defect before its policy is decided. */
const undecided = ["reported", "accepted", "investigating"];
const grave = ["fatal", "major"];

/** Nothing for a slot that nothing is counted for. */
export function NowFacts({ opens }: { opens: string }) {
  switch (opens) {
    case "triage":
      return <Undecided />;
    case "standup":
    case "wrapUp":
      return <TestsToday />;
    case "tests":
    case "retests":
      return <TestsToday own />;
    default:
      return null;
  }
}

/** With `own` those of a person who executes tests; a meeting looks at everybody's. */
function TestsToday({ own = false }: { own?: boolean }) {
  const t = useTranslations("today");
  const { actor } = useRecordScope();
  const all = useDayTests()?.tests ?? [];
  const mine = own ? all.filter((test) => isMine(test, actor.userId)) : [];
  const tests = mine.length ? mine : all;
  if (tests.length === 0) return null;
  const { executed, total } = countResults(tests);
  const unready = tests.filter((test) => test.result === "notRun" && lacksData(test.case)).length;
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-list text-text-2 tabular-nums">
      <span>{t("tests", { executed, total })}</span>
      {unready > 0 && (
        <Chip tone="warn" icon={TriangleAlert}>
          {t("unready", { count: unready })}
        </Chip>
      )}
    </p>
  );
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
