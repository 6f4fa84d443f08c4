/** Who is in the project, and for those who may, the way to bring somebody in. */
import { UserPlus, Users } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useRecordScope } from "@/components/record/record-scope";
import { Avatar } from "@/components/ui/avatar";
import { BottomActionBar } from "@/components/ui/bottom-action-bar";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Row, RowList } from "@/components/ui/row";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { useLocal } from "@/lib/local/hooks/provider";
import { useMembers } from "@/lib/local/hooks/use-members";
import { isRole, member, roleLabels } from "@/lib/records/member";
import { href } from "../../router/addresses";
import { ProjectScope } from "../../router/project-scope";
import { useProjectId } from "../../router/use-route";
import { InviteSheet } from "./invite-sheet";
import { OpenInvitations } from "./open-invitations";
import { useOwnPlace } from "./use-own-place";

export default function MembersScreen() {
  return (
    <ProjectScope>
      <Members />
    </ProjectScope>
  );
}

function Members() {
  const t = useTranslations("people.members");
  const project = useProjectId();
  const { space } = useRecordScope();
  const members = useMembers(space);
  const { mayInvite } = useOwnPlace();
  const [inviting, setInviting] = useState(false);
  // Counts closed sheets, so that the open invitations are asked for anew.
  const [round, setRound] = useState(0);
  const people = [...(members?.values() ?? [])];
  return (
    <ScreenFrame
      header={
        <PageHeader
          title={t("title")}
          back={href("more")}
          meta={people.length > 0 ? t("count", { count: people.length }) : undefined}
        />
      }
      actions={
        mayInvite && (
          <BottomActionBar>
            <Button
              variant="primary"
              size="large"
              icon={UserPlus}
              onClick={() => setInviting(true)}
            >
              {t("invite")}
            </Button>
          </BottomActionBar>
        )
      }
      padded
      keepScroll="members"
    >
      {members && people.length === 0 && <EmptyState icon={Users}>{t("empty")}</EmptyState>}
      {people.length > 0 && (
        <RowList label={t("list")} framed>
          {people.map((row) => (
            <li key={row.id}>
              <MemberRow fields={row.fields} />
            </li>
          ))}
        </RowList>
      )}
      {mayInvite && people.length === 1 && <p className="text-prose text-text-2">{t("alone")}</p>}
      {mayInvite && <OpenInvitations key={round} project={project} />}
      {mayInvite && (
        <InviteSheet
          project={project}
          open={inviting}
          onClose={() => {
            setInviting(false);
            setRound(round + 1);
          }}
        />
      )}
    </ScreenFrame>
  );
}

function MemberRow({ fields }: { fields: Record<string, unknown> }) {
  const t = useTranslations("people.members");
  const language = useLocale();
  const { user } = useLocal();
  const name = String(fields.name ?? "");
  const side = member.fields.side.spec.options?.[String(fields.side)];
  const facts = [
    isRole(fields.role) ? roleLabels[fields.role].label[language] : "",
    String(fields.organisation ?? ""),
  ].filter(Boolean);
  return (
    <Row
      mark={<Avatar name={name} />}
      title={
        <>
          {name} {fields.user === user.id && <Chip>{t("you")}</Chip>}
        </>
      }
      meta={facts.join("・")}
      fact={side?.label[language]}
    />
  );
}
