/** On the record itself: that a change of it was not taken, or waits for the lead. */
import { useTranslations } from "next-intl";
import { useParkedStanding } from "@/lib/local/hooks/use-parked-standing";

export function ParkedLine({ record }: { record: string }) {
  const t = useTranslations("sync.parkedLine");
  const standing = useParkedStanding(record);
  if (standing !== "refused" && standing !== "held") return null;
  return <p className="text-detail font-bold text-text-2">{t(standing)}</p>;
}
