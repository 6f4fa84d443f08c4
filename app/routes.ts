/**
 * Address → screen. To add one: name its address in router/addresses.ts, write
 * screens/<name>/screen.tsx with a default export without props (it reads `useRoute()`), and add a
 * line here. Two addresses that share a screen (a list and its detail) share the constant.
 */
import type { AddressName } from "./router/addresses";
import { type Route, screen } from "./router/screen";

export const notFound = screen(() => import("./screens/not-found/screen"));

export const routes: readonly Route[] = [
  {
    name: "setup",
    screen: screen(() => import("./screens/setup/screen")),
    frame: "bare",
    needs: "nothing",
  },
  {
    name: "join",
    screen: screen(() => import("./screens/join/screen")),
    frame: "bare",
    needs: "nothing",
  },
  {
    name: "signIn",
    screen: screen(() => import("./screens/sign-in/screen")),
    frame: "bare",
    needs: "nothing",
  },
  {
    name: "projects",
    screen: screen(() => import("./screens/projects/screen")),
    nav: "more",
    frame: "full",
    needs: "person",
  },
  {
    name: "newProject",
    screen: screen(() => import("./screens/new-project/screen")),
    nav: "more",
    frame: "full",
    needs: "person",
  },
  {
    name: "members",
    screen: screen(() => import("./screens/members/screen")),
    nav: "more",
    frame: "full",
    needs: "person",
  },
  {
    name: "project",
    screen: screen(() => import("./screens/project/screen")),
    nav: "more",
    frame: "full",
    needs: "person",
  },
  {
    name: "kit",
    screen: screen(() => import("./screens/dev-kit/screen")),
    nav: "more",
    frame: "full",
    needs: "nothing",
  },
];

/** The addresses that have a screen; nothing else gets a link in the navigation. */
export const registered: ReadonlySet<AddressName> = new Set(routes.map((route) => route.name));
