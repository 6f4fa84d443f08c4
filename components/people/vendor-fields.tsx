/** The vendors of a new project, each with the code of its room. */
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import {
  type Control,
  type FieldErrors,
  type UseFormRegister,
  useFieldArray,
} from "react-hook-form";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import type { FormValues, ProjectValues } from "./project-form-values";
import { useInvalidText } from "./use-invalid-text";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

export function VendorFields({
  control,
  register,
  errors,
  kept,
}: {
  control: Control<FormValues, unknown, ProjectValues>;
  register: UseFormRegister<FormValues>;
  errors: FieldErrors<FormValues>;
  /** So many of the first are in the project already: their rooms stay, under their codes. */
  kept: number;
}) {
  const t = useTranslations("people.newProject");
  const invalid = useInvalidText();
  const heading = useId();
  const { fields, append, remove } = useFieldArray({ control, name: "vendors" });
  return (
    <section aria-labelledby={heading} className="grid gap-3">
      <div>
        <h2 id={heading} className="text-card font-bold">
          {t("vendors")}
        </h2>
        <p className="text-detail text-text-2">{t("vendorsNote")}</p>
      </div>
      {fields.map((field, index) => {
        const wrong = errors.vendors?.[index];
        const name = t("vendor", { n: index + 1 });
        return (
          <fieldset
            key={field.id}
            className="grid gap-3 rounded-control border border-line bg-surface p-3"
          >
            <legend className="sr-only">{name}</legend>
            <div className="flex items-center justify-between gap-2">
              <span aria-hidden className="text-list font-bold text-text-2">
                {name}
              </span>
              {index >= kept && (
                <IconButton
                  label={t("removeVendor", { name })}
                  icon={Trash2}
                  onClick={() => remove(index)}
                />
              )}
            </div>
            <div className="grid gap-3 tablet:grid-cols-[10rem_1fr_1fr]">
              <TextField
                label={t("vendorCode")}
                required
                autoCapitalize="characters"
                readOnly={index < kept}
                error={invalid(wrong?.code?.message)}
                {...register(`vendors.${index}.code`)}
              />
              <TextField
                label={t("vendorName")}
                required
                error={invalid(wrong?.name?.message)}
                {...register(`vendors.${index}.name`)}
              />
              <TextField
                label={t("vendorSystem")}
                error={invalid(wrong?.system?.message)}
                {...register(`vendors.${index}.system`)}
              />
            </div>
          </fieldset>
        );
      })}
      <Button
        icon={Plus}
        className="justify-self-start"
        onClick={() => append({ code: letters[fields.length] ?? "", name: "", system: "" })}
      >
        {t("addVendor")}
      </Button>
    </section>
  );
}
