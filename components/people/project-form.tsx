/** What a project is: name, phase, period, modules, systems, vendors; its own calendar and sizes folded below. */
import { zodResolver } from "@hookform/resolvers/zod";
import { ChevronDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { ChoiceField } from "@/components/ui/choice-field";
import {
  DateField,
  LongTextField,
  NumberField,
  SelectField,
  TextField,
} from "@/components/ui/field";
import { project } from "@/lib/records/project";
import { EntryForm } from "./entry-form";
import { formValuesOf, type ProjectValues, projectForm } from "./project-form-values";
import { useAttempt } from "./use-attempt";
import { useInvalidText } from "./use-invalid-text";
import { VendorFields } from "./vendor-fields";

const phases = Object.entries(project.fields.phase.spec.options ?? {});

export function ProjectForm({
  label,
  submit,
  start,
  send,
}: {
  /** Names the form for screen readers. */
  label: string;
  submit: string;
  /** Fields of the project's record; absent for a new one. */
  start?: Readonly<Record<string, unknown>>;
  send: (values: ProjectValues) => Promise<void>;
}) {
  const t = useTranslations("people.newProject");
  const language = useLocale();
  const invalid = useInvalidText();
  const { problem, attempt } = useAttempt();
  const { control, register, handleSubmit, formState } = useForm({
    resolver: zodResolver(projectForm),
    defaultValues: formValuesOf(start),
  });
  const { errors } = formState;
  const [isOpen, unfold] = useState(false);
  // What is wrong in them must be seen.
  const unfolded = isOpen || folded.some((name) => errors[name]);

  return (
    <EntryForm
      label={label}
      submit={submit}
      sending={formState.isSubmitting}
      problem={problem}
      onSubmit={handleSubmit((given) => attempt(() => send(given)))}
    >
      <TextField
        label={project.fields.name.spec.label[language]}
        required
        error={invalid(errors.name?.message)}
        {...register("name")}
      />
      <ChoiceField
        label={project.fields.phase.spec.label[language]}
        choices={phases.map(([value, { label }]) => ({ value, label: label[language] }))}
        error={invalid(errors.phase?.message)}
        {...register("phase")}
      />
      <div className="grid gap-4 tablet:grid-cols-2">
        <DateField label={t("from")} error={invalid(errors.from?.message)} {...register("from")} />
        <DateField label={t("to")} error={invalid(errors.to?.message)} {...register("to")} />
      </div>
      <SelectField
        label={project.fields.timeZone.spec.label[language]}
        options={timeZones()}
        error={invalid(errors.timeZone?.message)}
        {...register("timeZone")}
      />
      <LongTextField
        label={t("modules")}
        hint={t("modulesHint")}
        rows={3}
        error={invalid(firstMessage(errors.modules))}
        {...register("modules")}
      />
      <LongTextField
        label={t("systems")}
        rows={2}
        error={invalid(firstMessage(errors.systems))}
        {...register("systems")}
      />
      <VendorFields
        control={control}
        register={register}
        errors={errors}
        kept={formValuesOf(start).vendors.length}
      />
      <Button
        variant="text"
        icon={ChevronDown}
        className="justify-self-start"
        aria-expanded={unfolded}
        onClick={() => unfold(!unfolded)}
      >
        {t("further")}
      </Button>
      {unfolded && (
        <div className="grid gap-4 pt-2">
          {(["holidays", "workingDays"] as const).map((name) => (
            <LongTextField
              key={name}
              label={t(name)}
              hint={t("daysHint")}
              rows={2}
              error={invalid(firstMessage(errors[name]))}
              {...register(name)}
            />
          ))}
          <div className="grid gap-4 tablet:grid-cols-3">
            {(["ksloc", "screenCount", "budget"] as const).map((name) => (
              <NumberField
                key={name}
                label={project.fields[name].spec.label[language]}
                error={invalid(errors[name]?.message)}
                {...register(name)}
              />
            ))}
          </div>
        </div>
      )}
    </EntryForm>
  );
}

const folded = ["holidays", "workingDays", "ksloc", "screenCount", "budget"] as const;

/** The list is one field to the person, so the first of its lines' errors stands for all. */
function firstMessage(error: unknown): unknown {
  if (Array.isArray(error)) return firstMessage(error.find(Boolean));
  return typeof error === "object" && error !== null && "message" in error
    ? error.message
    : undefined;
}

function timeZones(): { value: string; label: string }[] {
  return Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, label: zone }));
}
