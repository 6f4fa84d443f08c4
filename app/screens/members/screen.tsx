/** Who is in the project, as a list or as the 体制図; for those who may, changing places and inviting. */
import { UserPlus, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useRecordScope } from "@/components/record/record-scope";
import { BottomActionBar } from "@/components/ui/bottom-action-bar";
import { Button } from "@/components/ui/button";
import { FilterTabs } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { RowList } from "@/components/ui/row";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { useMembers } from "@/lib/local/hooks/use-members";
import { isPresent } from "@/lib/records/member";
import { href } from "../../router/addresses";
import { ProjectScope } from "../../router/project-scope";
import { useProjectId } from "../../router/use-route";
import { type Branch, chartOf, type Standing } from "./chart";
import { InviteSheet } from "./invite-sheet";
import { LeftDevices } from "./left-devices";
import { MemberRow } from "./member-row";
import { OpenInvitations } from "./open-invitations";
import { useOwnPlace } from "./use-own-place";

const MemberSheet = lazy(() => import("./member-sheet"));

export default function MembersScreen() {
  return (
    <ProjectScope>
      <Members />
    </ProjectScope>
  );
}

type Fields = Readonly<Record<string, unknown>>;
type Person = Standing & { fields: Fields };

function usePeople(): Person[] | undefined {
  const { space } = useRecordScope();
  const members = useMembers(space);
  return (
    members &&
    [...members.values()]
      .filter(({ fields }) => isPresent(fields))
      .map(({ fields }) => ({
        user: String(fields.user),
        name: String(fields.name ?? ""),
        reportsTo: typeof fields.reportsTo === "string" ? fields.reportsTo : null,
        fields,
      }))
  );
}

function Members() {
  const t = useTranslations("people.members");
  const project = useProjectId();
  const people = usePeople();
  const { mayInvite, mayChange } = useOwnPlace();
  const [view, setView] = useState<"list" | "chart">("list");
  const [inviting, setInviting] = useState(false);
  const [chosen, setChosen] = useState<Fields | null>(null);
  // Counts closed sheets, so that the open invitations are asked for anew.
  const [round, setRound] = useState(0);
  const count = people?.length ?? 0;
  const rowOf = ({ fields }: Person) => (
    <MemberRow fields={fields} onOpen={mayChange(fields) ? () => setChosen(fields) : undefined} />
  );
  return (
    <ScreenFrame
      header={
        <PageHeader
          title={t("title")}
          back={href("more")}
          meta={count > 0 ? t("count", { count }) : undefined}
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
      {people && count === 0 && <EmptyState icon={Users}>{t("empty")}</EmptyState>}
      {people && count > 1 && (
        <FilterTabs
          label={t("view")}
          value={view}
          choices={[
            { value: "list", label: t("asList") },
            { value: "chart", label: t("asChart") },
          ]}
          onChange={setView}
        />
      )}
      {people && count > 0 && view === "list" && (
        <RowList label={t("list")} framed>
          {people.map((person) => (
            <li key={person.user}>{rowOf(person)}</li>
          ))}
        </RowList>
      )}
      {people && count > 0 && view === "chart" && (
        <Chart label={t("asChart")} branches={chartOf(people)} rowOf={rowOf} />
      )}
      {mayInvite && count === 1 && <p className="text-prose text-text-2">{t("alone")}</p>}
      {mayInvite && <OpenInvitations key={round} project={project} />}
      {mayInvite && <LeftDevices key={`left-${round}`} project={project} />}
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
      {chosen && (
        <Suspense>
          <MemberSheet
            fields={chosen}
            onClose={() => {
              setChosen(null);
              setRound(round + 1);
            }}
          />
        </Suspense>
      )}
    </ScreenFrame>
  );
}

/** Lists in lists: a screen reader tells the levels, the line at the side shows them. */
function Chart({
  branches,
  rowOf,
  label,
}: {
  branches: readonly Branch<Person>[];
  rowOf: (person: Person) => ReactNode;
  label?: string;
}) {
  return (
    <ul
      {...(label !== undefined && { "aria-label": label })}
      className={
        label === undefined ? "ml-6 grid gap-2 border-line-2 border-l-2 pl-3" : "grid gap-2"
      }
    >
      {branches.map(({ member, below }) => (
        <li key={member.user} className="grid gap-2">
          <div className="overflow-hidden rounded-control border border-line bg-surface">
            {rowOf(member)}
          </div>
          {below.length > 0 && <Chart branches={below} rowOf={rowOf} />}
        </li>
      ))}
    </ul>
  );
}
