/** What was deleted in the last thirty days, and the way back. */
import { useTranslations } from "next-intl";
import { href } from "@/app/router/addresses";
import { ProjectScope } from "@/app/router/project-scope";
import { useProjectId } from "@/app/router/use-route";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { TrashList } from "./trash-list";

export default function TrashScreen() {
  const t = useTranslations("settings.trash");
  const project = useProjectId();
  return (
    <ProjectScope>
      <ScreenFrame
        header={<PageHeader title={t("title")} back={href("more")} />}
        keepScroll="trash"
        padded
      >
        <p className="text-detail text-text-2">{t("text")}</p>
        <TrashList home={href("today", { project })} />
      </ScreenFrame>
    </ProjectScope>
  );
}
