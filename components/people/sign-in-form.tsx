/** Address and password of somebody who has an account. */
import { zodResolver } from "@hookform/resolvers/zod";
import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { type SignedIn, signIn } from "@/lib/api/session";
import { credentials } from "@/lib/records/people-input";
import { CredentialFields } from "./account-fields";
import { EntryForm } from "./entry-form";
import { useAttempt } from "./use-attempt";

export function SignInForm({
  label,
  submit,
  onSignedIn,
  beside,
}: {
  label: string;
  submit: string;
  /** Called once the server has let the person in; what it throws is shown as the form's problem. */
  onSignedIn: (user: SignedIn) => Promise<void>;
  beside?: ReactNode;
}) {
  const { problem, attempt } = useAttempt();
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(credentials),
    defaultValues: { email: "", password: "" },
  });
  return (
    <EntryForm
      label={label}
      submit={submit}
      sending={formState.isSubmitting}
      problem={problem}
      beside={beside}
      onSubmit={handleSubmit((given) => attempt(async () => onSignedIn(await signIn(given))))}
    >
      <CredentialFields register={register} errors={formState.errors} isNew={false} />
    </EntryForm>
  );
}
