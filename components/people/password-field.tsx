/** A password that can be looked at: on a tablet nobody types ten characters blind. */
import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { Field, type FieldTexts } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";

export function PasswordField({
  label,
  error,
  hint,
  required,
  ...rest
}: FieldTexts & Omit<ComponentProps<"input">, "required" | "id" | "type">) {
  const t = useTranslations("people");
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} error={error} hint={hint} required={required}>
      {(tie) => (
        <div className="-mt-2 -mr-3 flex items-center gap-1">
          <input
            {...rest}
            {...tie}
            type={shown ? "text" : "password"}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            className="min-w-0 flex-1 self-stretch bg-transparent text-input text-text"
          />
          <IconButton
            label={shown ? t("hidePassword") : t("showPassword")}
            icon={shown ? EyeOff : Eye}
            onClick={() => setShown(!shown)}
          />
        </div>
      )}
    </Field>
  );
}
