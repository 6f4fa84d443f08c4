/** The items of the navigation: only screens that exist, only where their project is known. */
import { Bug, CalendarCheck, Ellipsis, ListTodo, type LucideIcon, Search } from "lucide-react";
import { type AddressName, addresses, href } from "../router/addresses";
import type { Route } from "../router/screen";

type NavKey = NonNullable<Route["nav"]>;

interface NavEntry {
  readonly key: NavKey;
  readonly address: AddressName;
  readonly icon: LucideIcon;
}

export const navItems: readonly NavEntry[] = [
  { key: "today", address: "today", icon: CalendarCheck },
  { key: "defects", address: "defects", icon: Bug },
  { key: "actions", address: "actions", icon: ListTodo },
];

export const navFoot: readonly NavEntry[] = [
  { key: "search", address: "search", icon: Search },
  { key: "more", address: "more", icon: Ellipsis },
];

/** The address of an item, or null when its screen does not exist or its project is not known. */
export function navAddress(
  name: AddressName,
  registered: ReadonlySet<AddressName>,
  project: string | null,
): string | null {
  if (!registered.has(name)) return null;
  if (!addresses[name].includes(":project")) return href(name as "more");
  return project === null ? null : href(name as "defects", { project });
}
