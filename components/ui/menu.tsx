/** A short list of actions behind a button: the browser's popover, with the keys a menu needs. */
import { Ellipsis, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { classNames } from "./class-names";
import { iconButtonClass } from "./icon-button";
import { isComposing } from "./ime";

export interface MenuItem {
  label: string;
  icon?: LucideIcon | undefined;
  tone?: "err" | undefined;
  onSelect: () => void;
}

export interface MenuProps {
  items: readonly MenuItem[];
  /** Read aloud for the button; その他の操作 without it. */
  label?: string | undefined;
  /** What the button shows; ⋯ without it. */
  trigger?: ReactNode;
  triggerClassName?: string | undefined;
}

export function Menu({ items, label, trigger, triggerClassName }: MenuProps) {
  const t = useTranslations("ui");
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const close = () => list.current?.hidePopover();

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-label={trigger && !label ? undefined : (label ?? t("more"))}
        className={triggerClassName ?? iconButtonClass}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          list.current?.showPopover();
          itemsOf(list.current)
            .at(event.key === "ArrowUp" ? -1 : 0)
            ?.focus();
        }}
      >
        {trigger ?? <Ellipsis aria-hidden size={24} strokeWidth={1.9} />}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label ?? t("more")}
        className="menu"
        onBeforeToggle={(event) => {
          if (event.newState === "open") place(list.current, button.current);
        }}
        onToggle={(event) => {
          if (event.newState === "open") {
            place(list.current, button.current);
            itemsOf(list.current)[0]?.focus();
          }
        }}
        onKeyDown={(event) => moveInMenu(event, close)}
      >
        {items.map((item) => (
          <button
            key={item.label}
            type="button"
            role="menuitem"
            tabIndex={-1}
            onClick={() => {
              close();
              button.current?.focus();
              item.onSelect();
            }}
            className={classNames(
              "focus-inset flex min-h-12 w-full items-center gap-3 px-4 py-2 text-left text-body hover:bg-surface-2",
              item.tone === "err" && "text-err",
            )}
          >
            {item.icon && <item.icon aria-hidden size={20} className="shrink-0" />}
            {item.label}
          </button>
        ))}
      </div>
    </>
  );
}

function itemsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
}

/** Below the button, left edges in line, right ones near the window's edge; above it where it would be cut. */
function place(list: HTMLElement | null, button: HTMLElement | null): void {
  if (!list || !button) return;
  const anchor = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = list;
  const below = anchor.bottom + 4;
  const top = below + height > window.innerHeight - 8 ? anchor.top - 4 - height : below;
  list.style.top = `${Math.max(8, top)}px`;
  const fits = anchor.left + width <= window.innerWidth - 8;
  list.style.left = `${Math.max(8, fits ? anchor.left : anchor.right - width)}px`;
}

/** Arrows, Home, End and the first letter move; Tab leaves. Esc is the popover's own. */
function moveInMenu(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  if (isComposing(event)) return;
  const items = itemsOf(event.currentTarget);
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = {
    ArrowDown: items[(at + 1) % items.length],
    ArrowUp: items.at(at <= 0 ? -1 : at - 1),
    Home: items[0],
    End: items.at(-1),
  }[event.key];
  if (event.key === "Tab") close();
  else if (next) {
    event.preventDefault();
    next.focus();
  } else if (event.key.length === 1 && event.key !== " ") {
    const letter = event.key.toLowerCase();
    [...items.slice(at + 1), ...items]
      .find((item) => item.textContent?.toLowerCase().startsWith(letter))
      ?.focus();
  }
}
