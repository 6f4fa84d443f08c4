/** The control of one field, chosen by its type; uncontrolled, so that nothing replaces what is typed. */
import { useTranslations } from "next-intl";
import { type FieldError, type UseFormRegisterReturn, useFormContext } from "react-hook-form";
import { CheckField } from "@/components/ui/check-field";
import { ChoiceField } from "@/components/ui/choice-field";
import {
  DateField,
  LongTextField,
  NumberField,
  SelectField,
  TextField,
} from "@/components/ui/field";
import type { FieldSpec, Language } from "@/lib/records/fields";
import { LinkPicker } from "./link-picker";
import { PeopleEditor, TicksEditor } from "./many-editor";
import { levelOf, OptionMark, toneOfLevel } from "./record-mark";
import { useRecordScope } from "./record-scope";

/** Up to here options stand side by side; more of them go into a list. */
const mostChips = 5;

/** Stands inside a `FormProvider`; `name` is the field's. */
export function FieldEditor({
  name,
  spec,
  autoFocus = false,
}: {
  name: string;
  spec: FieldSpec;
  autoFocus?: boolean;
}) {
  const t = useTranslations("record.form");
  const { reading } = useRecordScope();
  const { register, formState } = useFormContext();
  const error = fieldError(
    t,
    spec,
    formState.errors[name] as FieldError | undefined,
    reading.language,
  );
  const { required: _, ...registered } = register(name);
  const common = {
    ...registered,
    label: spec.label[reading.language],
    hint: spec.form?.hint[reading.language],
    error,
    required: spec.required,
    autoFocus,
  };
  switch (spec.type) {
    case "longText":
      return <LongTextField {...common} />;
    case "day":
      return <DateField {...common} />;
    case "time":
      return <TextField {...common} type="time" />;
    case "instant":
      return <TextField {...common} type="datetime-local" />;
    case "number":
      return <NumberField {...common} />;
    case "flag":
      return <CheckField {...register(name)} label={common.label} autoFocus={autoFocus} />;
    case "tags":
      return <LongTextField {...common} hint={common.hint ?? t("tagsHint")} />;
    case "link":
    case "links":
      return <LinkPicker name={name} spec={spec} error={error} autoFocus={autoFocus} />;
    case "person":
      return <PersonEditor common={common} name={name} />;
    case "people":
      return <PeopleEditor name={name} spec={spec} error={error} />;
    case "ticks":
      return <TicksEditor name={name} spec={spec} error={error} />;
    case "choice":
      return <ChoiceEditor common={common} spec={spec} />;
    default:
      return <TextField {...common} />;
  }
}

type Common = Omit<UseFormRegisterReturn, "required"> & {
  label: string;
  hint: string | undefined;
  error: string | undefined;
  required: boolean | undefined;
  autoFocus: boolean;
};

function PersonEditor({ common, name }: { common: Common; name: string }) {
  const t = useTranslations("record.form");
  const { reading, people } = useRecordScope();
  const { getValues } = useFormContext();
  const options = people.map((person) => ({ value: person.id, label: person.name }));
  // Somebody who left the project is not silently replaced by nobody.
  const present = String(getValues(name) ?? "");
  if (present && !people.some(({ id }) => id === present))
    options.unshift({ value: present, label: reading.personName(present) });
  return <SelectField {...common} empty={t("unset")} options={options} />;
}

function ChoiceEditor({ common, spec }: { common: Common; spec: FieldSpec }) {
  const t = useTranslations("record.form");
  const { language } = useRecordScope().reading;
  const options = Object.entries(spec.options ?? {});
  if (options.length > mostChips)
    return (
      <SelectField
        {...common}
        empty={spec.required ? t("choose") : t("unset")}
        options={options.map(([value, { label }]) => ({ value, label: label[language] }))}
      />
    );
  const weighed = options.every(([, option]) => option.weight !== undefined);
  const choices = options.map(([value, option]) => ({
    value,
    label: option.label[language],
    ...(weighed && {
      mark: <OptionMark option={option} language={language} bare />,
      tone: toneOfLevel(levelOf(option.weight ?? 0)),
    }),
  }));
  // The browser must not judge the form: its messages are not in the person's language.
  const { required, autoFocus: _, ...input } = common;
  return (
    <ChoiceField
      {...input}
      choices={required ? choices : [{ value: "", label: t("unset") }, ...choices]}
    />
  );
}

function fieldError(
  t: ReturnType<typeof useTranslations<"record.form">>,
  spec: FieldSpec,
  error: FieldError | undefined,
  language: Language,
): string | undefined {
  if (!error) return undefined;
  if (error.type === "fieldMissing")
    return ["choice", "person", "people"].includes(spec.type) ? t("missingChoice") : t("missing");
  switch (spec.type) {
    case "tags":
      return spec.form?.hint[language] ?? t("invalid");
    case "text":
    case "longText":
      if (spec.form) return spec.form.hint[language];
      return t("tooLong", { max: spec.max });
    case "day":
    case "instant":
      return t("badDay");
    case "time":
      return t("badTime");
    case "number":
      return t("badNumber");
    default:
      return t("invalid");
  }
}
