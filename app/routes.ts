/**
 * Address → screen. To add one: name its address in router/addresses.ts, write
 * screens/<name>/screen.tsx with a default export without props (it reads `useRoute()`), and add a
 * line here. Two addresses that share a screen (a list and its detail) share the constant.
 */
import type { AddressName } from "./router/addresses";
import { type Route, screen } from "./router/screen";
import { preloadCapture } from "./screens/defects/lazy-capture";

export const notFound = screen(() => import("./screens/not-found/screen"));

const defects = screen(() => import("./screens/defects/screen"));
/** The list stands behind the capture, in the same screen. */
const capture = { ...defects, preload: () => Promise.all([defects.preload(), preloadCapture()]) };
const registers = screen(() => import("./screens/registers/screen"));
const actions = screen(() => import("./screens/actions/screen"));
const meetings = screen(() => import("./screens/meetings/screen"));
const tests = screen(() => import("./screens/tests/screen"));
const training = screen(() => import("./screens/training/screen"));

export const routes: readonly Route[] = [
  {
    name: "home",
    screen: screen(() => import("./screens/home/screen")),
    frame: "full",
    needs: "person",
  },
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
    name: "rooms",
    screen: screen(() => import("./screens/rooms/screen")),
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
    name: "editProject",
    screen: screen(() => import("./screens/edit-project/screen")),
    nav: "more",
    frame: "full",
    needs: "person",
  },
  {
    name: "today",
    screen: screen(() => import("./screens/today/screen")),
    nav: "today",
    frame: "full",
    needs: "person",
  },
  { name: "defects", screen: defects, nav: "defects", frame: "full", needs: "person" },
  { name: "defect", screen: defects, nav: "defects", frame: "full", needs: "person" },
  { name: "newDefect", screen: capture, nav: "defects", frame: "full", needs: "person" },
  { name: "actions", screen: actions, nav: "actions", frame: "full", needs: "person" },
  { name: "newAction", screen: actions, nav: "actions", frame: "full", needs: "person" },
  { name: "action", screen: actions, nav: "actions", frame: "full", needs: "person" },
  { name: "meetings", screen: meetings, nav: "meetings", frame: "full", needs: "person" },
  { name: "newMeeting", screen: meetings, nav: "meetings", frame: "full", needs: "person" },
  { name: "meeting", screen: meetings, nav: "meetings", frame: "full", needs: "person" },
  { name: "minuteLine", screen: meetings, nav: "meetings", frame: "full", needs: "person" },
  { name: "tests", screen: tests, nav: "tests", frame: "full", needs: "person" },
  { name: "newTestCase", screen: tests, nav: "tests", frame: "full", needs: "person" },
  { name: "testCase", screen: tests, nav: "tests", frame: "full", needs: "person" },
  { name: "training", screen: training, nav: "more", frame: "full", needs: "person" },
  { name: "newTraining", screen: training, nav: "more", frame: "full", needs: "person" },
  { name: "trainingSession", screen: training, nav: "more", frame: "full", needs: "person" },
  {
    name: "giveFeedback",
    screen: screen(() => import("./screens/training/give-feedback")),
    nav: "more",
    frame: "full",
    needs: "person",
  },
  { name: "register", screen: registers, nav: "more", frame: "full", needs: "person" },
  { name: "newEntry", screen: registers, nav: "more", frame: "full", needs: "person" },
  { name: "entry", screen: registers, nav: "more", frame: "full", needs: "person" },
  {
    name: "search",
    screen: screen(() => import("./screens/search/screen")),
    nav: "search",
    frame: "full",
    needs: "person",
  },
  {
    name: "number",
    screen: screen(() => import("./screens/number/screen")),
    nav: "defects",
    frame: "full",
    needs: "person",
  },
  {
    name: "trash",
    screen: screen(() => import("./screens/trash/screen")),
    nav: "more",
    frame: "full",
    needs: "person",
  },
  {
    name: "held",
    screen: screen(() => import("./screens/held/screen")),
    nav: "more",
    frame: "full",
    needs: "person",
  },
  {
    name: "sync",
    screen: screen(() => import("./screens/sync/screen")),
    nav: "more",
    frame: "full",
    needs: "person",
  },
  {
    name: "settings",
    screen: screen(() => import("./screens/settings/screen")),
    nav: "more",
    frame: "full",
    needs: "person",
  },
  {
    name: "more",
    screen: screen(() => import("./screens/more/screen")),
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
