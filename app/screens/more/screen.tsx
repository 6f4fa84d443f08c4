/** その他: every screen that has no place in the navigation. */
import {
  BookUser,
  Bug,
  CalendarDays,
  ClipboardCheck,
  DoorClosed,
  FolderKanban,
  GraduationCap,
  Info,
  ListChecks,
  ListTodo,
  type LucideIcon,
  MessagesSquare,
  RefreshCw,
  Scale,
  Server,
  Settings,
  ShieldAlert,
  Target,
  Trash2,
} from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { href } from "@/app/router/addresses";
import { listAddress } from "@/app/router/record-addresses";
import { useLastProject } from "@/app/shell/device-settings";
import { useHeldCount } from "@/components/sync/use-held-count";
import { Chip } from "@/components/ui/chip";
import { PageHeader } from "@/components/ui/page-header";
import { LinkRow, RowList } from "@/components/ui/row";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { useLocal } from "@/lib/local/hooks/provider";
import { useSpaces } from "@/lib/local/hooks/use-spaces";
import { actionItem } from "@/lib/records/action-item";
import { defect } from "@/lib/records/defect";
import { isLeading } from "@/lib/records/joining";
import { meeting } from "@/lib/records/meeting";
import { type Register, registers } from "@/lib/records/registers";
import { RecordExport } from "./record-export";

interface Entry {
  icon: LucideIcon;
  title: string;
  href: string;
  fact?: string;
}

const signs: Record<Register, LucideIcon> = {
  tests: ClipboardCheck,
  meetings: CalendarDays,
  training: GraduationCap,
  control: ListChecks,
  decisions: Scale,
  goals: Target,
  setting: Server,
};

export default function MoreScreen() {
  const t = useTranslations("settings.more");
  const last = useLastProject();
  const space = useSpaces()?.find(({ kind, project }) => kind === "project" && project === last);
  const project = space?.project;
  const ts = useTranslations("sync");
  const leads = space !== undefined && isLeading(space);
  const held = useHeldCount(leads ? space.id : null);
  const inProject: Entry[] = project
    ? [
        { icon: BookUser, title: t("members"), href: href("members", { project }) },
        { icon: DoorClosed, title: t("rooms"), href: href("rooms", { project }) },
        { icon: Info, title: t("project"), href: href("project", { project }) },
        { icon: Trash2, title: t("trash"), href: href("trash", { project }) },
        ...(leads
          ? [
              {
                ...{ icon: ShieldAlert, title: t("held"), href: href("held", { project }) },
                ...(held > 0 && { fact: ts("count", { count: held }) }),
              },
            ]
          : []),
      ]
    : [];
  return (
    <ScreenFrame header={<PageHeader title={t("title")} />} keepScroll="more" padded>
      {project && <OutOfTheBar project={project} />}
      {project && <Registers project={project} />}
      {space && <Entries title={space.name} entries={inProject} />}
      {project && isLeading(space) && <RecordExport project={project} />}
      <Entries
        title={t("everywhere")}
        entries={[
          { icon: FolderKanban, title: t("projects"), href: href("projects") },
          { icon: RefreshCw, title: t("sync"), href: href("sync") },
          { icon: Settings, title: t("settings"), href: href("settings") },
        ]}
      />
    </ScreenFrame>
  );
}

/** What a phone's bar has no room for; beside a tablet's rail it would stand there twice. */
function OutOfTheBar({ project }: { project: string }) {
  const language = useLocale();
  const t = useTranslations("settings.more");
  return (
    <div className="tablet:hidden">
      <Entries
        title={t("everyDay")}
        entries={[
          {
            icon: Bug,
            title: defect.plural[language],
            href: href("defects", { project }),
          },
          {
            icon: ListTodo,
            title: actionItem.plural[language],
            href: href("actions", { project }),
          },
        ]}
      />
    </div>
  );
}

/** Every kind that belongs to a group of registers, from the definitions; meetings have a screen of their own. */
function Registers({ project }: { project: string }) {
  const { registry } = useLocal();
  const language = useLocale();
  const kinds = [...registry.values()];
  return (Object.keys(registers) as Register[]).map((group) => (
    <Entries
      key={group}
      title={registers[group][language]}
      entries={[
        ...(group === "meetings"
          ? [
              {
                icon: MessagesSquare,
                title: meeting.plural[language],
                href: listAddress(project, meeting.kind),
              },
            ]
          : []),
        ...kinds
          .filter(({ register }) => register === group)
          .map(({ kind, plural }) => ({
            icon: signs[group],
            title: plural[language],
            href: listAddress(project, kind),
          })),
      ]}
    />
  ));
}

function Entries({ title, entries }: { title: string; entries: readonly Entry[] }) {
  return (
    <section className="grid gap-2">
      <h2 className="text-detail font-bold text-text-2">{title}</h2>
      <RowList label={title} framed>
        {entries.map(({ icon: Icon, title: name, href: to, fact }) => (
          <li key={to}>
            <LinkRow
              href={to}
              mark={<Icon aria-hidden size={22} strokeWidth={1.8} className="text-text-2" />}
              title={name}
              {...(fact !== undefined && { trailing: <Chip tone="warn">{fact}</Chip> })}
              chevron
            />
          </li>
        ))}
      </RowList>
    </section>
  );
}
