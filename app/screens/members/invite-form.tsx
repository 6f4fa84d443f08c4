/** Side, role and organisation of the person to be invited. */
import { zodResolver } from "@hookform/resolvers/zod";
import { useLocale, useTranslations } from "next-intl";
import { useForm, useWatch } from "react-hook-form";
import { EntryForm } from "@/components/people/entry-form";
import { useAttempt } from "@/components/people/use-attempt";
import { useInvalidText } from "@/components/people/use-invalid-text";
import { ChoiceField } from "@/components/ui/choice-field";
import { SelectField, TextField } from "@/components/ui/field";
import { api } from "@/lib/api/client";
import { roleLabels } from "@/lib/records/member";
import { place } from "@/lib/records/people-input";
import { useOwnPlace } from "./use-own-place";

export interface InvitationLink {
  link: string;
  expiresAt: number;
}

const sides = ["user", "vendor"] as const;

export function InviteForm({
  project,
  onMade,
}: {
  project: string;
  onMade: (made: InvitationLink) => void;
}) {
  const t = useTranslations("people.members");
  const language = useLocale();
  const invalid = useInvalidText();
  const { problem, attempt } = useAttempt();
  const { rolesFor, vendors } = useOwnPlace();
  const offered = sides.filter((side) => rolesFor(side).length > 0);
  const { control, register, handleSubmit, resetField, formState } = useForm({
    resolver: zodResolver(place),
    defaultValues: { side: offered[0] ?? "user", role: "" as never, organisation: "" },
    // What belongs to the other side is gone with its field.
    shouldUnregister: true,
  });
  const side = useWatch({ control, name: "side" });
  const { errors } = formState;

  return (
    <EntryForm
      label={t("inviteTitle")}
      submit={t("create")}
      sending={formState.isSubmitting}
      problem={problem}
      onSubmit={handleSubmit((given) =>
        attempt(async () => onMade(await api().people.invite.mutate({ project, ...given }))),
      )}
    >
      <ChoiceField
        label={t("side")}
        choices={offered.map((value) => ({ value, label: t(value) }))}
        {...register("side", {
          onChange: () => {
            resetField("role");
            resetField("organisation");
          },
        })}
      />
      <SelectField
        key={`role-${side}`}
        label={t("role")}
        required
        empty={t("chooseRole")}
        options={rolesFor(side).map((role) => ({
          value: role,
          label: roleLabels[role].label[language],
        }))}
        error={invalid(errors.role && "required")}
        {...register("role")}
      />
      {side === "vendor" ? (
        <SelectField
          key="vendor"
          label={t("vendorOrganisation")}
          required
          options={vendors.map(({ code, name }) => ({ value: code, label: name }))}
          error={invalid(errors.organisation?.message)}
          {...register("organisation")}
        />
      ) : (
        <TextField
          key="department"
          label={t("organisation")}
          error={invalid(errors.organisation?.message)}
          {...register("organisation")}
        />
      )}
    </EntryForm>
  );
}
