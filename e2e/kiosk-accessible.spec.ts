/** Every question of the kiosk, its thanks and its way out: no finding of axe, no sideways scroll, no small target. */
import { settingKeys } from "../app/shell/setting-keys";
import { type Language, languages } from "../lib/i18n/language";
import { training as texts } from "../lib/i18n/messages/training";
import { axeFindings, loadAxe, sidewaysScroll, smallTargets } from "./fixtures/findings";
import { filledProject } from "./fixtures/screens";
import { expect, test } from "./fixtures/test";
import { ScreenPage } from "./pages/screen-page";
import { TrainingPage } from "./pages/training-page";

const sizes = [
  { width: 320, height: 640, axe: false },
  { width: 390, height: 844, axe: true },
  { width: 820, height: 1180, axe: true },
  { width: 1180, height: 820, axe: false },
];

test("nothing is wrong with the kiosk in any width, theme or language", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(420_000);
  const project = await filledProject(office);
  const page = await office.signIn(await newDevice(), office.admin, project);
  const screen = new ScreenPage(page);
  const training = new TrainingPage(page);
  await page.goto(server.origin + project.paths.trainingSession);
  await training.handOver("4927");
  await expect(training.trainerMenu).toBeVisible();
  await loadAxe(page);

  const trouble: string[] = [];
  const speak = async (language: Language) => {
    await page.evaluate(
      ([key, value]) => {
        localStorage.setItem(key, value);
        dispatchEvent(new StorageEvent("storage", { key }));
      },
      [settingKeys.language, language] as const,
    );
    // Hidden from the tree while the way out lies above it.
    await expect(page.getByText(texts[language].exit.open).first()).toBeAttached();
    await screen.atRest();
  };
  const look = async (where: string) => {
    for (const language of languages) {
      await speak(language);
      for (const { axe, ...size } of sizes) {
        await screen.size(size);
        const add = (how: string, found: string[]) =>
          trouble.push(...found.map((one) => `${where}, ${size.width} px, ${how}: ${one}`));
        add(language, await sidewaysScroll(page));
        add(language, await smallTargets(page));
        for (const theme of axe ? (["light", "dark"] as const) : []) {
          await screen.theme(theme);
          add(`${language}, ${theme}`, await axeFindings(page));
        }
      }
    }
    await speak("ja");
  };

  await look("which kind");
  await training.choose("質問");
  await training.next.click();
  await look("what, refused");
  await training.text.fill("返品の締めはいつですか");
  await training.next.click();
  await look("where");
  await training.next.click();
  await look("who");
  await training.save.click();
  await expect(training.thanks).toBeVisible();
  await look("thanks");
  await training.leave("1111");
  await expect(page.getByText(/PINが違います/)).toBeVisible();
  await look("wrong PIN");
  await page.getByRole("button", { name: "PINを忘れた" }).click();
  await expect(page.getByLabel("メールアドレス")).toBeVisible();
  await look("forgotten PIN");
  expect(trouble).toEqual([]);
});
