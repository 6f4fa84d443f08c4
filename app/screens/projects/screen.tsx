/** Every project that one is in, side by side. */
import { FolderOpen, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { RowList } from "@/components/ui/row";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { useOutbox } from "@/lib/local/hooks/use-outbox";
import { useSpaces } from "@/lib/local/hooks/use-spaces";
import { mayCreateProjects } from "@/lib/records/joining";
import type { SpaceInfo } from "@/lib/sync/protocol";
import { href } from "../../router/addresses";
import { DemoOffer } from "./demo-offer";
import { ProjectRow } from "./project-row";

export default function ProjectsScreen() {
  const t = useTranslations("people.projects");
  const spaces = useSpaces();
  const unsent = useUnsent(spaces ?? []);
  const mayCreate = mayCreateProjects(spaces ?? []);
  const projects = (spaces ?? []).filter((space) => space.kind === "project");
  const isAdmin = (spaces ?? []).some(
    ({ kind, role }) => kind === "organisation" && role === "admin",
  );
  const create = mayCreate && (
    <LinkButton
      href={href("newProject")}
      icon={Plus}
      variant={projects.length === 0 ? "primary" : "outline"}
      className={projects.length === 0 ? "" : "justify-self-start"}
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
      {/* It stays while the demo comes in, and leads there. */}
      {spaces && isAdmin && <DemoOffer offered={projects.length === 0} />}
      {projects.length > 0 && (
        <>
          <RowList label={t("list")} framed>
            {projects.map((space) => (
              <li key={space.id}>
                <ProjectRow
                  space={space}
                  spaces={spaces ?? []}
                  unsent={unsent.get(space.project ?? space.id) ?? 0}
                />
              </li>
            ))}
          </RowList>
          {create}
        </>
      )}
    </ScreenFrame>
  );
}

/** Changes and photos that are only here, by project. */
function useUnsent(spaces: readonly SpaceInfo[]): ReadonlyMap<string, number> {
  const items = useOutbox() ?? [];
  const projects = new Map(spaces.map(({ id, project }) => [id, project]));
  const counts = new Map<string, number>();
  for (const { space, ops, photos } of items) {
    const project = projects.get(space);
    if (project) counts.set(project, (counts.get(project) ?? 0) + ops + photos);
  }
  return counts;
}
