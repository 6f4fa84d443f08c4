/** A sheet from the bottom on a phone, a dialog in the middle elsewhere; the browser's own dialog. */
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { IconButton } from "./icon-button";

export interface SheetProps {
  open: boolean;
  /** Called for Esc, the × and a tap outside; the owner then sets `open` to false. */
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Buttons that stay in sight while the content scrolls. */
  footer?: ReactNode;
}

/** Focus moves in on opening and back on closing; what is behind cannot be reached meanwhile. */
export function Sheet({ open, onClose, title, children, footer }: SheetProps) {
  const t = useTranslations("ui");
  const dialog = useRef<HTMLDialogElement>(null);
  const composing = useRef(false);
  const heading = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is only the tap outside; Esc is the dialog's own
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      className="sheet"
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={() => {
        composing.current = false;
      }}
      onCancel={(event) => {
        // A file chooser's cancel bubbles up to here as well.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        if (!composing.current) onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      {open && (
        <div className="flex max-h-[inherit] flex-col">
          <div className="flex items-center gap-2 pt-3 pr-2 pb-1 pl-5">
            <h2 id={heading} className="min-w-0 flex-1 text-card font-bold">
              {title}
            </h2>
            <IconButton label={t("close")} icon={X} onClick={onClose} />
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pt-1 pb-5">
            {children}
          </div>
          {footer && (
            <div className="flex flex-wrap gap-3 border-line border-t bg-surface px-5 py-3">
              {footer}
            </div>
          )}
        </div>
      )}
    </dialog>
  );
}
