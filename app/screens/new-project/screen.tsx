/** Opening a project; needs the server, since its spaces are made there. */
import { useTranslations } from "next-intl";
import { ProjectForm } from "@/components/people/project-form";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { api } from "@/lib/api/client";
import { useLocal } from "@/lib/local/hooks/provider";
import { href } from "../../router/addresses";
import { navigate } from "../../router/place";

export default function NewProjectScreen() {
  const t = useTranslations("people.newProject");
  const { sync } = useLocal();
  return (
    <ScreenFrame header={<PageHeader title={t("title")} back={href("projects")} />} padded>
      <ProjectForm
        label={t("title")}
        submit={t("submit")}
        send={async (given) => {
          const created = await api().people.createProject.mutate(given);
          // The new spaces come with the next exchange.
          sync.now();
          navigate(href("members", { project: created.project }), { replace: true });
        }}
      />
    </ScreenFrame>
  );
}
