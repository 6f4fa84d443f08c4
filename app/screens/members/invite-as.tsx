/** Lets somebody sign in as one of the demo's people: a link by which that member gets an address and a password. */
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAttempt } from "@/components/people/use-attempt";
import { useRecordScope } from "@/components/record/record-scope";
import { api } from "@/lib/api/client";
import type { InvitationLink } from "./invite-form";
import { InviteLink } from "./invite-link";
import { Question } from "./question";

export function InviteAs({
  name,
  member,
  onBack,
  onDone,
}: {
  name: string;
  /** Their user id. */
  member: string;
  onBack: () => void;
  onDone: () => void;
}) {
  const t = useTranslations("people.members");
  const { project } = useRecordScope();
  const { problem, attempt } = useAttempt();
  const [made, setMade] = useState<InvitationLink | null>(null);
  if (made) return <InviteLink made={made} onDone={onDone} />;
  const make = () =>
    attempt(async () => setMade(await api().people.inviteAs.mutate({ project, member })));
  return (
    <Question
      text={t("asText", { name })}
      problem={problem}
      yes={t("create")}
      tone="primary"
      onYes={make}
      onBack={onBack}
    />
  );
}
