/** Side, role and organisation of a person: for an invitation, and for a place that changes. */
import { useLocale, useTranslations } from "next-intl";
import { useFormContext, useWatch } from "react-hook-form";
import { z } from "zod";
import { useInvalidText } from "@/components/people/use-invalid-text";
import { ChoiceField } from "@/components/ui/choice-field";
import { SelectField, TextField } from "@/components/ui/field";
import type { Place } from "@/lib/records/joining";
import { roleLabels } from "@/lib/records/member";
import { place } from "@/lib/records/people-input";
import type { Side } from "@/lib/records/rights";
import { useOwnPlace } from "./use-own-place";

const sides = ["user", "vendor"] as const;

/** A person belongs to a department that is typed or to a vendor that is chosen. */
export const placeInputs = z.object({
  side: place.shape.side,
  role: place.shape.role,
  department: place.shape.organisation,
  vendor: z.string(),
});
export type PlaceInputs = z.infer<typeof placeInputs>;

export const hasOrganisation = {
  holds: ({ side, vendor }: PlaceInputs) => side === "user" || vendor !== "",
  problem: { path: ["vendor"], message: "required" },
};

export const placeOfInputs = ({ side, role, department, vendor }: PlaceInputs): Place => ({
  side,
  role,
  organisation: side === "vendor" ? vendor : department,
});

/** Stands inside a form whose values are `PlaceInputs` or more. */
export function PlaceFields() {
  const t = useTranslations("people.members");
  const language = useLocale();
  const invalid = useInvalidText();
  const { rolesFor, vendors } = useOwnPlace();
  const { control, register, setValue, formState } = useFormContext<PlaceInputs>();
  const side = useWatch({ control, name: "side" });
  const offered = sides.filter((one) => rolesFor(one).length > 0);
  const { errors } = formState;
  return (
    <>
      <ChoiceField<Side>
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
    </>
  );
}
