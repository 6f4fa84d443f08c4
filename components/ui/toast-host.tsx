/** Draws the toasts above the bottom bar and reads them aloud; the clock stops under finger or focus. */
import { Undo2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { classNames } from "./class-names";
import { IconButton } from "./icon-button";
import {
  currentToasts,
  dismissToast,
  subscribeToasts,
  type Toast,
  undoMilliseconds,
} from "./toast-store";
import { toneText } from "./tone";

const none: readonly Toast[] = [];

/** One in the whole app; it stands in the shell. */
export function ToastHost() {
  const t = useTranslations("ui");
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts, () => none);
  return (
    <section aria-label={t("notices")} aria-live="polite" className="grid gap-2">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const t = useTranslations("ui");
  const [held, setHeld] = useState(false);

  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(toast.id), undoMilliseconds);
    return () => clearTimeout(timer);
  }, [held, toast.id]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointer and focus only stop the clock
    <div
      className="pointer-events-auto flex min-h-14 animate-arrive items-center gap-2 rounded-control border border-line bg-surface py-1 pr-1 pl-4 shadow-float"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p className={classNames("min-w-0 flex-1 text-list", toneText[toast.tone])}>{toast.text}</p>
      {toast.onUndo && (
        <button
          type="button"
          className="press inline-flex min-h-11 shrink-0 items-center gap-1.5 rounded-control px-3 text-list font-bold text-link hover:bg-tint"
          onClick={() => {
            dismissToast(toast.id);
            toast.onUndo?.();
          }}
        >
          <Undo2 aria-hidden size={18} />
          {t("undo")}
        </button>
      )}
      <IconButton label={t("dismissNotice")} icon={X} onClick={() => dismissToast(toast.id)} />
    </div>
  );
}
