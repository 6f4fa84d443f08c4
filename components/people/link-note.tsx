/** Why a link does not lead anywhere, and what leads on instead. */
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export function LinkNote({
  icon: Icon,
  children,
  action,
}: {
  icon: LucideIcon;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div role="status" className="grid gap-4 rounded-control border border-line bg-surface p-4">
      <p className="flex items-start gap-3 text-prose">
        <Icon aria-hidden size={24} className="mt-0.5 shrink-0 text-text-3" />
        <span className="min-w-0">{children}</span>
      </p>
      {action}
    </div>
  );
}
