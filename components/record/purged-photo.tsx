/** In the place of a photo that was purged: that there was one, who took it away, when and why. */
import { ImageOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Shown } from "@/lib/local/database";
import type { PhotoState } from "@/lib/local/hooks/use-photo";
import type { PurgedPhoto } from "@/lib/local/photo-urls";
import { isPurged, PURGED } from "@/lib/records/attachment";
import { useRecordScope } from "./record-scope";
import { shortInstant } from "./value-text";

/** What the record says, else the server; null for a photo that is not purged. */
export function purgeOf(photo: Shown, state: PhotoState): PurgedPhoto | null {
  if (!isPurged(photo)) return state.state === "purged" ? state.purged : null;
  const { by, at } = photo.entered[PURGED] ?? photo.changed;
  return { by, at, reason: String(photo.fields.purgeReason ?? "") };
}

export function PurgedPhotoText({ purge }: { purge: PurgedPhoto }) {
  const t = useTranslations("record.detail");
  const { reading, now } = useRecordScope();
  const time = shortInstant(purge.at, now(), reading);
  return (
    <div className="m-auto grid max-w-md justify-items-center gap-2 p-6 text-center text-body">
      <ImageOff aria-hidden size={40} strokeWidth={1.6} />
      <p className="font-bold">{t("photoPurged")}</p>
      <p>{t("purgedBy", { name: reading.personName(purge.by), time })}</p>
      {purge.reason && <p>{t("purgedWhy", { reason: purge.reason })}</p>}
    </div>
  );
}
