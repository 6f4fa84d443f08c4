/** What stands around every screen: navigation, notices, toasts, keys; it never goes away on drill-in. */
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from "react";
import { IconLink } from "@/components/ui/icon-button";
import { BottomBar, type NavItem, type NavigationProps, Rail } from "@/components/ui/navigation";
import { HeaderSlot } from "@/components/ui/page-header";
import { ToastHost } from "@/components/ui/toast-host";
import type { AddressName } from "../router/addresses";
import { navigate } from "../router/place";
import type { Route } from "../router/screen";
import type { CurrentRoute } from "../router/use-route";
import { useLastProject, writeSetting } from "./device-settings";
import { InstallHint } from "./install-hint";
import { navAddress, navFoot, navItems } from "./nav";
import { listenToShortcuts, useShortcut } from "./shortcuts";
import { UpdateNotice } from "./update-notice";
import { followViewport } from "./viewport";

const ShortcutHelp = lazy(() => import("./shortcut-help"));

export interface ShellProps {
  route: Route | null;
  current: CurrentRoute;
  /** Every address that has a screen. */
  registered: ReadonlySet<AddressName>;
  /** The screen's place is taken by a lock. */
  isLocked?: boolean;
  /** Stands at the top right of every `PageHeader`. */
  syncChip?: ReactNode;
  children: ReactNode;
}

export function Shell({ route, current, registered, isLocked, syncChip, children }: ShellProps) {
  const t = useTranslations("shell");
  const lastProject = useLastProject();
  const inAddress = current.params.project;
  const project = inAddress ?? lastProject;

  useEffect(() => {
    if (inAddress) writeSetting("project", inAddress);
  }, [inAddress]);
  useEffect(followViewport, []);

  const nav = route?.nav;
  // The same while its parts are, so that the bars are drawn again only for a change of theirs.
  const navigation = useMemo<NavigationProps>(() => {
    const toItems = (entries: typeof navItems): NavItem[] =>
      entries.flatMap(({ key, address, icon, railOnly }) => {
        const to = navAddress(address, registered, project);
        return to === null
          ? []
          : [{ key, icon, railOnly, href: to, label: t(`nav.${key}`), current: nav === key }];
      });
    const create = navAddress("newDefect", registered, project);
    return {
      label: t("navigation"),
      items: toItems(navItems),
      foot: toItems(navFoot),
      create: create === null ? undefined : { label: t("nav.newDefect"), href: create },
      home: { label: t("home"), href: "/" },
    };
  }, [t, registered, project, nav]);
  const search = navAddress("search", registered, project);
  const bare = isLocked || route?.frame === "bare";
  const headerEnd = useMemo(
    () => (
      <>
        {search !== null && (
          <IconLink
            label={t("nav.search")}
            icon={Search}
            href={search}
            className="tablet:hidden"
            {...(nav === "search" && { "aria-current": "page" as const })}
          />
        )}
        {syncChip}
      </>
    ),
    [t, search, nav, syncChip],
  );

  return (
    <HeaderSlot value={bare ? null : headerEnd}>
      <div className="group/shell flex h-(--view) flex-col tablet:flex-row">
        <a
          href="#main"
          className="sr-only focus-visible:not-sr-only focus-visible:absolute focus-visible:top-2 focus-visible:left-2 focus-visible:z-50 focus-visible:rounded-control focus-visible:bg-surface focus-visible:p-3"
        >
          {t("skip")}
        </a>
        {!bare && <Rail {...navigation} />}
        <div className="relative flex min-h-0 min-w-0 flex-1 flex-col pt-(--safe-top)">
          <main id="main" tabIndex={-1} className="min-h-0 flex-1 pr-(--safe-right)">
            {children}
          </main>
          {/* Above a screen's own actions, or away from where lines are typed: a notice must not lie on what is tapped next. */}
          <div className="pointer-events-none absolute inset-x-0 bottom-0 z-30 mx-auto grid max-w-xl gap-2 p-3 group-has-[main_[data-actions]]/shell:bottom-20 group-has-[main_[data-composer]]/shell:top-16 group-has-[main_[data-composer]]/shell:bottom-auto">
            {!bare && <InstallHint />}
            <UpdateNotice />
            <ToastHost />
          </div>
        </div>
        {!bare && <BottomBar {...navigation} />}
      </div>
      <Keys create={navigation.create?.href ?? null} search={search} />
    </HeaderSlot>
  );
}

/** The keys that work on every screen. */
function Keys({ create, search }: { create: string | null; search: string | null }) {
  const t = useTranslations("shell.shortcuts");
  const [help, setHelp] = useState(false);
  const [helpWanted, setHelpWanted] = useState(false);

  useEffect(listenToShortcuts, []);
  useShortcut("n", t("new"), () => create && navigate(create), create !== null);
  useShortcut(
    "/",
    t("search"),
    () => {
      const field = document.querySelector<HTMLElement>(
        "main input[type=search]:not([inert] input)",
      );
      if (field?.checkVisibility()) field.focus();
      else if (search) navigate(search);
    },
    search !== null,
  );
  useShortcut("escape", t("back"), () =>
    document.querySelector<HTMLElement>("main [data-back]")?.click(),
  );
  useShortcut("?", t("help"), () => {
    setHelpWanted(true);
    setHelp(true);
  });

  return helpWanted ? (
    <Suspense>
      <ShortcutHelp open={help} onClose={() => setHelp(false)} />
    </Suspense>
  ) : null;
}
