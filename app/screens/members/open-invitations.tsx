/** Invitations that still wait to be used; asked from the server, so only there with a network. */
import { Mail } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import { ProblemNote } from "@/components/people/entry-form";
import { useAttempt } from "@/components/people/use-attempt";
import { Button } from "@/components/ui/button";
import { Row, RowList } from "@/components/ui/row";
import { Sheet } from "@/components/ui/sheet";
import { showToast } from "@/components/ui/toast-store";
import { api } from "@/lib/api/client";
import { roleLabels } from "@/lib/records/member";
import { useOwnPlace } from "./use-own-place";

const ask = (project: string) => api().people.invitations.query({ project });
type Invitation = Awaited<ReturnType<typeof ask>>[number];

export function OpenInvitations({ project }: { project: string }) {
  const t = useTranslations("people.members");
  const heading = useId();
  const [invitations, setInvitations] = useState<Invitation[] | "unreachable">([]);
  const [chosen, setChosen] = useState<Invitation | null>(null);

  useEffect(() => {
    let current = true;
    ask(project).then(
      (found) => current && setInvitations(found),
      () => current && setInvitations("unreachable"),
    );
    return () => {
      current = false;
    };
  }, [project]);

  if (invitations === "unreachable") {
    return <p className="text-detail text-text-3">{t("offline")}</p>;
  }
  if (invitations.length === 0) return null;
  return (
    <section aria-labelledby={heading} className="grid gap-2">
      <h2 id={heading} className="text-card font-bold">
        {t("open")}
      </h2>
      <RowList label={t("open")} framed>
        {invitations.map((invitation) => (
          <li key={invitation.id}>
            <InvitationRow invitation={invitation} onCancel={() => setChosen(invitation)} />
          </li>
        ))}
      </RowList>
      <CancelSheet
        project={project}
        invitation={chosen}
        onClose={() => setChosen(null)}
        onCancelled={({ id }) => {
          setInvitations(invitations.filter((one) => one.id !== id));
          setChosen(null);
        }}
      />
    </section>
  );
}

function useInvitationName(): (invitation: Invitation) => string {
  const language = useLocale();
  const { vendors } = useOwnPlace();
  return ({ role, side, organisation }) => {
    const vendor = vendors.find(({ code }) => side === "vendor" && code === organisation);
    return [roleLabels[role].label[language], vendor?.name ?? organisation]
      .filter(Boolean)
      .join("・");
  };
}

function InvitationRow({ invitation, onCancel }: { invitation: Invitation; onCancel: () => void }) {
  const t = useTranslations("people.members");
  const format = useFormatter();
  const what = useInvitationName()(invitation);
  const time = format.dateTime(invitation.expiresAt, {
    dateStyle: "short",
    timeStyle: "short",
    hourCycle: "h23",
  });
  return (
    <div className="flex items-center pr-2">
      <Row
        className="min-w-0 flex-1"
        mark={<Mail aria-hidden size={22} className="text-text-3" />}
        title={what}
        meta={t("openNote", { time })}
      />
      <Button
        variant="text"
        size="compact"
        aria-label={t("cancelNamed", { what })}
        onClick={onCancel}
      >
        {t("cancel")}
      </Button>
    </div>
  );
}

/** A cancelled invitation cannot be brought back, so this asks. */
function CancelSheet({
  project,
  invitation,
  onClose,
  onCancelled,
}: {
  project: string;
  invitation: Invitation | null;
  onClose: () => void;
  onCancelled: (invitation: Invitation) => void;
}) {
  const t = useTranslations("people.members");
  const nameOf = useInvitationName();
  const { problem, attempt } = useAttempt();
  const cancel = (chosen: Invitation) =>
    attempt(async () => {
      await api().people.cancelInvitation.mutate({ project, invitation: chosen.id });
      showToast({ text: t("cancelled") });
      onCancelled(chosen);
    });
  return (
    <Sheet
      open={invitation !== null}
      onClose={onClose}
      title={t("cancelTitle")}
      footer={
        invitation && (
          <>
            <Button onClick={onClose}>{t("cancelNo")}</Button>
            <Button variant="danger" onClick={() => void cancel(invitation)}>
              {t("cancelYes")}
            </Button>
          </>
        )
      }
    >
      <div className="grid gap-3">
        <p className="text-prose">
          {invitation && <strong className="block">{nameOf(invitation)}</strong>}
          {t("cancelText")}
        </p>
        <ProblemNote problem={problem} />
      </div>
    </Sheet>
  );
}
