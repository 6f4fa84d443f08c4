/** The photos of a record: small ones in a row, any of them full size, one more with a tap. */
import { ImageOff, ImagePlus, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { mayDo, transitionsFrom } from "@/lib/local/allowed";
import type { Shown } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import { usePhoto } from "@/lib/local/hooks/use-photo";
import { useRefusedPhotos } from "@/lib/local/hooks/use-refused-photos";
import { isPurged, PURGED } from "@/lib/records/attachment";
import { errorText } from "./error-text";
import { LocalImage } from "./local-image";
import { PhotoView } from "./photo-view";
import { PurgeSheet } from "./purge-sheet";
import { purgeOf } from "./purged-photo";
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
  const refused = useRefusedPhotos();
  const [viewed, view] = useState<string | null>(null);
  const [purged, purge] = useState<Shown | null>(null);
  const input = useId();
  const attachment = registry.get("attachment");
  const may = attachment && record.deleted === null && mayDo(actor, attachment, "create", null);
  if (!may && photos.length === 0) return null;

  const attach = (photo: string) =>
    void act(() => write.attach(record.id, [photo]), t("detail.photoAdded"));
  const shown = photos.find(({ id }) => id === viewed);
  const isRefused = ({ space, fields }: Shown) =>
    refused?.some((one) => one.space === space && one.hash === fields.hash) ?? false;
  const mayPurge = (photo: Shown) =>
    attachment !== undefined &&
    transitionsFrom(attachment, photo, actor).some(
      ({ to, problem }) => to === PURGED && problem !== "forbidden",
    );

  return (
    <section aria-label={t("detail.photos")} className="grid gap-2">
      <ul className="flex flex-wrap items-center gap-3">
        {photos.map((photo) => (
          <li key={photo.id}>
            <Thumbnail photo={photo} refused={isRefused(photo)} onOpen={() => view(photo.id)} />
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
          refused={isRefused(shown)}
          onClose={() => view(null)}
          onPurge={
            mayPurge(shown)
              ? () => {
                  view(null);
                  purge(shown);
                }
              : undefined
          }
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
      {purged && (
        <PurgeSheet photo={purged} onClose={() => purge(null)} onDone={() => purge(null)} />
      )}
    </section>
  );
}

function Thumbnail({
  photo,
  refused,
  onOpen,
}: {
  photo: Shown;
  refused: boolean;
  onOpen: () => void;
}) {
  const t = useTranslations("record");
  const found = usePhoto(isPurged(photo) ? null : String(photo.fields.hash ?? ""));
  const { url, state } = found;
  const isGone = purgeOf(photo, found) !== null;
  const name = String(photo.fields.name ?? "");
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-label={
        isGone
          ? t("detail.photoPurged")
          : [t("detail.openPhoto", { name }), ...(refused ? [t("detail.photoRefused")] : [])].join(
              " ",
            )
      }
      className="press relative grid h-24 w-36 place-items-center overflow-hidden rounded-control border border-line bg-surface-2"
    >
      {isGone ? (
        <span className="grid justify-items-center gap-1 p-2 text-meta text-text-2">
          <ImageOff aria-hidden size={22} strokeWidth={1.8} />
          {t("detail.photoPurged")}
        </span>
      ) : url ? (
        <LocalImage src={url} alt="" className="size-full object-cover" />
      ) : (
        <span className="p-2 text-meta text-text-3">
          {t(state === "notHere" ? "detail.photoNotHere" : "detail.photoLoading")}
        </span>
      )}
      {refused && (
        <span className="absolute inset-x-0 bottom-0 flex items-center justify-center gap-1 bg-err-tint px-1 py-0.5 text-meta font-bold text-err">
          <TriangleAlert aria-hidden size={14} className="shrink-0" />
          {t("detail.photoRefused")}
        </span>
      )}
    </button>
  );
}
