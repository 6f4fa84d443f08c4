/** What the device filled in by itself, as chips; a tap turns one into its field. */
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { FieldEditor } from "@/components/record/field-editor";
import { fromInput } from "@/components/record/form-values";
import { useRecordScope } from "@/components/record/record-scope";
import { valueText } from "@/components/record/value-text";
import { Button } from "@/components/ui/button";
import { FactChip } from "@/components/ui/chip";
import { defect } from "@/lib/records/defect";
import { isBlank } from "@/lib/records/define";

/** In the order in which a tester thinks of them. */
export const contextFields: readonly string[] = [
  "testCase",
  "step",
  "module",
  "screen",
  "linkedSystem",
  "environment",
  "build",
  "device",
  "foundBy",
  "occurredAt",
];

/** Of the last defect, or of the run that it was found in; the next one may be about something else. */
const ofLast: readonly string[] = ["testCase", "step", "module", "screen", "linkedSystem"];

const specOf = (name: string) => defect.fields[name as keyof typeof defect.fields].spec;

export function CaptureContext() {
  const t = useTranslations("capture");
  const { reading } = useRecordScope();
  const { control, formState, setValue } = useFormContext();
  const [edited, edit] = useState<readonly string[]>([]);
  const inputs = useWatch({ control, name: [...contextFields] }) as unknown[];
  const wrong = contextFields.filter((name) => formState.errors[name]);
  const asFields = contextFields.filter((name) => edited.includes(name) || wrong.includes(name));

  const chips = contextFields
    .map((name, index) => ({
      name,
      value: fromInput(specOf(name), inputs[index], reading.timeZone),
    }))
    .filter(({ name }) => !asFields.includes(name));
  // What is known comes first, what is still to be filled after it.
  const filled = chips.filter(({ value }) => !isBlank(value));
  const blank = chips.filter(({ value }) => isBlank(value));

  const kept = filled.filter(({ name }) => ofLast.includes(name));

  return (
    <section className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <h2 className="flex flex-wrap items-baseline gap-x-3 text-detail font-bold text-text-2">
          {t("context")}
          <span className="text-meta font-normal text-text-3">{t("contextHint")}</span>
        </h2>
        {kept.length > 0 && (
          <Button
            variant="text"
            size="compact"
            onClick={() => {
              for (const { name } of kept) setValue(name, "", { shouldDirty: true });
            }}
          >
            {t("contextClear")}
          </Button>
        )}
      </div>
      {/* On a phone the chips go sideways: the save stays near. */}
      <div className="-mx-4 flex gap-2 overflow-x-auto px-4 py-1 tablet:mx-0 tablet:flex-wrap tablet:px-0">
        {[...filled, ...blank].map(({ name, value }) => {
          const spec = specOf(name);
          const label = spec.label[reading.language];
          const text = isBlank(value) ? null : valueText(spec, value, reading);
          return (
            <FactChip
              key={name}
              label={label}
              value={text}
              aria-label={`${label}: ${text ?? t("empty")}`}
              onClick={() => edit([...edited, name])}
            />
          );
        })}
      </div>
      {asFields.map((name) => (
        <FieldEditor
          key={name}
          name={name}
          spec={specOf(name)}
          autoFocus={name === edited.at(-1)}
        />
      ))}
    </section>
  );
}
