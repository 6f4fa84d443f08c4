/** One question a screen: which kind, what, where, and who where nobody is known; then one save. */
import { ArrowLeft, ArrowRight, CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { screenHeading } from "@/components/ui/page-title";
import type { Draft } from "@/lib/local/database";
import { isAuthorKnown } from "./feedback-draft";
import { isAnswered, type Step, stepsOf, stepToResume } from "./flow";
import { FlowProgress } from "./flow-progress";
import { Question, questionOf } from "./questions";
import { useAnswers } from "./use-answers";

export function FeedbackFlow({
  draft,
  header,
  foot,
  onSaved,
}: {
  draft: Draft;
  header: ReactNode;
  /** A quiet line below the buttons. */
  foot?: ReactNode;
  /** It is on the disk of this device. */
  onSaved: () => void;
}) {
  const t = useTranslations("training.flow");
  const { answers, answer, save, failure } = useAnswers(draft);
  const steps = stepsOf(isAuthorKnown(draft));
  const [step, setStep] = useState<Step>(() => stepToResume(answers));
  const [refused, setRefused] = useState(false);
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const at = steps.indexOf(step);
  const isLast = at === steps.length - 1;
  useFocusOnQuestion(step, heading);

  const show = (next: Step | undefined) => {
    setRefused(false);
    if (next) setStep(next);
  };
  const goOn = () => {
    if (!isAnswered(step, answers)) return setRefused(true);
    if (!isLast) return show(steps[at + 1]);
    void save().then((saved) => saved && onSaved());
  };

  return (
    <div className="flex h-full min-h-0 flex-col bg-bg short:block short:overflow-y-auto">
      {header}
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pb-4 tablet:px-10">
        <div className="mx-auto grid max-w-4xl gap-4 tablet:gap-6">
          <FlowProgress done={at + 1} total={steps.length} />
          <div className="grid gap-1 tablet:mt-6 tablet:wide:mt-2">
            <p className="text-body font-bold text-link tabular-nums">
              {t("progress", { step: at + 1, total: steps.length })}
            </p>
            <h1
              {...screenHeading}
              ref={heading}
              id={`${id}-question`}
              className="text-page font-bold text-balance tablet:text-[2rem] tablet:leading-snug"
            >
              {t(`question.${questionOf(step, answers)}`)}
            </h1>
          </div>
          <Question
            key={step}
            step={step}
            answers={answers}
            answer={answer}
            labelledBy={`${id}-question`}
            refused={refused}
            onNext={goOn}
            onChosen={() => show(steps[at + 1])}
          />
          <div role="alert">
            {failure && (
              <Banner tone="err" icon={CircleAlert}>
                {failure}
              </Banner>
            )}
          </div>
        </div>
      </div>
      <div className="shrink-0 px-4 pt-3 pb-[max(1rem,var(--keyboard-gap,var(--safe-bottom)))] tablet:px-10">
        <div className="mx-auto grid max-w-4xl gap-3">
          <div className="flex gap-3">
            {at > 0 && (
              <Button icon={ArrowLeft} className={bigButton} onClick={() => show(steps[at - 1])}>
                {t("back")}
              </Button>
            )}
            {isAnswered("type", answers) && (
              <Button variant="primary" className={`${bigButton} flex-1`} onClick={goOn}>
                <span className="inline-flex items-center gap-2">
                  {t(nextWord(step, isLast, answers))}
                  {!isLast && <ArrowRight aria-hidden size={24} className="shrink-0" />}
                </span>
              </Button>
            )}
          </div>
          {foot}
        </div>
      </div>
    </div>
  );
}

const bigButton = "min-h-14 rounded-large text-card tablet:min-h-17";

function nextWord(step: Step, isLast: boolean, answers: Parameters<typeof isAnswered>[1]) {
  const blank = (word: string | undefined) => !word?.trim();
  if (step === "who") return blank(answers.raisedByName) ? "saveNameless" : "save";
  if (isLast) return "save";
  return step === "where" && blank(answers.screen) && blank(answers.place) ? "skip" : "next";
}

/** A screen reader hears the question; a field that is to be filled takes the focus itself. */
function useFocusOnQuestion(step: Step, heading: { current: HTMLElement | null }): void {
  useEffect(() => {
    if (step !== "text") heading.current?.focus({ preventScroll: true });
  }, [step, heading]);
}
