/** The head of a screen: where one is, the way back, and the sync chip at the top right. */
import { ChevronLeft, PanelLeft, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, use } from "react";
import { classNames } from "./class-names";
import { useCovered } from "./coverable";
import { IconButton, IconLink } from "./icon-button";
import { screenHeading, useWindowTitle } from "./page-title";
import { usePane } from "./panes";

/** What the shell puts at the end of every header (the sync chip). */
export const HeaderSlot = createContext<ReactNode>(null);

export interface PageHeaderProps {
  title: string;
  /** Shown instead of the plain title, e.g. a number and a state; `title` stays the window's. */
  heading?: ReactNode;
  /** A line below the title. */
  meta?: ReactNode;
  /** A control that belongs to the title: beside it, on a phone below it. */
  beside?: ReactNode;
  /** Where ‹ leads. Inside `Panes` it shows on the phone only. */
  back?: string | undefined;
  /** × instead of ‹, for what is left without a place to go back to. */
  onClose?: (() => void) | undefined;
  /** Buttons before the sync chip. */
  actions?: ReactNode;
}

export function PageHeader({
  title,
  heading,
  meta,
  beside,
  back,
  onClose,
  actions,
}: PageHeaderProps) {
  const t = useTranslations("ui");
  const pane = usePane();
  const slot = use(HeaderSlot);
  const covered = useCovered();
  const isList = pane?.role === "list";
  // Of several headers on the screen one names it: the detail's, or that of what stands in front.
  const names = !covered && !(isList && pane.hasDetail);
  useWindowTitle(title, names);
  return (
    <header
      className={classNames(
        "flex min-h-16 shrink-0 flex-wrap items-center gap-1 py-2 pr-3 pl-2 tablet:flex-nowrap",
        isList ? "bg-surface" : "bg-bg tablet:pr-6 tablet:pl-4",
      )}
    >
      {onClose && <IconButton label={t("close")} icon={X} onClick={onClose} data-back="" />}
      {pane?.role === "detail" && pane.hasDetail && (
        <div className="hidden tablet:block wide:hidden">
          <IconButton label={t("openList")} icon={PanelLeft} onClick={pane.openList} />
        </div>
      )}
      {back && (
        <IconLink
          label={t("back")}
          icon={ChevronLeft}
          href={back}
          data-back=""
          className={pane?.role === "detail" ? "tablet:hidden" : ""}
        />
      )}
      <div className={classNames("min-w-0 flex-1 pl-2", Boolean(beside) && "tablet:flex-initial")}>
        <h1
          {...(names ? screenHeading : {})}
          className={classNames(
            "line-clamp-2 font-bold leading-tight",
            back || onClose || pane?.role === "detail" ? "text-card" : "text-page",
          )}
        >
          {heading ?? title}
        </h1>
        {meta && <p className="line-clamp-3 text-meta text-text-3 tablet:line-clamp-2">{meta}</p>}
      </div>
      {beside && (
        <div className="order-last min-w-0 basis-full pt-1 pl-2 tablet:order-none tablet:shrink-0 tablet:grow tablet:basis-auto tablet:pt-0 tablet:pl-3">
          {beside}
        </div>
      )}
      <div className="ml-auto flex shrink-0 items-center gap-1">
        {actions}
        {/* Beside an open detail the chip stands in the detail's header. */}
        <div className={isList ? "tablet:hidden" : ""}>{slot}</div>
      </div>
    </header>
  );
}
