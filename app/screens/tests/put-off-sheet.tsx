/** リスケ, or only why the test was not run: reason, new day and slot in one go. */
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RecordForm } from "@/components/record/record-form";
import { useRecordScope } from "@/components/record/record-scope";
import { dayText } from "@/components/record/value-text";
import { wallDay } from "@/components/record/wall-clock";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { plannedOf } from "@/lib/acceptance/planned-day";
import { proposedDay } from "@/lib/acceptance/put-off";
import { calendarOf } from "@/lib/day/calendar";
import type { Shown } from "@/lib/local/database";
import { useRecord } from "@/lib/local/hooks/use-record";
import { reschedules } from "@/lib/records/test-result";
import { testRun } from "@/lib/records/test-run";
import type { Judging, PutOff } from "./use-judging";

interface PutOffSheetProps {
  test: Shown;
  runs: readonly Shown[];
  judging: Judging;
  onClose: () => void;
}

export function PutOffSheet(props: PutOffSheetProps) {
  const project = useRecord(useRecordScope().project);
  return project === undefined ? null : <Asking {...props} project={project} />;
}

function Asking({
  test,
  runs,
  judging,
  onClose,
  project,
}: PutOffSheetProps & { project: Shown | null }) {
  const t = useTranslations("tests");
  const { reading, now } = useRecordScope();
  const planned = plannedOf(test, runs);
  // Once: what a form starts with does not change under the person's hands.
  const [start] = useState(() => ({
    rescheduledTo: proposedDay(
      calendarOf(project?.fields ?? {}),
      wallDay(now(), reading.timeZone),
      planned,
    ),
    rescheduledFrom: planned.from,
  }));
  const count = reschedules(runs);
  return (
    <Sheet open onClose={onClose} title={t("off")}>
      <p className="mb-3 flex flex-wrap gap-x-4 text-body text-text-2 tabular-nums">
        <span>
          {planned.day
            ? t("offNote", { day: dayText(planned.day, reading.language) })
            : t("offNoDay")}
        </span>
        {count > 0 && <span>{t("offCount", { count })}</span>}
      </p>
      <RecordForm
        definition={testRun}
        names={["reason", "rescheduledTo", "rescheduledFrom"]}
        demanded={["reason"]}
        start={start}
        onSave={async (fields) => {
          if (await judging.putOff(fields as unknown as PutOff)) onClose();
        }}
        autoFocus
      >
        {(controls) => (
          <div className="grid gap-4">
            {controls}
            <p className="text-detail text-text-2">{t("offHint")}</p>
            {!judging.mayPlan && <p className="text-detail text-text-2">{t("offRunOnly")}</p>}
            <div className="flex flex-wrap gap-3">
              <Button onClick={onClose}>{t("cancel")}</Button>
              <Button type="submit" variant="primary" className="flex-1">
                {t("save")}
              </Button>
            </div>
          </div>
        )}
      </RecordForm>
    </Sheet>
  );
}
