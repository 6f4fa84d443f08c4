/** How much is on this person, in one line of the card; a tap goes down to it. */
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import type { OwnWork } from "./use-own-work";

/** The heading below which it stands. */
export const dueHeading = "due";

/** Nothing until it is read, and where nothing is due. */
export function DueLine({ work }: { work: OwnWork | undefined }) {
  const t = useTranslations("today");
  if (!work || work.defectCount + work.due.length === 0) return null;
  return (
    <button
      type="button"
      onClick={() => document.getElementById(dueHeading)?.scrollIntoView({ block: "start" })}
      className="press focus-inset -mx-2 flex min-h-12 w-[calc(100%+1rem)] flex-wrap items-center gap-x-3 rounded-control px-2 text-left text-list"
    >
      <span className="text-meta text-text-3">{t("due")}</span>
      <span className="flex-1 tabular-nums">
        {t("dueCounts", { defects: work.defectCount, actions: work.due.length })}
      </span>
      {work.late > 0 && <Chip tone="err">{t("late", { count: work.late })}</Chip>}
      <ChevronDown aria-hidden size={18} className="shrink-0 text-text-3" />
    </button>
  );
}
