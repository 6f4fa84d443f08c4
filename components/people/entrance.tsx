/** The frame of the screens before one is inside: mark, title, one column. */
import type { ReactNode } from "react";
import { Mark } from "@/components/ui/mark";
import { screenHeading, useWindowTitle } from "@/components/ui/page-title";

export function Entrance({
  title,
  lead,
  children,
}: {
  title: string;
  /** One sentence under the title. */
  lead?: ReactNode;
  children?: ReactNode;
}) {
  useWindowTitle(title);
  return (
    <div className="h-full overflow-y-auto overscroll-contain bg-bg">
      <div className="mx-auto grid max-w-md gap-6 px-4 pt-8 pb-[max(2rem,var(--safe-bottom))] tablet:pt-16">
        <p className="flex items-center gap-3">
          <Mark size={40} />
          <span className="text-card font-bold">
            朝夕 <span className="font-normal text-body text-text-3">Asayu</span>
          </span>
        </p>
        <div className="grid gap-2">
          <h1 {...screenHeading} className="text-page font-bold">
            {title}
          </h1>
          {lead && <p className="text-prose text-text-2">{lead}</p>}
        </div>
        {children}
      </div>
    </div>
  );
}
