/** One run: what came out, why, by whom, when and where. */
import { useTranslations } from "next-intl";
import { ResultMark, useResultWord } from "@/components/acceptance/result-mark";
import { LinkedName } from "@/components/record/linked-name";
import { useRecordScope } from "@/components/record/record-scope";
import { dayText, shortInstant } from "@/components/record/value-text";
import { RowSyncMark } from "@/components/sync/row-sync-mark";
import { LinkRow } from "@/components/ui/row";
import type { Shown } from "@/lib/local/database";
import { type Result, testRun } from "@/lib/records/test-run";

export function RunRow({ run }: { run: Shown }) {
  const t = useTranslations("tests");
  const word = useResultWord();
  const { addressOf, reading, now } = useRecordScope();
  const { result, reason, actual, tester, executedAt, environment, build, device } = run.fields;
  const { failedStep, plannedOn, rescheduledTo } = run.fields;
  const day = (value: unknown) =>
    typeof value === "string" ? dayText(value, reading.language) : t("noDay");
  const said = [reason, actual].filter((text) => typeof text === "string" && text);
  return (
    <LinkRow
      href={addressOf(testRun.kind, run.id) ?? ""}
      mark={<ResultMark result={result as Result} />}
      title={
        <span className="flex flex-wrap gap-x-3">
          <b>{word(result as Result)}</b>
          {typeof rescheduledTo === "string" && (
            <span className="tabular-nums">
              {t("movedTo", { from: day(plannedOn), to: day(rescheduledTo) })}
            </span>
          )}
          {said.length > 0 && <span>{said.join("　")}</span>}
        </span>
      }
      meta={
        <>
          {typeof executedAt === "number" && (
            <span className="tabular-nums">{shortInstant(executedAt, now(), reading)}</span>
          )}
          {typeof tester === "string" && <span>{reading.personName(tester)}</span>}
          {typeof environment === "string" && <span>{environment}</span>}
          {typeof build === "string" && <span>{t("onBuild", { build })}</span>}
          {typeof device === "string" && <span>{device}</span>}
          {typeof failedStep === "string" && <LinkedName id={failedStep} />}
        </>
      }
      {...(run.pending > 0 && { fact: <RowSyncMark pending={run.pending} conflicts={0} /> })}
      chevron
    />
  );
}
