/** The four kinds of feedback as large buttons, each with what it is for in plain words. */
import {
  BookOpenText,
  Check,
  type LucideIcon,
  MessageCircleQuestionMark,
  WandSparkles,
  Workflow,
} from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { feedback } from "@/lib/records/feedback";

const signs = {
  manual: BookOpenText,
  logic: Workflow,
  improvement: WandSparkles,
  question: MessageCircleQuestionMark,
} as const satisfies Record<string, LucideIcon>;
export type FeedbackType = keyof typeof signs;

export const isFeedbackType = (type: unknown): type is FeedbackType =>
  typeof type === "string" && Object.hasOwn(signs, type);

/** A tap chooses and goes on: arrows of a radio group would leave the screen under the finger. */
export function TypeCards({
  labelledBy,
  chosen,
  onChoose,
}: {
  labelledBy: string;
  chosen: string | undefined;
  onChoose: (type: FeedbackType) => void;
}) {
  const t = useTranslations("training.flow.hint");
  const language = useLocale();
  const options = feedback.fields.type.spec.options ?? {};
  return (
    <fieldset
      aria-labelledby={labelledBy}
      className="grid min-w-0 gap-3 tablet:gap-4 wide:grid-cols-2"
    >
      {Object.keys(options)
        .filter(isFeedbackType)
        .map((type) => {
          const Icon = signs[type];
          const on = type === chosen;
          return (
            <button
              key={type}
              type="button"
              aria-pressed={on}
              onClick={() => onChoose(type)}
              className={classNames(
                "press flex min-h-24 w-full items-center gap-4 rounded-large border px-4 py-3 text-left tablet:min-h-32 tablet:gap-6 tablet:px-8",
                on
                  ? "border-link bg-tint inset-ring-2 inset-ring-link"
                  : "border-line-2 bg-surface hover:bg-surface-2",
              )}
            >
              <span
                className={classNames(
                  "grid size-12 shrink-0 place-items-center rounded-control tablet:size-16",
                  on ? "bg-primary text-on-primary" : "bg-surface-2 text-text-2",
                )}
              >
                <Icon aria-hidden size={30} strokeWidth={1.9} />
              </span>
              <span className="grid min-w-0 flex-1 gap-0.5">
                <span className="text-card font-bold">{options[type]?.label[language]}</span>
                <span className="text-detail text-text-2 tablet:text-body">{t(type)}</span>
              </span>
              {on && (
                <span className="grid size-8 shrink-0 place-items-center rounded-full bg-link text-surface">
                  <Check aria-hidden size={20} strokeWidth={3} />
                </span>
              )}
            </button>
          );
        })}
    </fieldset>
  );
}
