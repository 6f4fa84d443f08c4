/** Every project that one is in. */
import { FolderOpen, Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { LinkRow, RowList } from "@/components/ui/row";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { useSpaces } from "@/lib/local/hooks/use-spaces";
import { mayCreateProjects } from "@/lib/records/joining";
import { roleLabels } from "@/lib/records/member";
import type { SpaceInfo } from "@/lib/sync/protocol";
import { href } from "../../router/addresses";

export default function ProjectsScreen() {
  const t = useTranslations("people.projects");
  const spaces = useSpaces();
  const mayCreate = mayCreateProjects(spaces ?? []);
  const projects = (spaces ?? []).filter((space) => space.kind === "project");
  const create = mayCreate && (
    <LinkButton
      href={href("newProject")}
      icon={Plus}
      variant={projects.length === 0 ? "primary" : "outline"}
      className="justify-self-start"
    >
      {t("create")}
    </LinkButton>
  );
  return (
    <ScreenFrame
      header={<PageHeader title={t("title")} back={href("more")} />}
      padded
      keepScroll="projects"
    >
      {spaces && projects.length === 0 && (
        <EmptyState icon={FolderOpen} action={create}>
          {mayCreate ? t("emptyMay") : t("emptyMember")}
        </EmptyState>
      )}
      {projects.length > 0 && (
        <>
          <RowList label={t("list")} framed>
            {projects.map((space) => (
              <li key={space.id}>
                <ProjectRow space={space} />
              </li>
            ))}
          </RowList>
          {create}
        </>
      )}
    </ScreenFrame>
  );
}

function ProjectRow({ space }: { space: SpaceInfo }) {
  const language = useLocale();
  return (
    <LinkRow
      href={href("defects", { project: space.project ?? space.id })}
      mark={<FolderOpen aria-hidden size={24} strokeWidth={1.9} className="text-text-3" />}
      title={space.name}
      meta={roleLabels[space.role].label[language]}
      chevron
    />
  );
}
