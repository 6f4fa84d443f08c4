/** What an invitation leads to, and the way in: as somebody new, by signing in, or as who one is already. */
import { Link2Off, WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { href } from "@/app/router/addresses";
import { Entrance } from "@/components/people/entrance";
import { LinkNote } from "@/components/people/link-note";
import { useLinkToken } from "@/components/people/use-link-token";
import { Button, LinkButton } from "@/components/ui/button";
import { InvitationCard } from "./invitation-card";
import { JoinForms } from "./join-forms";
import { useInvitation } from "./use-invitation";

export default function JoinScreen() {
  const t = useTranslations("people.join");
  const problem = useTranslations("people.problem");
  const token = useLinkToken();
  const { state, again, forgetSession } = useInvitation(token);

  if (token === null || state.is === "spent") {
    return (
      <Entrance title={t("spentTitle")}>
        <LinkNote
          icon={Link2Off}
          action={<LinkButton href={href("signIn")}>{t("toSignIn")}</LinkButton>}
        >
          {token === null ? t("noToken") : problem("spentInvitation")}
        </LinkNote>
      </Entrance>
    );
  }
  if (state.is === "failed") {
    return (
      <Entrance title={t("offlineTitle")}>
        <LinkNote
          icon={WifiOff}
          action={
            <Button variant="primary" onClick={again}>
              {t("again")}
            </Button>
          }
        >
          {problem(state.problem)}
        </LinkNote>
      </Entrance>
    );
  }
  if (state.is === "asking") {
    return (
      <Entrance title={t("title")}>
        <p role="status" className="text-prose text-text-2">
          {t("opening")}
        </p>
      </Entrance>
    );
  }
  const { as } = state.invitation;
  return (
    <Entrance title={t("title")} lead={as === undefined ? t("lead") : t("leadAs", { name: as })}>
      <InvitationCard invitation={state.invitation} />
      <JoinForms
        token={token}
        project={state.invitation.project}
        as={as}
        session={state.session}
        onNotMe={forgetSession}
        onSpent={again}
      />
    </Entrance>
  );
}
