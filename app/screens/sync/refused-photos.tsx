/** The photos that the server does not take, each with its reason and what can be done. */

import { useTranslations } from "next-intl";
import type { RefusedPhoto } from "@/lib/local/reader";
import type { SpaceInfo } from "@/lib/sync/protocol";
import { RefusedPhotoCard } from "./refused-photo-card";

export function RefusedPhotos({
  spaces,
  photos,
}: {
  spaces: readonly SpaceInfo[];
  photos: readonly RefusedPhoto[];
}) {
  const t = useTranslations("sync.photo");
  if (!photos.length) return null;
  return (
    <section aria-label={t("heading")} className="grid gap-4">
      <h2 className="sr-only">{t("heading")}</h2>
      {photos.map((photo) => (
        <RefusedPhotoCard
          key={photo.id}
          photo={photo}
          space={spaces.find(({ id }) => id === photo.space)}
        />
      ))}
    </section>
  );
}
