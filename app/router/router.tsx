/** Follows the address: picks the route, keeps scroll and focus, and takes over clicks on links. */
import {
  type ReactNode,
  startTransition,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { matchAddress } from "./addresses";
import { keepScroll, restoreScroll } from "./keep-scroll";
import { addressToOpen } from "./link-click";
import { currentPlace, navigate, type Place, subscribePlace } from "./place";
import type { Route } from "./screen";
import { type CurrentRoute, RouteContext } from "./use-route";

/** `children` draws the shell around the route; null means that no screen has the address. */
export function Router({
  routes,
  children,
}: {
  routes: readonly Route[];
  children: (route: Route | null, current: CurrentRoute) => ReactNode;
}) {
  const [place, setPlace] = useState<Place>(() => currentPlace("start"));
  const shown = useRef(place);

  useEffect(() => {
    history.scrollRestoration = "manual";
    const stop = subscribePlace((next) => {
      keepScroll(shown.current.key);
      // The present screen stays until the next one is loaded: no empty moment between them.
      if (next.drawn) setPlace(next);
      else startTransition(() => setPlace(next));
    });
    document.addEventListener("click", followLink);
    return () => {
      stop();
      document.removeEventListener("click", followLink);
    };
  }, []);

  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = place;
    if (before === place) return;
    if (place.arrival === "return") restoreScroll(place.key);
    if (place.moveFocus && before.path !== place.path) focusHeading();
  }, [place]);

  const { path, search } = place;
  const current = useMemo<CurrentRoute>(() => {
    const match = matchAddress(path);
    return {
      name: match?.name ?? null,
      params: match?.params ?? {},
      query: new URLSearchParams(search),
      path,
    };
  }, [path, search]);
  const route = routes.find((candidate) => candidate.name === current.name) ?? null;

  return <RouteContext value={current}>{children(route, current)}</RouteContext>;
}

function followLink(event: MouseEvent): void {
  const anchor = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(anchor instanceof HTMLAnchorElement)) return;
  const link = { href: anchor.href, target: anchor.target, download: anchor.download !== "" };
  const to = addressToOpen(event, link, window.location.origin);
  if (to === null) return;
  // A jump within the page (the skip link) is the browser's.
  if (anchor.getAttribute("href")?.startsWith("#")) return;
  event.preventDefault();
  navigate(to);
}

/** The last heading is the innermost: the detail's, where a list stands beside it. */
function focusHeading(): void {
  const headings = [...document.querySelectorAll<HTMLElement>("[data-screen-heading]")];
  const heading = headings.filter((candidate) => candidate.checkVisibility()).at(-1);
  (heading ?? document.getElementById("main"))?.focus({ preventScroll: true });
}
