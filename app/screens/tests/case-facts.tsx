/** How the case stands: result, number, slot and tester in one line, and where it is executed. */
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ResultChip } from "@/components/acceptance/result-mark";
import { useRecordScope } from "@/components/record/record-scope";
import { dayText } from "@/components/record/value-text";
import { FactChip } from "@/components/ui/chip";
import type { RunPlace } from "@/lib/acceptance/defect-of-run";
import { plannedOf } from "@/lib/acceptance/planned-day";
import type { Shown } from "@/lib/local/database";
import { type CaseResult, reschedules } from "@/lib/records/test-result";
import { PlaceSheet } from "./place-sheet";

export function CaseFacts({
  test,
  runs,
  result,
  place,
  onPlace,
}: {
  test: Shown;
  runs: readonly Shown[];
  result: CaseResult;
  place: RunPlace;
  /** Absent for whoever does not judge. */
  onPlace?: (place: RunPlace) => void;
}) {
  const t = useTranslations("tests");
  const { reading } = useRecordScope();
  const [editing, edit] = useState(false);
  const { no, tester } = test.fields;
  const { day, from, to } = plannedOf(test, runs);
  const times = from && (to ? `${from}–${to}` : from);
  const off = reschedules(runs);
  const facts = [
    typeof no === "string" ? no : null,
    [day && dayText(day, reading.language), times].filter(Boolean).join(" "),
    typeof tester === "string" ? reading.personName(tester) : t("noTester"),
    off > 0 ? t("rescheduled", { count: off }) : null,
  ].filter(Boolean);
  const where = [place.environment, place.build].filter(Boolean).join("・");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <ResultChip result={result} large />
      <p className="order-last flex min-w-0 basis-full flex-wrap gap-x-3 text-detail text-text-2 tabular-nums tablet:order-none tablet:flex-1 tablet:basis-52">
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      {onPlace && (
        <FactChip
          label={t("place")}
          value={where || null}
          aria-label={t("placeEdit", { place: where || t("placeEmpty") })}
          onClick={() => edit(true)}
        />
      )}
      {onPlace && editing && (
        <PlaceSheet
          place={place}
          onClose={() => edit(false)}
          onSave={(next) => {
            onPlace(next);
            edit(false);
          }}
        />
      )}
    </div>
  );
}
