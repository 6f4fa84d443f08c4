/** How the person's data stand, in one word and a number; a tap tells the rest. */
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { toneText } from "@/components/ui/tone";
import { useSyncStatus } from "@/lib/local/hooks/use-sync-status";
import { type ChipWords, chipWords } from "./chip-words";
import { syncFaces } from "./sync-face";

/** `href` leads to the sync screen. */
export function SyncChip({ href }: { href: string }) {
  const t = useTranslations("sync.chip");
  const words = chipWords(useSyncStatus());
  return (
    <>
      <a
        href={href}
        title={t("opens")}
        className="press inline-flex min-h-11 items-center rounded-full border border-line-2 bg-surface px-3 hover:bg-surface-2"
      >
        <SyncWords words={words} />
        <span className="sr-only">{t("opens")}</span>
      </a>
      {/* Only the word is announced: a count that runs would never let a listener finish. */}
      <span role="status" className="sr-only">
        {t(words.face)}
      </span>
    </>
  );
}

/** Icon, word and number. */
function SyncWords({ words }: { words: ChipWords }) {
  const t = useTranslations("sync.chip");
  const { icon: Icon, tone } = syncFaces[words.face];
  const { count } = words;
  return (
    <span className="inline-flex items-center gap-1.5 text-detail font-bold whitespace-nowrap text-text-2">
      <Icon
        aria-hidden
        size={18}
        strokeWidth={2}
        className={classNames("shrink-0", toneText[tone])}
      />
      <span>{t(words.face)}</span>
      {count !== null && <span className="text-text tabular-nums">{count}</span>}
    </span>
  );
}
