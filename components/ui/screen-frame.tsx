/** The column every screen or pane is: header, what scrolls, and the actions at the bottom. */
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { usePane } from "./panes";

export function ScreenFrame({
  header,
  tools,
  actions,
  children,
  keepScroll,
  padded = false,
}: {
  header: ReactNode;
  /** Search and filters, between header and content; they do not scroll away. */
  tools?: ReactNode;
  /** A `BottomActionBar`. */
  actions?: ReactNode;
  children: ReactNode;
  /** A name under which the router keeps the scroll position of this history entry. */
  keepScroll?: string | undefined;
  /** Page edge of 16 (phone) or 24 px around the content, for what is not an edge-to-edge list. */
  padded?: boolean;
}) {
  const inList = usePane()?.role === "list";
  return (
    <div className="flex h-full min-h-0 flex-col short:block short:overflow-y-auto">
      {header}
      {tools}
      <div
        data-keep-scroll={keepScroll}
        className={classNames(
          "relative min-h-0 flex-1 overflow-y-auto overscroll-contain",
          inList ? "bg-surface" : "bg-bg",
          padded && "px-4 py-4 tablet:px-6",
        )}
      >
        {padded ? <div className="mx-auto grid max-w-3xl gap-4">{children}</div> : children}
      </div>
      {actions}
    </div>
  );
}
