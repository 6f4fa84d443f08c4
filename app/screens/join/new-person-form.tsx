/** Name, address and password of somebody who joins for the first time. */
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useForm } from "react-hook-form";
import { CredentialFields, NameField } from "@/components/people/account-fields";
import { EntryForm } from "@/components/people/entry-form";
import { useAttempt } from "@/components/people/use-attempt";
import { api } from "@/lib/api/client";
import { problemOf } from "@/lib/api/problem";
import { type SignedIn, signIn } from "@/lib/api/session";
import { account } from "@/lib/records/people-input";

export function NewPersonForm({
  token,
  as,
  onJoined,
  onSpent,
}: {
  token: string;
  /** The name of the member who is invited, where that is settled. */
  as?: string;
  onJoined: (user: SignedIn) => Promise<void>;
  onSpent: () => void;
}) {
  const t = useTranslations("people.join");
  const { problem, attempt } = useAttempt();
  // After a lost answer the invitation may have been used by this very form.
  const lost = useRef(false);
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(account),
    defaultValues: { name: as ?? "", email: "", password: "" },
  });

  const send = handleSubmit((given) =>
    attempt(async () => {
      try {
        await api().people.redeem.mutate({ token, account: given });
        lost.current = true;
      } catch (error) {
        const problem = problemOf(error);
        if (problem === "unreachable") lost.current = true;
        if (problem !== "spentInvitation" || !lost.current) {
          if (problem === "spentInvitation") onSpent();
          throw error;
        }
      }
      await onJoined(await signIn(given));
    }),
  );

  return (
    <EntryForm
      label={t("asNew")}
      submit={t("submitNew")}
      sending={formState.isSubmitting}
      problem={problem}
      onSubmit={send}
    >
      {as === undefined && <NameField register={register} errors={formState.errors} />}
      <CredentialFields register={register} errors={formState.errors} isNew />
    </EntryForm>
  );
}
