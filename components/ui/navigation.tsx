/** The two forms of the main navigation: a bar in thumb reach on a phone, a rail beside a tablet. */
import { type LucideIcon, Plus } from "lucide-react";
import { memo, type ReactNode } from "react";
import { classNames } from "./class-names";
import { Mark } from "./mark";

export interface NavItem {
  key: string;
  label: ReactNode;
  icon: LucideIcon;
  /** Without an address the item is drawn but leads nowhere yet (the first paint, before the app runs). */
  href?: string | undefined;
  current?: boolean | undefined;
  /** How many ask for attention. */
  badge?: number | undefined;
  /** Left out of the bar, which has room for few; there the last item stands for it. */
  railOnly?: boolean | undefined;
}

export interface NavigationProps {
  label: string;
  items: readonly NavItem[];
  /** Items that stand at the foot of the rail and after the others in the bar. */
  foot: readonly NavItem[];
  /** The ＋. */
  create?: { label: string; href?: string | undefined } | undefined;
  home: { label: string; href?: string | undefined };
}

function Item({ item, form }: { item: NavItem; form: "bar" | "rail" }) {
  const Tag = item.href ? "a" : "span";
  const Icon = item.icon;
  return (
    <Tag
      {...(item.href && { href: item.href })}
      {...(item.current && { "aria-current": "page" as const })}
      className={classNames(
        "focus-inset relative flex flex-col items-center justify-center gap-1 rounded-control leading-[1.3]",
        // Large text must not push one label into the next.
        form === "bar"
          ? "h-full w-full pt-1 text-[length:min(0.75rem,4.2vw)]"
          : "mx-1 min-h-14 py-1.5 text-nav",
        item.current ? "font-bold text-link" : "text-text-2",
        item.current && form === "rail" && "bg-tint",
        item.href && !item.current && "hover:bg-surface-2",
      )}
    >
      <span className="relative">
        <Icon aria-hidden size={24} strokeWidth={1.8} />
        {item.badge ? (
          <span className="absolute -top-1.5 left-3.5 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-err px-1 text-[0.6875rem] font-bold text-surface tabular-nums">
            {item.badge}
          </span>
        ) : null}
      </span>
      <span className="max-w-full px-0.5 text-center">{item.label}</span>
    </Tag>
  );
}

function Create({
  create,
  form,
}: {
  create: NonNullable<NavigationProps["create"]>;
  form: "bar" | "rail";
}) {
  const Tag = create.href ? "a" : "span";
  return (
    <Tag
      {...(create.href && { href: create.href, "aria-label": create.label, title: create.label })}
      className={classNames(
        "press grid place-items-center rounded-large border",
        form === "bar"
          ? // One solid button a screen: the ＋ steps back where the screen has its own main action.
            "h-[min(3rem,56px)] w-[min(4rem,100%)] border-transparent bg-primary text-on-primary group-has-[main_[data-primary]]/shell:border-tint-line group-has-[main_[data-primary]]/shell:bg-tint group-has-[main_[data-primary]]/shell:text-link short:h-11"
          : "mx-auto size-14 border-tint-line bg-tint text-link hover:brightness-97",
      )}
    >
      <Plus aria-hidden size={28} strokeWidth={2.2} />
    </Tag>
  );
}

function barItems(items: readonly NavItem[]): NavItem[] {
  const elsewhere = items.some(({ railOnly, current }) => railOnly && current);
  const shown = items.filter(({ railOnly }) => !railOnly);
  return shown.map((item) =>
    elsewhere && item === shown.at(-1) ? { ...item, current: true } : item,
  );
}

/** The items with the ＋ in their middle; 88 px with the home indicator's room inside. */
export const BottomBar = memo(function BottomBar({ label, items, foot, create }: NavigationProps) {
  const all = barItems([...items, ...foot]);
  if (all.length === 0) return null;
  const half = Math.ceil(all.length / 2);
  return (
    <nav
      data-bar=""
      aria-label={label}
      className="flex h-(--bar) shrink-0 items-stretch border-line border-t bg-surface px-2 pt-1 pb-[max(1.25rem,var(--safe-bottom))] short:pb-0 tablet:hidden"
    >
      <ul className="flex min-w-0 flex-1">
        {all.slice(0, half).map((item) => (
          <li key={item.key} className="min-w-0 flex-1">
            <Item item={item} form="bar" />
          </li>
        ))}
        {create && (
          <li className="grid min-w-0 flex-1 place-items-center">
            <Create create={create} form="bar" />
          </li>
        )}
        {all.slice(half).map((item) => (
          <li key={item.key} className="min-w-0 flex-1">
            <Item item={item} form="bar" />
          </li>
        ))}
      </ul>
    </nav>
  );
});

/** 72 px wide: mark, ＋, the items, and search and the rest at the foot. */
export const Rail = memo(function Rail({ label, items, foot, create, home }: NavigationProps) {
  const Home = home.href ? "a" : "span";
  return (
    <nav
      aria-label={label}
      className="hidden w-[calc(var(--rail)+var(--safe-left))] shrink-0 flex-col gap-1 overflow-y-auto border-line border-r bg-surface pt-[max(0.5rem,var(--safe-top))] pb-[max(0.5rem,var(--safe-bottom))] pl-(--safe-left) tablet:flex"
    >
      <Home
        {...(home.href && { href: home.href, "aria-label": home.label, title: home.label })}
        className="mx-auto grid size-11 shrink-0 place-items-center rounded-control"
      >
        <Mark size={32} />
      </Home>
      {create && (
        <div className="mb-2 shrink-0">
          <Create create={create} form="rail" />
        </div>
      )}
      <ul className="grid flex-1 content-start gap-1">
        {items.map((item) => (
          <li key={item.key}>
            <Item item={item} form="rail" />
          </li>
        ))}
      </ul>
      <ul className="grid gap-1">
        {foot.map((item) => (
          <li key={item.key}>
            <Item item={item} form="rail" />
          </li>
        ))}
      </ul>
    </nav>
  );
});
