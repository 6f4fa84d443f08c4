/** `/p/…/n/BUG-0123`: goes to the record behind a number or short code, or says that it is not here. */
import { FileQuestionMark } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { href } from "@/app/router/addresses";
import { navigate } from "@/app/router/place";
import { ProjectScope } from "@/app/router/project-scope";
import { useProjectId, useRoute } from "@/app/router/use-route";
import { useRecordScope } from "@/components/record/record-scope";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { useRecord } from "@/lib/local/hooks/use-record";
import { useRecordByName } from "@/lib/local/hooks/use-record-by-name";

export default function NumberScreen() {
  const t = useTranslations("search.number");
  const project = useProjectId();
  return (
    <ProjectScope>
      <ScreenFrame
        header={<PageHeader title={t("title")} back={href("today", { project })} />}
        padded
      >
        <Resolve />
      </ScreenFrame>
    </ProjectScope>
  );
}

function Resolve() {
  const t = useTranslations("search.number");
  const { project, spaces, addressOf } = useRecordScope();
  const number = (useRoute().params.number ?? "").toUpperCase();
  const id = useRecordByName(spaces, number);
  const record = useRecord(id ?? null);
  const to = record ? addressOf(record.kind, record.id) : null;

  useEffect(() => {
    if (to) navigate(to, { replace: true });
  }, [to]);

  if (id === undefined || (id !== null && record === undefined) || to)
    return <p className="text-prose text-text-2">{t("looking", { number })}</p>;
  return (
    <EmptyState
      icon={FileQuestionMark}
      action={
        <LinkButton variant="primary" href={href("search", { project }, { q: number })}>
          {t("search")}
        </LinkButton>
      }
    >
      {t("missing", { number })}
    </EmptyState>
  );
}
