/**
 * A list and the record picked from it: side by side on a wide screen, the list as a drawer on a
 * portrait tablet (it stays until a row is picked), one at a time on a phone.
 */
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from "react";
import { classNames } from "./class-names";
import { isComposing } from "./ime";

interface Pane {
  role: "list" | "detail";
  hasDetail: boolean;
  openList: () => void;
}

const PaneContext = createContext<Pane | null>(null);

/** Which pane one stands in; null outside of `Panes`. */
export function usePane(): Pane | null {
  return use(PaneContext);
}

export interface PanesProps {
  /** Names the list for a screen reader. */
  listLabel: string;
  list: ReactNode;
  /** The picked record, or null while none is. */
  detail: ReactNode | null;
  /** Identifies the picked record: picking another one closes the drawer. */
  detailKey: string | null;
  /** What stands in the place of the detail while nothing is picked; give it a header of its own. */
  empty?: ReactNode;
}

export function Panes({ listLabel, list, detail, detailKey, empty }: PanesProps) {
  const t = useTranslations("ui");
  // The drawer belongs to the record it was opened over, so a pick closes it without an effect.
  const [openOver, setOpenOver] = useState<string | null>(null);
  const listPane = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);
  const giveBack = useRef(false);
  const hasDetail = detail !== null;
  const drawer = hasDetail && openOver !== null && openOver === detailKey;

  const panes = useMemo(() => {
    const openList = () => {
      opener.current = document.activeElement;
      setOpenOver(detailKey);
    };
    return {
      list: { role: "list", hasDetail, openList } as const,
      detail: { role: "detail", hasDetail, openList } as const,
    };
  }, [detailKey, hasDetail]);

  const close = () => {
    setOpenOver(null);
    giveBack.current = true;
  };

  useEffect(() => {
    if (!drawer) {
      // Only now: while the drawer was open the detail could not take the focus.
      if (giveBack.current && opener.current instanceof HTMLElement) opener.current.focus();
      giveBack.current = false;
      return;
    }
    const pane = listPane.current;
    (pane?.querySelector<HTMLElement>("[aria-current]") ?? pane)?.focus();
  }, [drawer]);

  return (
    <div className="relative flex h-full min-h-0">
      <section
        ref={listPane}
        aria-label={listLabel}
        tabIndex={-1}
        onKeyDown={(event) => {
          if (drawer && event.key === "Escape" && !isComposing(event)) {
            event.stopPropagation();
            close();
          }
        }}
        className={classNames(
          "min-h-0 min-w-0 bg-surface",
          !hasDetail && "w-full tablet:w-90 tablet:shrink-0 tablet:border-line tablet:border-r",
          hasDetail && "hidden wide:block wide:w-90 wide:shrink-0 wide:border-line wide:border-r",
          drawer &&
            "tablet:absolute tablet:inset-y-0 tablet:left-0 tablet:z-20 tablet:block tablet:w-90 tablet:shadow-float wide:static wide:shadow-none",
        )}
      >
        <PaneContext value={panes.list}>{list}</PaneContext>
      </section>
      {drawer && (
        <button
          type="button"
          aria-label={t("closeList")}
          onClick={close}
          className="absolute inset-0 z-10 hidden bg-scrim tablet:block wide:hidden"
        />
      )}
      <div
        className={classNames("min-h-0 min-w-0 flex-1", !hasDetail && "hidden tablet:block")}
        inert={drawer}
      >
        <PaneContext value={panes.detail}>{detail ?? empty}</PaneContext>
      </div>
    </div>
  );
}
