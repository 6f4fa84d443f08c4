/** How a test came out, as a sign with its word: the sign's form tells it too, never its colour alone. */
import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleMinus,
  CirclePause,
  CircleX,
  GitCompareArrows,
  type LucideIcon,
} from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { type Tone, toneFill, toneText } from "@/components/ui/tone";
import type { CaseResult } from "@/lib/records/test-result";
import { results } from "@/lib/records/test-run";

const signs: Readonly<Record<CaseResult, { icon: LucideIcon; tone: Tone }>> = {
  notRun: { icon: CircleDashed, tone: "neutral" },
  ok: { icon: CircleCheck, tone: "ok" },
  ng: { icon: CircleX, tone: "err" },
  hold: { icon: CirclePause, tone: "warn" },
  blocked: { icon: Ban, tone: "warn" },
  excluded: { icon: CircleMinus, tone: "neutral" },
  disputed: { icon: GitCompareArrows, tone: "warn" },
};

export function useResultWord(): (result: CaseResult) => string {
  const t = useTranslations("tests");
  const language = useLocale();
  return (result) => (result === "disputed" ? t("disputed") : results[result].label[language]);
}

/** The sign of a row; the word is read aloud only. */
export function ResultMark({ result }: { result: CaseResult }) {
  const { icon: Icon, tone } = signs[result];
  const word = useResultWord();
  return (
    <span className={toneText[tone]}>
      <Icon aria-hidden size={22} strokeWidth={2} />
      <span className="sr-only">{word(result)}</span>
    </span>
  );
}

/** Sign and word. */
export function ResultChip({ result, large = false }: { result: CaseResult; large?: boolean }) {
  const { icon: Icon, tone } = signs[result];
  const word = useResultWord();
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1.5 rounded-chip font-bold",
        large ? "px-3 py-1.5 text-body" : "px-2 py-0.5 text-meta",
        toneFill[tone],
      )}
    >
      <Icon aria-hidden size={large ? 20 : 14} strokeWidth={2.2} className="shrink-0" />
      {word(result)}
    </span>
  );
}
