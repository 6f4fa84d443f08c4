/** The main action in thumb reach, with the reason above it when it cannot be taken yet. */
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

export function BottomActionBar({
  reason,
  reasonId,
  className,
  children,
}: {
  /** Why the main action is locked, and what is missing. */
  reason?: ReactNode;
  /** Give the same id to the button's `lockedBy`. */
  reasonId?: string | undefined;
  /** Where the buttons stand, if not in the middle column. */
  className?: string | undefined;
  /** The quieter button first, the main one last. */
  children: ReactNode;
}) {
  return (
    <div
      data-actions=""
      className="shrink-0 border-line border-t bg-surface px-4 pt-3 pb-[max(0.75rem,var(--keyboard-gap,var(--safe-bottom)))] shadow-bar tablet:px-6"
    >
      {reason && (
        <p
          id={reasonId}
          className={classNames(
            "mx-auto mb-2 flex max-w-3xl items-start gap-2 text-detail text-text",
            className,
          )}
        >
          <CircleAlert aria-hidden size={18} className="mt-px shrink-0 text-warn" />
          <span className="min-w-0">{reason}</span>
        </p>
      )}
      <div
        className={classNames(
          "mx-auto flex max-w-3xl flex-wrap gap-3 *:flex-1 *:last:flex-[1.25]",
          className,
        )}
      >
        {children}
      </div>
    </div>
  );
}
