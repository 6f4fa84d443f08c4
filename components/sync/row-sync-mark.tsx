/** The small form of the sync chip, for rows: nothing where a record is on the server and agreed on. */
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { toneText } from "@/components/ui/tone";
import type { Standing } from "@/lib/local/parked-groups";
import { syncFaces } from "./sync-face";

export function RowSyncMark({
  pending,
  conflicts,
  standing = null,
}: {
  pending: number;
  conflicts: number;
  /** Of a change that the server did not take. */
  standing?: Standing | null;
}) {
  const t = useTranslations("sync.mark");
  const face = faceOf(pending, conflicts, standing);
  if (face === null) return null;
  const { icon: Icon, tone } = syncFaces[face];
  return (
    <span className={classNames("inline-flex items-center gap-1 font-bold", toneText[tone])}>
      <Icon aria-hidden size={16} strokeWidth={2.2} className="shrink-0" />
      <span aria-hidden>{t(face)}</span>
      <span className="sr-only">{t(`${face}Long`)}</span>
    </span>
  );
}

/** What asks for a person comes first. */
function faceOf(pending: number, conflicts: number, standing: Standing | null) {
  if (standing === "refused") return "attention";
  if (conflicts > 0) return "conflict";
  if (standing === "held") return "withLead";
  return pending > 0 ? "saved" : null;
}
