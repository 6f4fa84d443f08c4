/** Lets somebody sign in as one of the demo's people: a link by which that member gets an address and a password. */
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ProblemNote } from "@/components/people/entry-form";
import { useAttempt } from "@/components/people/use-attempt";
import { useRecordScope } from "@/components/record/record-scope";
import { Button } from "@/components/ui/button";
import { api } from "@/lib/api/client";
import type { InvitationLink } from "./invite-form";
import { InviteLink } from "./invite-link";

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
    <div className="grid gap-4">
      <p className="text-prose">{t("asText", { name })}</p>
      <ProblemNote problem={problem} />
      <div className="flex flex-wrap gap-3 *:flex-1">
        <Button onClick={onBack}>{t("back")}</Button>
        <Button variant="primary" onClick={() => void make()}>
          {t("create")}
        </Button>
      </div>
    </div>
  );
}
