/** The room that a record stands in, where it is not the project's own space. */
import { LockKeyhole } from "lucide-react";
import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { useRecordScope } from "./record-scope";

export function RoomMark({ space }: { space: string }) {
  const t = useTranslations("record.room");
  const scope = useRecordScope();
  if (space === scope.space) return null;
  const room = scope.rooms.find(({ id }) => id === space);
  return (
    <Chip icon={LockKeyhole}>
      <span className="sr-only">{t("label")}: </span>
      {room?.name ?? t("left")}
    </Chip>
  );
}
