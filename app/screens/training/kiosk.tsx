/** The shared tablet: one session's questions, one person after the other, and a quiet way out for the trainer. */
import { Hourglass, LockKeyhole, TabletSmartphone, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Mark } from "@/components/ui/mark";
import { useWindowTitle } from "@/components/ui/page-title";
import type { Draft } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import { useBacklinks } from "@/lib/local/hooks/use-backlinks";
import { useRecord } from "@/lib/local/hooks/use-record";
import type { Kiosk } from "@/lib/local/kiosk";
import { feedback } from "@/lib/records/feedback";
import { followViewport } from "../../shell/viewport";
import { isAuthorKnown, useFeedbackDraft } from "./feedback-draft";
import { FeedbackFlow } from "./feedback-flow";
import { answersIn, holdsWords } from "./flow";
import { KioskExit } from "./kiosk-exit";
import { Thanks } from "./thanks";
import { IDLE_MS, useIdle } from "./use-idle";

export default function KioskScreen({ kiosk }: { kiosk: Kiosk }) {
  const t = useTranslations("training");
  const session = useRecord(kiosk.session);
  const [leaving, setLeaving] = useState(false);
  useEffect(followViewport, []);
  const title = typeof session?.fields.title === "string" ? session.fields.title : "";
  useWindowTitle(t("flow.title"));
  const header = (
    <header className="shrink-0 px-4 pt-[max(0.75rem,var(--safe-top))] pb-2 tablet:px-10 tablet:pt-6">
      <div className="mx-auto flex max-w-4xl items-center gap-3">
        <Mark size={36} />
        <p className="min-w-0 flex-1 text-body leading-tight">
          <span className="mr-2 font-bold">{title}</span>
          <span className="text-text-3">{t("flow.title")}</span>
        </p>
        <Button
          variant="text"
          size="compact"
          icon={LockKeyhole}
          className="-mr-2 shrink-0 px-2! font-normal! text-detail! text-text-3!"
          onClick={() => setLeaving(true)}
        >
          {t("exit.open")}
        </Button>
      </div>
    </header>
  );
  // Without the record (deleted elsewhere meanwhile) what people say is still taken.
  const of = session ?? { id: kiosk.session, space: kiosk.space, fields: {} };
  return (
    <main id="main" className="h-(--view) pr-(--safe-right) pl-(--safe-left)">
      {session !== undefined && (
        <OneAfterTheOther session={of} header={header} onIdle={() => setLeaving(false)} />
      )}
      <KioskExit kiosk={kiosk} open={leaving} onClose={() => setLeaving(false)} />
    </main>
  );
}

function OneAfterTheOther({
  session,
  header,
  onIdle,
}: {
  session: Parameters<typeof useFeedbackDraft>[0];
  header: ReactNode;
  onIdle: () => void;
}) {
  const t = useTranslations("training.flow");
  const { drafts } = useLocal();
  const [round, setRound] = useState(0);
  const [thanked, setThanked] = useState(false);
  // A reload in the middle is the same person; whoever comes later finds nothing.
  const [openedAt] = useState(() => Date.now());
  const resumes = (draft: Draft) => !isAuthorKnown(draft) && openedAt - draft.keptAt < IDLE_MS;
  const draft = useFeedbackDraft(session, { author: null, round, resumes });

  const nextPerson = () => {
    setThanked(false);
    setRound(round + 1);
  };
  const { isWarned, stay } = useIdle(() => {
    onIdle();
    if (draft && !thanked) void leaveBehind(draft.id);
    nextPerson();
  });
  /** Words stay, for the trainer to see after the PIN; a mere choice does not. */
  const leaveBehind = async (id: string) => {
    const left = await drafts.get(id);
    if (left && !holdsWords(answersIn(left.fields))) await drafts.discard(id);
    else await drafts.flush();
  };

  if (thanked)
    return (
      <Thanks header={header}>
        <Button
          variant="primary"
          wide
          className="min-h-17 rounded-large text-card"
          onClick={nextPerson}
        >
          {t("nextPerson")}
        </Button>
      </Thanks>
    );
  if (!draft) return null;
  return (
    <>
      <FeedbackFlow
        key={draft.id}
        draft={draft}
        header={header}
        foot={<Foot session={session.id} />}
        onSaved={() => setThanked(true)}
      />
      {isWarned && (
        <div role="alert" className="fixed inset-x-0 bottom-0 z-30 mx-auto max-w-xl p-3">
          <Banner
            floating
            icon={Hourglass}
            action={
              <Button size="compact" onClick={stay}>
                {t("goOn")}
              </Button>
            }
          >
            {t("idle")}
          </Banner>
        </div>
      )}
    </>
  );
}

/** The sync chip's place in the kiosk: how much is safe here, without a way anywhere. */
function Foot({ session }: { session: string }) {
  const t = useTranslations("training.flow");
  const given = useBacklinks(session, feedback.kind, "session") ?? [];
  const here = given.filter(({ pending }) => pending > 0).length;
  return (
    <p className="flex flex-wrap items-center justify-center gap-x-6 gap-y-1 text-detail text-text-3">
      <span className="inline-flex items-center gap-2">
        <UserRound aria-hidden size={16} />
        {t("nameLast")}
      </span>
      {given.length > 0 && (
        <span className="inline-flex items-center gap-2">
          <TabletSmartphone aria-hidden size={16} className="text-link" />
          {here > 0 ? t("savedHere", { count: here }) : t("sent", { count: given.length })}
        </span>
      )}
    </p>
  );
}
