/** The fields of a person: address and password, and for somebody new the name before them. */
import { useTranslations } from "next-intl";
import type { FieldErrors, FieldValues, Path, UseFormRegister } from "react-hook-form";
import { TextField } from "@/components/ui/field";
import { PasswordField } from "./password-field";
import { useInvalidText } from "./use-invalid-text";

interface Fields<Values extends FieldValues> {
  register: UseFormRegister<Values>;
  errors: FieldErrors<Values>;
}

type Account = FieldValues & { name?: string; email: string; password: string };

export function NameField<Values extends Account>({ register, errors }: Fields<Values>) {
  const t = useTranslations("people");
  const invalid = useInvalidText();
  return (
    <TextField
      label={t("name")}
      required
      autoComplete="name"
      error={invalid(errors.name?.message)}
      {...register("name" as Path<Values>)}
    />
  );
}

/** `isNew` asks for a password to be made up; otherwise for the one that exists. */
export function CredentialFields<Values extends Account>({
  register,
  errors,
  isNew,
}: Fields<Values> & { isNew: boolean }) {
  const t = useTranslations("people");
  const invalid = useInvalidText();
  return (
    <>
      <TextField
        label={t("email")}
        required
        type="email"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={invalid(errors.email?.message)}
        {...register("email" as Path<Values>)}
      />
      <PasswordField
        label={isNew ? t("newPassword") : t("password")}
        required
        autoComplete={isNew ? "new-password" : "current-password"}
        error={invalid(errors.password?.message)}
        {...register("password" as Path<Values>)}
      />
    </>
  );
}
