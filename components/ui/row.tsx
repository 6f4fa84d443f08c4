/** Rows of a list: mark 28, title 15, meta 13 with a fact at its end, a chevron; at least 56 px high. */
import { ChevronRight } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

export interface RowLook {
  /** A sign of 28 px at the start. */
  mark?: ReactNode;
  title: ReactNode;
  /** Number, state, module; wraps. */
  meta?: ReactNode;
  /** A short fact at the end of the meta line, so that the title has the whole width. */
  fact?: ReactNode;
  /** What stands at the end of the whole row, such as a button; `chevron` adds the sign that it opens. */
  trailing?: ReactNode;
  chevron?: boolean | undefined;
  /** The row whose detail is open. */
  current?: boolean | undefined;
}

const rowClass = "focus-inset relative flex min-h-14 w-full items-center gap-3 px-4 py-2 text-left";
const pressed = "hover:bg-surface-2 active:bg-surface-2";
const open = "bg-tint before:absolute before:inset-y-0 before:left-0 before:w-1 before:bg-link";

function RowContent({ mark, title, meta, fact, trailing, chevron, current }: RowLook) {
  const hasMeta = meta !== undefined;
  return (
    <>
      <span
        className={classNames(
          "flex min-w-0 flex-1 gap-3 text-list [font-feature-settings:'palt']",
          !hasMeta && "items-center",
        )}
      >
        {mark !== undefined && (
          <span className="grid min-h-[1lh] w-7 shrink-0 place-items-center self-start">
            {mark}
          </span>
        )}
        <span className="min-w-0 flex-1">
          <span
            className={classNames(
              "line-clamp-2 text-pretty text-text [word-break:auto-phrase]",
              current && "font-bold",
            )}
          >
            {title}
          </span>
          {hasMeta && (
            <span className="mt-0.5 flex items-end gap-3 text-meta text-text-3">
              <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2">{meta}</span>
              {fact !== undefined && (
                <span className="flex min-h-[1lh] shrink-0 items-center">{fact}</span>
              )}
            </span>
          )}
        </span>
      </span>
      {trailing !== undefined && <span className="shrink-0 text-meta text-text-3">{trailing}</span>}
      {chevron && <ChevronRight aria-hidden size={18} className="shrink-0 text-text-3" />}
    </>
  );
}

/** A row that only tells. */
export function Row({ className, ...look }: RowLook & { className?: string }) {
  return (
    <div className={classNames(rowClass, className)}>
      <RowContent {...look} />
    </div>
  );
}

/** A row that opens an address. */
export function LinkRow({
  mark,
  title,
  meta,
  fact,
  trailing,
  chevron,
  current,
  className,
  ...rest
}: RowLook & Omit<ComponentProps<"a">, "title"> & { href: string }) {
  return (
    <a
      {...rest}
      aria-current={current ? "true" : undefined}
      className={classNames(rowClass, current ? open : pressed, className)}
    >
      <RowContent {...{ mark, title, meta, fact, trailing, chevron, current }} />
    </a>
  );
}

/** A row that does something here. */
export function ButtonRow({
  mark,
  title,
  meta,
  fact,
  trailing,
  chevron,
  current,
  className,
  ...rest
}: RowLook & Omit<ComponentProps<"button">, "title">) {
  return (
    <button
      type="button"
      {...rest}
      aria-pressed={current}
      className={classNames(rowClass, current ? open : pressed, className)}
    >
      <RowContent {...{ mark, title, meta, fact, trailing, chevron, current }} />
    </button>
  );
}

/** Rows under a heading, on one surface with lines between; give each row its own `<li>`. */
export function RowList({
  label,
  children,
  framed = false,
}: {
  /** Read aloud before the rows. */
  label: string;
  children: ReactNode;
  /** As a card with round corners instead of edge to edge. */
  framed?: boolean;
}) {
  return (
    <ul
      aria-label={label}
      className={classNames(
        "divide-y divide-line bg-surface",
        framed ? "overflow-hidden rounded-control border border-line" : "border-line border-y",
      )}
    >
      {children}
    </ul>
  );
}
