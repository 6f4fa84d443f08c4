/** One test case, to be executed: what it verifies and how, what came out so far, and the buttons that judge it. */
import { useState } from "react";
import type { DayTests } from "@/components/acceptance/use-day-tests";
import { RecordDetail } from "@/components/record/record-detail";
import { newestFirst } from "@/lib/acceptance/known-runs";
import type { Shown } from "@/lib/local/database";
import { useBacklinks } from "@/lib/local/hooks/use-backlinks";
import { useRecord } from "@/lib/local/hooks/use-record";
import { defect } from "@/lib/records/defect";
import { byPlace } from "@/lib/records/order-key";
import { step } from "@/lib/records/step";
import { testCase } from "@/lib/records/test-case";
import { type CaseResult, caseResult } from "@/lib/records/test-result";
import { testRun } from "@/lib/records/test-run";
import { CaseFacts } from "./case-facts";
import { CaseReading } from "./case-reading";
import { DataBanner } from "./data-banner";
import { DefectsOfCase } from "./defects-of-case";
import { DisputeCard } from "./dispute-card";
import { JudgeBar } from "./judge-bar";
import { RunHistory } from "./run-history";
import { useJudging } from "./use-judging";
import { useRunPlace } from "./use-run-place";

const settled: readonly CaseResult[] = ["ok", "ng", "excluded"];

interface CaseDetailProps {
  id: string;
  /** Undefined until it is read; it only tells what comes next. */
  today: DayTests | undefined;
  /** The address of the list. */
  back: string;
}

export function CaseDetail({ id, today, back }: CaseDetailProps) {
  const record = useRecord(id);
  const runs = useBacklinks(id, testRun.kind);
  const steps = useBacklinks(id, step.kind);
  // What is deleted or not here says so as every record does.
  if (record === null || (record && (record.kind !== testCase.kind || record.deleted !== null)))
    return <RecordDetail definition={testCase} id={id} back={back} />;
  if (!record || !runs || !steps) return null;
  return <Case test={record} runs={runs} steps={steps} today={today} back={back} />;
}

function Case({
  test,
  runs: known,
  steps: unordered,
  today,
  back,
}: Omit<CaseDetailProps, "id"> & {
  test: Shown;
  runs: readonly Shown[];
  steps: readonly Shown[];
}) {
  const runs = newestFirst(known);
  const steps = unordered.map((one) => ({ ...one, order: one.fields.order })).sort(byPlace);
  const result = caseResult(runs);
  const [place, setPlace] = useRunPlace(test);
  const judging = useJudging(test, runs, steps, place);
  // Which run is judged again; a further one closes the buttons by itself.
  const [again, judgeAgain] = useState<string | null>(null);
  const newest = runs[0]?.id ?? null;
  const isOpen = !settled.includes(result) || again === newest;
  return (
    <RecordDetail
      definition={testCase}
      id={test.id}
      back={back}
      shown={[testRun.kind, defect.kind]}
      actions={
        judging.may && (
          <JudgeBar
            test={test}
            runs={runs}
            judging={judging}
            isOpen={isOpen}
            onAgain={() => judgeAgain(newest)}
            today={today}
          />
        )
      }
      lead={
        <>
          <CaseFacts
            test={test}
            runs={runs}
            result={result}
            place={place}
            {...(judging.may && { onPlace: setPlace })}
          />
          <DataBanner test={test} result={result} />
          {result === "disputed" && <DisputeCard runs={runs} />}
          <CaseReading
            test={test}
            steps={steps}
            {...(judging.may && isOpen && { onFail: (one) => void judging.fail(one) })}
          />
          <DefectsOfCase test={test} runs={runs} judging={judging} />
          <RunHistory runs={runs} />
        </>
      }
    />
  );
}
