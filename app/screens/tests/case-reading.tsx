/** What a tester reads while executing: what is to be seen, from which state, by which steps; a step fails in one tap. */
import { CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { LinkedName } from "@/components/record/linked-name";
import { useRecordScope } from "@/components/record/record-scope";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { stepNo } from "@/lib/acceptance/defect-of-run";
import type { Shown } from "@/lib/local/database";
import { isBlank } from "@/lib/records/define";
import { testCase } from "@/lib/records/test-case";

type Read = "checkPoints" | "precondition" | "testData" | "steps" | "expected";

const texts = ["precondition", "testData", "steps", "expected"] as const;

export function CaseReading({
  test,
  steps,
  onFail,
}: {
  test: Shown;
  steps: readonly Shown[];
  /** Absent where nothing is judged now. */
  onFail?: (step: Shown) => void;
}) {
  const t = useTranslations("tests");
  const heading = useId();
  const isEmpty = steps.length === 0 && texts.every((field) => isBlank(test.fields[field]));
  return (
    <Card labelledBy={heading} className="grid gap-4">
      <h3 id={heading} className="text-list font-bold">
        {t("reading")}
      </h3>
      {isEmpty && <p className="text-body text-text-2">{t("nothingToRead")}</p>}
      <dl className="grid gap-4 empty:hidden">
        <Points test={test} />
        <Part test={test} field="precondition" />
        <Part test={test} field="testData" />
        {steps.length > 0 ? (
          <Labelled field="steps">
            <ol className="divide-y divide-line">
              {steps.map((step, place) => (
                <Step
                  key={step.id}
                  step={step}
                  no={stepNo(step, place)}
                  {...(onFail && { onFail: () => onFail(step) })}
                />
              ))}
            </ol>
          </Labelled>
        ) : (
          <Part test={test} field="steps" />
        )}
        <Part test={test} field="expected" />
      </dl>
    </Card>
  );
}

function Labelled({ field, children }: { field: Read; children: ReactNode }) {
  const { language } = useRecordScope().reading;
  return (
    <div className="grid gap-0.5">
      <dt className="text-meta font-bold text-text-3">
        {testCase.fields[field].spec.label[language]}
      </dt>
      <dd className="min-w-0 whitespace-pre-wrap text-prose">{children}</dd>
    </div>
  );
}

/** Nothing for an empty field: the sections below say what is missing. */
function Part({ test, field }: { test: Shown; field: Read }) {
  const value = test.fields[field];
  return typeof value === "string" && value ? <Labelled field={field}>{value}</Labelled> : null;
}

function Points({ test }: { test: Shown }) {
  const { checkPoints } = test.fields;
  if (!Array.isArray(checkPoints) || checkPoints.length === 0) return null;
  return (
    <Labelled field="checkPoints">
      <ul className="grid gap-1">
        {checkPoints.map((id) => (
          <li key={String(id)}>
            <LinkedName id={String(id)} link />
          </li>
        ))}
      </ul>
    </Labelled>
  );
}

function Step({ step, no, onFail }: { step: Shown; no: string; onFail?: () => void }) {
  const t = useTranslations("tests");
  const { action, input, expected } = step.fields;
  return (
    <li className="flex items-start gap-3 py-2">
      <span className="w-6 shrink-0 pt-px font-bold text-text-3 tabular-nums">{no}</span>
      <div className="min-w-0 flex-1 text-body">
        <p>{String(action ?? "")}</p>
        {typeof input === "string" && input && (
          <p className="text-detail text-text-2">{t("input", { text: input })}</p>
        )}
        {typeof expected === "string" && expected && (
          <p className="text-detail text-text-2">→ {expected}</p>
        )}
      </div>
      {onFail && (
        <Button
          variant="text"
          size="compact"
          icon={CircleX}
          className="px-3! text-err!"
          aria-label={t("failHere", { step: no })}
          onClick={onFail}
        >
          NG
        </Button>
      )}
    </li>
  );
}
