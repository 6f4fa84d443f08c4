/** The photos of a record: small ones in a row, any of them full size, one more with a tap. */
import { ImagePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { mayDo } from "@/lib/local/allowed";
import type { Shown } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import { usePhoto } from "@/lib/local/hooks/use-photo";
import { errorText } from "./error-text";
import { LocalImage } from "./local-image";
import { PhotoView } from "./photo-view";
import { useRecordScope } from "./record-scope";
import { RefusedFiles } from "./refused-files";
import { UnsavedPhotos } from "./unsaved-photos";
import { useAct } from "./use-act";
import { acceptedPhotos, usePhotoIntake } from "./use-photo-intake";

export function PhotoGrid({
  record,
  attachments,
  add,
}: {
  record: Shown;
  /** All that point to the record. */
  attachments: readonly Shown[];
  /** What the button says, where 写真を追加 would not tell what they are for. */
  add?: string;
}) {
  const t = useTranslations("record");
  const { actor, registry } = useRecordScope();
  const { write } = useLocal();
  const act = useAct();
  const intake = usePhotoIntake();
  const photos = attachments.filter(({ deleted }) => deleted === null);
  const [viewed, view] = useState<string | null>(null);
  const input = useId();
  const attachment = registry.get("attachment");
  const may = attachment && record.deleted === null && mayDo(actor, attachment, "create", null);
  if (!may && photos.length === 0) return null;

  const attach = (photo: string) =>
    void act(() => write.attach(record.id, [photo]), t("detail.photoAdded"));
  const shown = photos.find(({ id }) => id === viewed);

  return (
    <section aria-label={t("detail.photos")} className="grid gap-2">
      <ul className="flex flex-wrap items-center gap-3">
        {photos.map((photo) => (
          <li key={photo.id}>
            <Thumbnail photo={photo} onOpen={() => view(photo.id)} />
          </li>
        ))}
        {may && (
          <li>
            <label
              htmlFor={input}
              className={`${buttonClass({ size: "compact" })} cursor-pointer has-focus-visible:outline-4 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus`}
            >
              <ImagePlus aria-hidden size={20} />
              {add ?? t("detail.addPhoto")}
              <input
                id={input}
                type="file"
                accept={acceptedPhotos}
                multiple
                className="sr-only"
                onChange={(event) => {
                  const files = [...(event.currentTarget.files ?? [])];
                  event.currentTarget.value = "";
                  void intake.take(files, attach, () => {});
                }}
              />
            </label>
          </li>
        )}
      </ul>
      <UnsavedPhotos
        files={intake.unsaved}
        onRetry={() => void intake.take(intake.unsavedNow(), attach, () => {})}
        onTakeOut={intake.forgetUnsaved}
      />
      <RefusedFiles refused={intake.refused} onDismiss={intake.forgetRefused} />
      {shown && (
        <PhotoView
          photo={shown}
          onClose={() => view(null)}
          onDelete={
            attachment && mayDo(actor, attachment, "delete", null)
              ? () => {
                  view(null);
                  void act(() => write.remove(shown.id), t("detail.photoDeleted")).catch(
                    (error: unknown) => showToast({ text: errorText(t, error), tone: "err" }),
                  );
                }
              : undefined
          }
        />
      )}
    </section>
  );
}

function Thumbnail({ photo, onOpen }: { photo: Shown; onOpen: () => void }) {
  const t = useTranslations("record");
  const { url, state } = usePhoto(String(photo.fields.hash ?? ""));
  const name = String(photo.fields.name ?? "");
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-label={t("detail.openPhoto", { name })}
      className="press grid h-24 w-36 place-items-center overflow-hidden rounded-control border border-line bg-surface-2"
    >
      {url ? (
        <LocalImage src={url} alt="" className="size-full object-cover" />
      ) : (
        <span className="p-2 text-meta text-text-3">
          {t(state === "notHere" ? "detail.photoNotHere" : "detail.photoLoading")}
        </span>
      )}
    </button>
  );
}
