/**
 * For whoever forgot the PIN: the password of the person who handed the device over, checked by the server. Only a
 * check: the session on this device stays theirs, so sync goes on whatever somebody types here.
 */
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { ConcealedField } from "@/components/people/concealed-field";
import { EntryForm } from "@/components/people/entry-form";
import { useAttempt } from "@/components/people/use-attempt";
import { useInvalidText } from "@/components/people/use-invalid-text";
import { TextField } from "@/components/ui/field";
import { checkPassword, SessionProblem } from "@/lib/api/session";
import { useLocal } from "@/lib/local/hooks/provider";
import { credentials } from "@/lib/records/people-input";

export default function PasswordExit({ aimAtSession }: { aimAtSession: () => void }) {
  const t = useTranslations("training.exit");
  const people = useTranslations("people");
  const invalid = useInvalidText();
  const { kiosk, user } = useLocal();
  const { problem, attempt } = useAttempt();
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(credentials),
    defaultValues: { email: "", password: "" },
  });
  const { errors, isSubmitting } = formState;

  const leave = async (given: { email: string; password: string }) => {
    const { id } = await checkPassword(given);
    if (id !== user.id) throw new SessionProblem("otherPerson");
    aimAtSession();
    await kiosk.release();
  };

  return (
    <div className="grid gap-4">
      <p className="text-prose text-text-2">{t("passwordAbout", { name: user.name })}</p>
      <EntryForm
        label={t("password")}
        submit={t("password")}
        sending={isSubmitting}
        problem={problem}
        onSubmit={handleSubmit((given) => attempt(() => leave(given)))}
      >
        <TextField
          label={people("email")}
          required
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          error={invalid(errors.email?.message)}
          {...register("email")}
        />
        <ConcealedField
          label={people("password")}
          required
          error={invalid(errors.password?.message)}
          {...register("password")}
        />
      </EntryForm>
    </div>
  );
}
