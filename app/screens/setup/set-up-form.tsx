/** Organisation, name, address and password of the first administrator. */
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useForm } from "react-hook-form";
import { href } from "@/app/router/addresses";
import { navigate } from "@/app/router/place";
import { CredentialFields, NameField } from "@/components/people/account-fields";
import { EntryForm } from "@/components/people/entry-form";
import { useAttempt } from "@/components/people/use-attempt";
import { useInvalidText } from "@/components/people/use-invalid-text";
import { TextField } from "@/components/ui/field";
import { api } from "@/lib/api/client";
import { problemOf } from "@/lib/api/problem";
import { signIn } from "@/lib/api/session";
import { usePeople } from "@/lib/local/hooks/provider";
import { organisationAccount } from "@/lib/records/people-input";

export function SetUpForm({ token, onSpent }: { token: string; onSpent: () => void }) {
  const t = useTranslations("people");
  const invalid = useInvalidText();
  const { signedIn } = usePeople();
  const { problem, attempt } = useAttempt();
  // After a lost answer the link may have been used by this very form.
  const lost = useRef(false);
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(organisationAccount),
    defaultValues: { organisation: "", name: "", email: "", password: "" },
  });

  const send = handleSubmit((given) =>
    attempt(async () => {
      try {
        await api().people.setUp.mutate({ ...given, token });
        lost.current = true;
      } catch (error) {
        const problem = problemOf(error);
        if (problem === "unreachable") lost.current = true;
        if (problem !== "spentLink" || !lost.current) {
          if (problem === "spentLink") onSpent();
          throw error;
        }
      }
      await signedIn(await signIn(given));
      navigate(href("projects"), { replace: true });
    }),
  );

  return (
    <EntryForm
      label={t("setup.title")}
      submit={t("setup.submit")}
      sending={formState.isSubmitting}
      problem={problem}
      onSubmit={send}
    >
      <TextField
        label={t("organisation")}
        hint={t("setup.organisationHint")}
        required
        autoComplete="organization"
        error={invalid(formState.errors.organisation?.message)}
        {...register("organisation")}
      />
      <NameField register={register} errors={formState.errors} />
      <CredentialFields register={register} errors={formState.errors} isNew />
    </EntryForm>
  );
}
