/** Side, role and organisation of the person to be invited. */
import { zodResolver } from "@hookform/resolvers/zod";
import { useLocale, useTranslations } from "next-intl";
import { useForm, useWatch } from "react-hook-form";
import { z } from "zod";
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

/** A person belongs to a department that is typed or to a vendor that is chosen. */
const invitation = z
  .object({
    side: place.shape.side,
    role: place.shape.role,
    department: place.shape.organisation,
    vendor: z.string(),
  })
  .refine(({ side, vendor }) => side === "user" || vendor !== "", {
    path: ["vendor"],
    message: "required",
  });

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
  const { control, register, handleSubmit, setValue, formState } = useForm({
    resolver: zodResolver(invitation),
    defaultValues: {
      side: offered[0] ?? "user",
      role: "" as never,
      department: "",
      vendor: vendors.length === 1 ? (vendors[0]?.code ?? "") : "",
    },
  });
  const side = useWatch({ control, name: "side" });
  const { errors } = formState;

  return (
    <EntryForm
      label={t("inviteTitle")}
      submit={t("create")}
      sending={formState.isSubmitting}
      problem={problem}
      onSubmit={handleSubmit(({ side, role, department, vendor }) =>
        attempt(async () => {
          const organisation = side === "vendor" ? vendor : department;
          onMade(await api().people.invite.mutate({ project, side, role, organisation }));
        }),
      )}
    >
      <ChoiceField
        label={t("side")}
        choices={offered.map((value) => ({ value, label: t(value) }))}
        {...register("side", {
          // A role that the other side does not have must not stay chosen unseen.
          onChange: () => setValue("role", "" as never),
        })}
      />
      <SelectField
        label={t("role")}
        required
        empty={t("choose")}
        options={rolesFor(side).map((role) => ({
          value: role,
          label: roleLabels[role].label[language],
        }))}
        error={invalid(errors.role && "required")}
        {...register("role")}
      />
      {side === "vendor" ? (
        <SelectField
          label={t("vendorOrganisation")}
          required
          empty={t("choose")}
          options={vendors.map(({ code, name }) => ({ value: code, label: name }))}
          error={invalid(errors.vendor?.message)}
          {...register("vendor")}
        />
      ) : (
        <TextField
          label={t("organisation")}
          error={invalid(errors.department?.message)}
          {...register("department")}
        />
      )}
    </EntryForm>
  );
}
