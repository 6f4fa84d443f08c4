/** Name, phase, period, modules, systems and vendors of a new project. */
import { zodResolver } from "@hookform/resolvers/zod";
import { useLocale, useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { EntryForm } from "@/components/people/entry-form";
import { useAttempt } from "@/components/people/use-attempt";
import { useInvalidText } from "@/components/people/use-invalid-text";
import { ChoiceField } from "@/components/ui/choice-field";
import { DateField, LongTextField, SelectField, TextField } from "@/components/ui/field";
import { api } from "@/lib/api/client";
import { useLocal } from "@/lib/local/hooks/provider";
import { project } from "@/lib/records/project";
import { href } from "../../router/addresses";
import { navigate } from "../../router/place";
import { type FormValues, projectForm } from "./project-form-values";
import { VendorFields } from "./vendor-fields";

const phases = Object.entries(project.fields.phase.spec.options ?? {});

export function ProjectForm() {
  const t = useTranslations("people.newProject");
  const language = useLocale();
  const invalid = useInvalidText();
  const { sync } = useLocal();
  const { problem, attempt } = useAttempt();
  const { control, register, handleSubmit, formState } = useForm({
    resolver: zodResolver(projectForm),
    defaultValues: {
      name: "",
      phase: "uat",
      from: "",
      to: "",
      timeZone: "Asia/Tokyo",
      modules: "",
      systems: "",
      vendors: [],
    } satisfies FormValues,
  });
  const { errors } = formState;

  const send = handleSubmit((given) =>
    attempt(async () => {
      const created = await api().people.createProject.mutate(given);
      // The new spaces come with the next exchange.
      sync.now();
      navigate(href("members", { project: created.project }), { replace: true });
    }),
  );

  return (
    <EntryForm
      label={t("title")}
      submit={t("submit")}
      sending={formState.isSubmitting}
      problem={problem}
      onSubmit={send}
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
      <VendorFields control={control} register={register} errors={errors} />
    </EntryForm>
  );
}

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
