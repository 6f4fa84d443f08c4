/** A photo over the whole screen; a tap switches between all of it and its full size. */
import { Ellipsis, Eraser, Trash2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { Menu } from "@/components/ui/menu";
import type { Shown } from "@/lib/local/database";
import { usePhoto } from "@/lib/local/hooks/use-photo";
import { isPurged } from "@/lib/records/attachment";
import { LocalImage } from "./local-image";
import { PurgedPhotoText, purgeOf } from "./purged-photo";

const button =
  "press inline-flex min-h-12 min-w-12 items-center justify-center gap-2 rounded-control bg-black/60 px-3 text-body font-bold text-white";

export function PhotoView({
  photo,
  refused,
  onClose,
  onDelete,
  onPurge,
}: {
  photo: Shown;
  /** The server does not take it. */
  refused: boolean;
  onClose: () => void;
  onDelete?: (() => void) | undefined;
  onPurge?: (() => void) | undefined;
}) {
  const t = useTranslations();
  const dialog = useRef<HTMLDialogElement>(null);
  const [full, setFull] = useState(false);
  const found = usePhoto(isPurged(photo) ? null : String(photo.fields.hash ?? ""));
  const { url, state } = found;
  const purge = purgeOf(photo, found);
  const name = String(photo.fields.name ?? "");

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-label={t("record.detail.photo", { name })}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className="m-0 h-dvh max-h-none w-dvw max-w-none bg-black p-0 text-white"
    >
      <div className="grid size-full overflow-auto">
        {purge ? (
          <PurgedPhotoText purge={purge} />
        ) : url ? (
          <button
            type="button"
            onClick={() => setFull(!full)}
            aria-label={t("record.detail.photo", { name })}
            aria-pressed={full}
            className="m-auto"
          >
            <LocalImage
              src={url}
              alt={name}
              className={classNames(full ? "max-w-none" : "max-h-dvh max-w-dvw object-contain")}
            />
          </button>
        ) : (
          <p className="m-auto p-6">
            {t(state === "notHere" ? "record.detail.photoNotHere" : "record.detail.photoLoading")}
          </p>
        )}
      </div>
      {refused && (
        <p className="absolute inset-x-0 top-0 bg-black/80 p-4 pt-[max(1rem,var(--safe-top))] text-body">
          <strong className="block">{t("record.detail.photoRefused")}</strong>
          {t("record.detail.photoRefusedText")}
        </p>
      )}
      <div className="absolute inset-x-0 bottom-0 flex justify-between gap-3 p-4 pb-[max(1rem,var(--safe-bottom))]">
        <button type="button" onClick={onClose} className={button}>
          <X aria-hidden size={22} />
          {t("ui.close")}
        </button>
        <div className="flex gap-3">
          {onDelete && (
            <button type="button" onClick={onDelete} className={button}>
              <Trash2 aria-hidden size={20} />
              {t("record.detail.deletePhoto")}
            </button>
          )}
          {onPurge && !purge && (
            <Menu
              label={t("record.detail.photoMore")}
              trigger={<Ellipsis aria-hidden size={24} />}
              triggerClassName={button}
              items={[
                { label: t("record.detail.purge"), icon: Eraser, tone: "err", onSelect: onPurge },
              ]}
            />
          )}
        </div>
      </div>
    </dialog>
  );
}
