/** One person after the other: the questions, the thanks, and the first question again when nobody is there. */
import { Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { Draft } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import { isAuthorKnown, type SessionPart, useFeedbackDraft } from "./feedback-draft";
import { FeedbackFlow } from "./feedback-flow";
import { answersIn, holdsWords } from "./flow";
import { KioskFoot } from "./kiosk-foot";
import { Thanks } from "./thanks";
import { IDLE_MS, useIdle } from "./use-idle";

export function KioskRounds({
  session,
  header,
  onIdle,
}: {
  session: SessionPart;
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
        foot={<KioskFoot session={session.id} />}
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
