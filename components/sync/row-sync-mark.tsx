/** The small form of the sync chip, for rows: nothing where a record is on the server and agreed on. */
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { toneText } from "@/components/ui/tone";
import { syncFaces } from "./sync-face";

export function RowSyncMark({ pending, conflicts }: { pending: number; conflicts: number }) {
  const t = useTranslations("sync.mark");
  if (pending === 0 && conflicts === 0) return null;
  const { icon: Icon, tone } = syncFaces[conflicts > 0 ? "conflict" : "saved"];
  return (
    <span className={classNames("inline-flex items-center gap-1 font-bold", toneText[tone])}>
      <Icon aria-hidden size={16} strokeWidth={2.2} className="shrink-0" />
      <span aria-hidden>{t(conflicts > 0 ? "conflict" : "here")}</span>
      <span className="sr-only">{t(conflicts > 0 ? "conflictLong" : "hereLong")}</span>
    </span>
  );
}
