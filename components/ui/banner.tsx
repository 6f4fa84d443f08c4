/** One sentence about the whole screen or device, with at most one action and a way to put it away. */
import { type LucideIcon, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { IconButton } from "./icon-button";
import { type Tone, toneFill } from "./tone";

export function Banner({
  tone = "link",
  icon: Icon,
  children,
  action,
  onDismiss,
  floating = false,
}: {
  tone?: Tone;
  icon: LucideIcon;
  children: ReactNode;
  action?: ReactNode;
  onDismiss?: (() => void) | undefined;
  /** Lies above the screen instead of pushing it down. */
  floating?: boolean;
}) {
  const t = useTranslations("ui");
  return (
    <div
      className={classNames(
        "flex flex-wrap items-center gap-x-3 gap-y-2 rounded-control py-2 pr-2 pl-4",
        floating
          ? "pointer-events-auto border border-line bg-surface shadow-float"
          : toneFill[tone],
      )}
    >
      <div className="flex min-w-0 flex-1 basis-56 items-center gap-3 py-1">
        <Icon aria-hidden size={20} className={classNames("shrink-0", floating && "text-link")} />
        <p className="min-w-0 text-detail text-text">{children}</p>
      </div>
      <div className="ml-auto flex items-center gap-1">
        {action}
        {onDismiss && <IconButton label={t("dismissNotice")} icon={X} onClick={onDismiss} />}
      </div>
    </div>
  );
}
