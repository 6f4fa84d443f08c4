/** A card; a coloured head with icon and sentence marks the two kinds that ask for a decision. */
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { toneFill } from "./tone";

export interface CardProps {
  children: ReactNode;
  className?: string | undefined;
  /** A named card is a landmark; give the id of its heading. */
  labelledBy?: string | undefined;
}

export function Card({ children, className, labelledBy }: CardProps) {
  return (
    <section
      aria-labelledby={labelledBy}
      className={classNames("rounded-control border border-line bg-surface p-4", className)}
    >
      {children}
    </section>
  );
}

const borders = {
  neutral: "border-line-2",
  ok: "border-line-2",
  warn: "border-warn-line",
  err: "border-err-line",
};

/** The head says what happened, `meta` what is safe; the body says what to do. */
export function HeadCard({
  tone,
  icon: Icon,
  title,
  meta,
  children,
}: {
  tone: keyof typeof borders;
  icon: LucideIcon;
  title: ReactNode;
  meta?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section
      className={classNames("overflow-hidden rounded-control border bg-surface", borders[tone])}
    >
      <div
        className={classNames(
          "flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3",
          toneFill[tone],
        )}
      >
        <div className="flex min-w-0 max-w-full flex-auto items-start gap-3 text-body">
          <span className="grid h-[1lh] shrink-0 place-items-center">
            <Icon aria-hidden size={20} strokeWidth={2} />
          </span>
          <h3 className="min-w-0 font-bold">{title}</h3>
        </div>
        {meta && <span className="text-meta text-text-2">{meta}</span>}
      </div>
      <div className="grid gap-3 p-4">{children}</div>
    </section>
  );
}
