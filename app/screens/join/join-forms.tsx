/** The three ways to accept an invitation. */
import { useTranslations } from "next-intl";
import { useState } from "react";
import { href } from "@/app/router/addresses";
import { navigate } from "@/app/router/place";
import { EntryForm } from "@/components/people/entry-form";
import { SignInForm } from "@/components/people/sign-in-form";
import { useAttempt } from "@/components/people/use-attempt";
import { Button, LinkButton } from "@/components/ui/button";
import { ChoiceField } from "@/components/ui/choice-field";
import { api } from "@/lib/api/client";
import { problemOf } from "@/lib/api/problem";
import type { SignedIn } from "@/lib/api/session";
import { usePeople } from "@/lib/local/hooks/provider";
import { NewPersonForm } from "./new-person-form";

interface JoinProps {
  token: string;
  project: string;
  /** The name of the member whom the invitation is for: then nobody else joins by it. */
  as: string | undefined;
  session: SignedIn | null;
  onNotMe: () => void;
  /** The invitation was used up meanwhile. */
  onSpent: () => void;
}

export function JoinForms({ token, project, as, session, onNotMe, onSpent }: JoinProps) {
  const t = useTranslations("people.join");
  const { signedIn } = usePeople();
  const [way, setWay] = useState<"new" | "known">("new");

  const enter = async (user: SignedIn) => {
    await signedIn(user);
    navigate(href("today", { project }), { replace: true });
  };
  /** Accepts as whoever is signed in. */
  const accept = async (user: SignedIn) => {
    try {
      await api().people.redeem.mutate({ token });
    } catch (error) {
      if (problemOf(error) === "spentInvitation") onSpent();
      throw error;
    }
    await enter(user);
  };

  if (as !== undefined)
    return <NewPersonForm token={token} as={as} onJoined={enter} onSpent={onSpent} />;
  if (session) {
    return (
      <AcceptForm
        user={session}
        project={project}
        onAccept={() => accept(session)}
        onNotMe={onNotMe}
      />
    );
  }
  return (
    <div className="grid gap-4">
      <ChoiceField
        label={t("how")}
        hideLabel
        value={way}
        onChange={(event) => setWay(event.currentTarget.value === "known" ? "known" : "new")}
        choices={[
          { value: "new", label: t("asNew") },
          { value: "known", label: t("asKnown") },
        ]}
      />
      {way === "new" ? (
        <NewPersonForm token={token} onJoined={enter} onSpent={onSpent} />
      ) : (
        <SignInForm label={t("asKnown")} submit={t("submitKnown")} onSignedIn={accept} />
      )}
    </div>
  );
}

function AcceptForm({
  user,
  project,
  onAccept,
  onNotMe,
}: {
  user: SignedIn;
  project: string;
  onAccept: () => Promise<void>;
  onNotMe: () => void;
}) {
  const t = useTranslations("people.join");
  const { problem, attempt } = useAttempt();
  const [sending, setSending] = useState(false);
  return (
    <div className="grid gap-3">
      <EntryForm
        label={t("title")}
        submit={t("submitSession")}
        sending={sending}
        problem={problem}
        onSubmit={async () => {
          setSending(true);
          await attempt(onAccept);
          setSending(false);
        }}
      >
        <p className="text-prose">{t("signedInAs", { name: user.name })}</p>
      </EntryForm>
      {problem === "alreadyMember" && (
        <LinkButton href={href("today", { project })}>{t("open")}</LinkButton>
      )}
      <Button variant="text" onClick={onNotMe}>
        {t("notMe")}
      </Button>
    </div>
  );
}
