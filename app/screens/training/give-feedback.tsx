/** 改善点を書く on one's own device: the questions of a session, with oneself as the author. */
import { CircleSlash } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRecordScope } from "@/components/record/record-scope";
import { useLeaving } from "@/components/record/use-leaving";
import { recordName } from "@/components/record/value-text";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { mayDo } from "@/lib/local/allowed";
import type { Draft, Shown } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import { useRecord } from "@/lib/local/hooks/use-record";
import { feedback } from "@/lib/records/feedback";
import { trainingSession } from "@/lib/records/training-session";
import { href } from "../../router/addresses";
import { ProjectScope } from "../../router/project-scope";
import { useRoute } from "../../router/use-route";
import { isAuthorKnown, useFeedbackDraft } from "./feedback-draft";
import { FeedbackFlow } from "./feedback-flow";
import { Thanks } from "./thanks";

export default function GiveFeedbackScreen() {
  return (
    <ProjectScope>
      <OfSession />
    </ProjectScope>
  );
}

function OfSession() {
  const t = useTranslations("training.flow");
  const words = useTranslations("record");
  const { actor, project } = useRecordScope();
  const { params } = useRoute();
  const session = useRecord(params.record ?? null);
  const list = href("training", { project });
  if (session === undefined) return null;
  const isHere = session?.kind === trainingSession.kind && session.deleted === null;
  if (isHere && mayDo(actor, feedback, "create", null)) return <Writing session={session} />;
  return (
    <ScreenFrame header={<PageHeader title={t("title")} back={list} />}>
      <EmptyState
        icon={CircleSlash}
        action={<LinkButton href={list}>{words("detail.toList")}</LinkButton>}
      >
        {isHere ? t("forbidden") : words("detail.missing")}
      </EmptyState>
    </ScreenFrame>
  );
}

function Writing({ session }: { session: Shown }) {
  const t = useTranslations("training.flow");
  const { user } = useLocal();
  const { project, reading, open } = useRecordScope();
  const wanted = useRoute().query.get("draft");
  const [round, setRound] = useState(0);
  const [thanked, setThanked] = useState(false);
  const author = user.id;
  const resumes = (draft: Draft) => (wanted === null ? isAuthorKnown(draft) : draft.id === wanted);
  const draft = useFeedbackDraft(session, { author, round, resumes });
  const back = href("trainingSession", { project, record: session.id });
  const leaving = useLeaving(draft?.id, () => open(back, { replace: true }));
  const header = (
    <PageHeader
      title={`${recordName(trainingSession, session.fields, reading) ?? ""}　${t("title")}`}
      heading={<Title name={recordName(trainingSession, session.fields, reading)} />}
      meta={leaving.warning}
      onClose={() => void leaving.leave()}
    />
  );
  if (thanked)
    return (
      <Thanks header={header}>
        <Button
          variant="primary"
          size="large"
          wide
          onClick={() => {
            setRound(round + 1);
            setThanked(false);
          }}
        >
          {t("another")}
        </Button>
        <LinkButton href={back} size="large" wide>
          {t("done")}
        </LinkButton>
      </Thanks>
    );
  return (
    draft && (
      <>
        <FeedbackFlow
          key={draft.id}
          draft={draft}
          header={header}
          onSaved={() => setThanked(true)}
        />
        {leaving.question}
      </>
    )
  );
}

function Title({ name }: { name: string | null }) {
  const t = useTranslations("training.flow");
  return (
    <>
      {name} <span className="font-normal text-text-3">{t("title")}</span>
    </>
  );
}
