/** Opening a project; needs the server, since its spaces are made there. */
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { href } from "../../router/addresses";
import { ProjectForm } from "./project-form";

export default function NewProjectScreen() {
  const t = useTranslations("people.newProject");
  return (
    <ScreenFrame header={<PageHeader title={t("title")} back={href("projects")} />} padded>
      <ProjectForm />
    </ScreenFrame>
  );
}
