/** The items of the navigation: only screens that exist, only where their project is known. */
import {
  Bug,
  CalendarCheck,
  ClipboardCheck,
  Ellipsis,
  ListTodo,
  type LucideIcon,
  MessagesSquare,
  Search,
} from "lucide-react";
import { type AddressName, addresses, href } from "../router/addresses";
import type { NavKey } from "../router/screen";

interface NavEntry {
  readonly key: NavKey;
  readonly address: AddressName;
  readonly icon: LucideIcon;
  /** A phone's bar has room for four: the rest stands under その他, and search in every header. */
  readonly railOnly?: true;
}

export const navItems: readonly NavEntry[] = [
  { key: "today", address: "today", icon: CalendarCheck },
  { key: "meetings", address: "meetings", icon: MessagesSquare },
  { key: "defects", address: "defects", icon: Bug, railOnly: true },
  { key: "tests", address: "tests", icon: ClipboardCheck },
  { key: "actions", address: "actions", icon: ListTodo, railOnly: true },
];

export const navFoot: readonly NavEntry[] = [
  { key: "search", address: "search", icon: Search, railOnly: true },
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
