/** What a screen says when there is nothing to show: one sentence, one action. */
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export function EmptyState({
  icon: Icon,
  children,
  action,
}: {
  icon?: LucideIcon | undefined;
  /** One sentence. */
  children: ReactNode;
  /** One button. */
  action?: ReactNode;
}) {
  return (
    <div className="mx-auto grid max-w-sm justify-items-center gap-4 px-6 py-12 text-center">
      {Icon && (
        <span className="grid size-14 place-items-center rounded-large bg-surface-2 text-text-3">
          <Icon aria-hidden size={28} strokeWidth={1.8} />
        </span>
      )}
      <p className="text-prose text-text-2 text-balance [word-break:auto-phrase]">{children}</p>
      {action}
    </div>
  );
}
