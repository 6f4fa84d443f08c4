/** Every screen, both themes, both languages: no finding of axe, no sideways scroll, no small target. */
import { languages } from "../lib/i18n/language";
import { Device } from "./fixtures/browser";
import { axeFindings, loadAxe, sidewaysScroll, smallTargets } from "./fixtures/findings";
import { addressNames, type FilledProject, filledProject, shownAt } from "./fixtures/screens";
import { test as base, expect } from "./fixtures/test";
import { ScreenPage } from "./pages/screen-page";

/** axe looks at a phone and at a tablet on its side; the layout must hold in between and below too. */
const sizes = [
  { width: 320, height: 640, axe: false },
  { width: 390, height: 844, axe: true },
  { width: 820, height: 1180, axe: false },
  { width: 1180, height: 820, axe: true },
];
const themes = ["light", "dark"] as const;

interface Visitor {
  readonly project: FilledProject;
  readonly screen: ScreenPage;
}

/** The administrator sees the most; one sign-in serves all the screens that a worker looks at. */
const test = base.extend<object, { visitor: Visitor }>({
  visitor: [
    async ({ office }, use) => {
      const project = await filledProject(office);
      const device = await Device.create();
      const page = await office.signIn(device, office.admin, project);
      await use({ project, screen: new ScreenPage(page) });
      await device.dispose();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

// The screens are shared out among the workers one by one.
test.describe.configure({ mode: "parallel", timeout: 240_000 });

for (const name of addressNames)
  test(`nothing is wrong with the screen “${name}” in any width, theme or language`, async ({
    visitor: { project, screen },
    server,
  }) => {
    const { page } = screen;
    const trouble: string[] = [];
    await screen.speak("ja");
    await screen.open(server.origin + project.paths[name], shownAt[name]);
    await loadAxe(page);
    for (const language of languages) {
      await screen.speak(language);
      for (const { axe, ...size } of sizes) {
        await screen.size(size);
        const add = (where: string, found: string[]) =>
          trouble.push(...found.map((one) => `${name}, ${size.width} px, ${where}: ${one}`));
        add(language, await sidewaysScroll(page));
        add(language, await smallTargets(page));
        for (const theme of axe ? themes : []) {
          await screen.theme(theme);
          add(`${language}, ${theme}`, await axeFindings(page));
        }
      }
    }
    expect(trouble).toEqual([]);
  });
