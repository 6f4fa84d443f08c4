/** The sync chip's place in the kiosk: how much is safe here, without a way anywhere. */
import { TabletSmartphone, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useBacklinks } from "@/lib/local/hooks/use-backlinks";
import { feedback } from "@/lib/records/feedback";

export function KioskFoot({ session }: { session: string }) {
  const t = useTranslations("training.flow");
  const given = useBacklinks(session, feedback.kind, "session") ?? [];
  const here = given.filter(({ pending }) => pending > 0).length;
  return (
    <p className="flex flex-wrap items-center justify-center gap-x-6 gap-y-1 text-detail text-text-3">
      <span className="inline-flex items-center gap-2">
        <UserRound aria-hidden size={16} />
        {t("nameLast")}
      </span>
      {given.length > 0 && (
        <span className="inline-flex items-center gap-2">
          <TabletSmartphone aria-hidden size={16} className="text-link" />
          {here > 0 ? t("savedHere", { count: here }) : t("sent", { count: given.length })}
        </span>
      )}
    </p>
  );
}
