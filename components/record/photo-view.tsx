/** A photo over the whole screen; a tap switches between all of it and its full size. */
import { Trash2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Shown } from "@/lib/local/database";
import { usePhoto } from "@/lib/local/hooks/use-photo";
import { LocalImage } from "./local-image";

const button =
  "press inline-flex min-h-12 min-w-12 items-center justify-center gap-2 rounded-control bg-black/60 px-3 text-body font-bold text-white";

export function PhotoView({
  photo,
  onClose,
  onDelete,
}: {
  photo: Shown;
  onClose: () => void;
  onDelete?: (() => void) | undefined;
}) {
  const t = useTranslations();
  const dialog = useRef<HTMLDialogElement>(null);
  const [full, setFull] = useState(false);
  const { url, state } = usePhoto(String(photo.fields.hash ?? ""));
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
        {url ? (
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
      <div className="absolute inset-x-0 bottom-0 flex justify-between gap-3 p-4 pb-[max(1rem,var(--safe-bottom))]">
        <button type="button" onClick={onClose} className={button}>
          <X aria-hidden size={22} />
          {t("ui.close")}
        </button>
        {onDelete && (
          <button type="button" onClick={onDelete} className={button}>
            <Trash2 aria-hidden size={20} />
            {t("record.detail.deletePhoto")}
          </button>
        )}
      </div>
    </dialog>
  );
}
