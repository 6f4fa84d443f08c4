/** For whoever leads a project: what others had no right to change, and what becomes of it. */
import { useTranslations } from "next-intl";
import { href } from "@/app/router/addresses";
import { ProjectScope } from "@/app/router/project-scope";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { HeldList } from "./held-list";

export default function HeldScreen() {
  const t = useTranslations("people.held");
  return (
    <ProjectScope>
      <ScreenFrame
        header={<PageHeader title={t("title")} back={href("more")} />}
        keepScroll="held"
        padded
      >
        <p className="text-detail text-text-2">{t("text")}</p>
        <HeldList />
      </ScreenFrame>
    </ProjectScope>
  );
}
