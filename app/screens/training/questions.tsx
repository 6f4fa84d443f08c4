/** What is asked on each screen of the feedback: four large buttons, one large field, two short ones, a name. */
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { LongTextField, TextField } from "@/components/ui/field";
import { onEnter, onModEnter } from "@/components/ui/ime";
import { feedback } from "@/lib/records/feedback";
import type { Answers, Step } from "./flow";
import { isFeedbackType, TypeCards } from "./type-cards";

interface QuestionProps {
  answers: Answers;
  answer: (change: Answers) => void;
  /** The id of the question itself. */
  labelledBy: string;
  /** One wanted to go on without an answer. */
  refused: boolean;
  onNext: () => void;
  /** A tap that answers the whole question. */
  onChosen: () => void;
}

/** The text is asked for in the words of the chosen type. */
export function questionOf(step: Step, { type }: Answers) {
  return step === "text" ? (isFeedbackType(type) ? type : "manual") : step;
}

export function Question({ step, ...props }: QuestionProps & { step: Step }) {
  switch (step) {
    case "type":
      return (
        <TypeCards
          labelledBy={props.labelledBy}
          chosen={props.answers.type}
          onChoose={(type) => {
            props.answer({ type });
            props.onChosen();
          }}
        />
      );
    case "text":
      return <What {...props} />;
    case "where":
      return <Where {...props} />;
    case "who":
      return <Who {...props} />;
  }
}

function What({ answers, answer, labelledBy, refused, onNext }: QuestionProps) {
  const t = useTranslations("training.flow");
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  return (
    <LongTextField
      ref={field}
      label={t("text")}
      aria-labelledby={labelledBy}
      hint={t("hint.text")}
      error={refused ? t("writeText") : undefined}
      autoComplete="off"
      maxLength={feedback.fields.text.spec.max}
      defaultValue={answers.text}
      onInput={(event) => answer({ text: event.currentTarget.value })}
      onKeyDown={onModEnter(onNext)}
      className="min-h-40 text-card leading-relaxed tablet:min-h-64"
    />
  );
}

function Where({ answers, answer, onNext }: QuestionProps) {
  const t = useTranslations("training.flow");
  const language = useLocale();
  const { screen, place } = feedback.fields;
  return (
    <div className="grid gap-4">
      <p className="text-prose text-text-2">{t("hint.where")}</p>
      <TextField
        label={screen.spec.label[language]}
        maxLength={screen.spec.max}
        defaultValue={answers.screen}
        onInput={(event) => answer({ screen: event.currentTarget.value })}
        onKeyDown={onEnter(onNext)}
        enterKeyHint="next"
        className={bigLine}
      />
      <TextField
        label={t("place")}
        maxLength={place.spec.max}
        defaultValue={answers.place}
        onInput={(event) => answer({ place: event.currentTarget.value })}
        onKeyDown={onEnter(onNext)}
        enterKeyHint="next"
        className={bigLine}
      />
    </div>
  );
}

function Who({ answers, answer, onNext }: QuestionProps) {
  const t = useTranslations("training.flow");
  const enter: (event: KeyboardEvent) => void = onEnter(onNext);
  return (
    <TextField
      label={t("name")}
      hint={t("hint.who")}
      // The browser would offer the names of those before.
      autoComplete="off"
      maxLength={feedback.fields.raisedByName.spec.max}
      defaultValue={answers.raisedByName}
      onInput={(event) => answer({ raisedByName: event.currentTarget.value })}
      onKeyDown={enter}
      enterKeyHint="done"
      className={bigLine}
    />
  );
}

const bigLine = "min-h-10 text-card";
