/** A member's place: side, role and organisation, and where they stand in the 体制図. */
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { FormProvider, useForm } from "react-hook-form";
import { z } from "zod";
import { EntryForm } from "@/components/people/entry-form";
import { useAttempt } from "@/components/people/use-attempt";
import { useInvalidText } from "@/components/people/use-invalid-text";
import { useRecordScope } from "@/components/record/record-scope";
import { SelectField, TextField } from "@/components/ui/field";
import { showToast } from "@/components/ui/toast-store";
import { api } from "@/lib/api/client";
import { memberChange } from "@/lib/records/people-input";
import type { Role, Side } from "@/lib/records/rights";
import { hasOrganisation, PlaceFields, placeInputs, placeOfInputs } from "./place-fields";
import { useOwnPlace } from "./use-own-place";

const inputs = z
  .object({
    ...placeInputs.shape,
    position: memberChange.shape.position,
    reportsTo: memberChange.shape.reportsTo,
  })
  .refine(hasOrganisation.holds, hasOrganisation.problem);

export function MemberForm({
  fields,
  onDone,
}: {
  /** Of the member's record. */
  fields: Readonly<Record<string, unknown>>;
  onDone: () => void;
}) {
  const t = useTranslations("people.members");
  const invalid = useInvalidText();
  const { problem, attempt } = useAttempt();
  const { project, people } = useRecordScope();
  const { vendors } = useOwnPlace();
  const text = (name: string) => String(fields[name] ?? "");
  const isVendor = fields.side === "vendor";
  const form = useForm({
    resolver: zodResolver(inputs),
    defaultValues: {
      side: text("side") as Side,
      role: text("role") as Role,
      department: isVendor ? "" : text("organisation"),
      vendor: vendors.find(({ name }) => isVendor && name === fields.organisation)?.code ?? "",
      position: text("position"),
      reportsTo: text("reportsTo"),
    },
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <FormProvider {...form}>
      <EntryForm
        label={t("changeTitle")}
        submit={t("save")}
        sending={isSubmitting}
        problem={problem}
        onSubmit={form.handleSubmit(({ position, reportsTo, ...place }) =>
          attempt(async () => {
            const change = { ...placeOfInputs(place), position, reportsTo };
            await api().people.changeMember.mutate({ project, member: text("user"), ...change });
            showToast({ text: t("changed", { name: text("name") }), tone: "ok" });
            onDone();
          }),
        )}
      >
        <PlaceFields />
        <TextField
          label={t("position")}
          hint={t("positionHint")}
          error={invalid(errors.position?.message)}
          {...form.register("position")}
        />
        <SelectField
          label={t("reportsTo")}
          empty={t("top")}
          options={people
            .filter(({ id }) => id !== fields.user)
            .map(({ id, name }) => ({ value: id, label: name }))}
          {...form.register("reportsTo")}
        />
      </EntryForm>
    </FormProvider>
  );
}
