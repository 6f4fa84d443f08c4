/** One of today's tests: how it came out, its number and tester, and what stands in its way. */
import { Check, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { ResultChip, ResultMark } from "@/components/acceptance/result-mark";
import { lacksData, type ShownTest } from "@/components/acceptance/use-day-tests";
import { useRecordScope } from "@/components/record/record-scope";
import { RoomMark } from "@/components/record/room-mark";
import { recordName } from "@/components/record/value-text";
import { RowSyncMark } from "@/components/sync/row-sync-mark";
import { Chip } from "@/components/ui/chip";
import { LinkRow } from "@/components/ui/row";
import { humanNumber } from "@/lib/records/number";
import { testCase } from "@/lib/records/test-case";

export function TestRow({ test, current }: { test: ShownTest; current: boolean }) {
  const t = useTranslations("tests");
  const words = useTranslations("record");
  const { addressOf, reading } = useRecordScope();
  const { case: row, result, runs } = test;
  const { no, tester } = row.fields;
  const pending = [row, ...runs].reduce((sum, one) => sum + one.pending, 0);
  return (
    <LinkRow
      href={addressOf(testCase.kind, row.id) ?? ""}
      current={current}
      className="min-h-17"
      mark={<ResultMark result={result} />}
      title={recordName(testCase, row.fields, reading) ?? words("untitled")}
      meta={
        <>
          <span className="tabular-nums">
            {typeof no === "string" ? no : (humanNumber(testCase, row) ?? row.code)}
          </span>
          <RoomMark space={row.space} />
          <span>{typeof tester === "string" ? reading.personName(tester) : t("noTester")}</span>
          {result === "notRun" && <DataMark test={test} />}
          {test.reschedules > 0 && (
            <span className="tabular-nums">{t("rescheduled", { count: test.reschedules })}</span>
          )}
        </>
      }
      {...((pending > 0 || result !== "notRun") && {
        fact: (
          <span className="flex items-center gap-2">
            <RowSyncMark pending={pending} conflicts={0} />
            {result !== "notRun" && <ResultChip result={result} />}
          </span>
        ),
      })}
    />
  );
}

/** Only what is missing stands out; where no data are needed there is nothing to say. */
function DataMark({ test }: { test: ShownTest }) {
  const t = useTranslations("tests");
  if (lacksData(test.case))
    return (
      <Chip tone="warn" icon={TriangleAlert}>
        {t("dataMissing")}
      </Chip>
    );
  if (test.case.fields.state !== "ready") return null;
  return (
    <span className="inline-flex items-center gap-1 text-ok">
      <Check aria-hidden size={14} strokeWidth={2.2} />
      {t("dataReady")}
    </span>
  );
}
