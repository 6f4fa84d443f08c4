/** その他: every screen that has no place in the navigation. */
import {
  BookUser,
  DoorClosed,
  FolderKanban,
  Info,
  type LucideIcon,
  RefreshCw,
  Settings,
  Trash2,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { href } from "@/app/router/addresses";
import { useLastProject } from "@/app/shell/device-settings";
import { PageHeader } from "@/components/ui/page-header";
import { LinkRow, RowList } from "@/components/ui/row";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { useSpaces } from "@/lib/local/hooks/use-spaces";

interface Entry {
  key: "members" | "rooms" | "project" | "trash" | "sync" | "settings" | "projects";
  icon: LucideIcon;
  href: string;
}

export default function MoreScreen() {
  const t = useTranslations("settings.more");
  const last = useLastProject();
  const space = useSpaces()?.find(({ kind, project }) => kind === "project" && project === last);
  const project = space?.project;
  const inProject: Entry[] = project
    ? [
        { key: "members", icon: BookUser, href: href("members", { project }) },
        { key: "rooms", icon: DoorClosed, href: href("rooms", { project }) },
        { key: "project", icon: Info, href: href("project", { project }) },
        { key: "trash", icon: Trash2, href: href("trash", { project }) },
      ]
    : [];
  return (
    <ScreenFrame header={<PageHeader title={t("title")} />} keepScroll="more" padded>
      {space && <Entries title={space.name} entries={inProject} />}
      <Entries
        title={t("everywhere")}
        entries={[
          { key: "projects", icon: FolderKanban, href: href("projects") },
          { key: "sync", icon: RefreshCw, href: href("sync") },
          { key: "settings", icon: Settings, href: href("settings") },
        ]}
      />
    </ScreenFrame>
  );
}

function Entries({ title, entries }: { title: string; entries: readonly Entry[] }) {
  const t = useTranslations("settings.more");
  return (
    <section className="grid gap-2">
      <h2 className="text-detail font-bold text-text-2">{title}</h2>
      <RowList label={title} framed>
        {entries.map(({ key, icon: Icon, href: to }) => (
          <li key={key}>
            <LinkRow
              href={to}
              mark={<Icon aria-hidden size={22} strokeWidth={1.8} className="text-text-2" />}
              title={t(key)}
              chevron
            />
          </li>
        ))}
      </RowList>
    </section>
  );
}
