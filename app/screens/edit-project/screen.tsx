/** Changing what the project is; online, since rooms and names are the server's. */
import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { ProjectForm } from "@/components/people/project-form";
import { useRecordScope } from "@/components/record/record-scope";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { showToast } from "@/components/ui/toast-store";
import { api } from "@/lib/api/client";
import { useLocal } from "@/lib/local/hooks/provider";
import { useRecord } from "@/lib/local/hooks/use-record";
import { isLeading } from "@/lib/records/joining";
import { href } from "../../router/addresses";
import { navigate } from "../../router/place";
import { ProjectScope } from "../../router/project-scope";

export default function EditProjectScreen() {
  return (
    <ProjectScope>
      <EditProject />
    </ProjectScope>
  );
}

function EditProject() {
  const t = useTranslations("people.project");
  const { project, actor } = useRecordScope();
  const { sync } = useLocal();
  const fields = useRecord(project)?.fields;
  const back = href("project", { project });
  return (
    <ScreenFrame header={<PageHeader title={t("edit")} back={back} />} padded>
      {!isLeading(actor) ? (
        <EmptyState icon={Lock}>{t("editLocked")}</EmptyState>
      ) : (
        fields && (
          <ProjectForm
            label={t("edit")}
            submit={t("save")}
            start={fields}
            send={async (given) => {
              await api().people.changeProject.mutate({ project, fields: given });
              sync.now();
              showToast({ text: t("saved"), tone: "ok" });
              navigate(back, { replace: true });
            }}
          />
        )
      )}
    </ScreenFrame>
  );
}
