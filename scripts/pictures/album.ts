/** Takes the pictures, keeps them by name, and lays them out on one sheet to be looked at together. */
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { settingKeys } from "../../app/shell/setting-keys";
import { type Look, languages, looks } from "./looks";

export interface Scene {
  readonly name: string;
  readonly address: string;
  /** What a person does there before the picture, with the Japanese product. */
  readonly prepare?: (page: Page) => Promise<void>;
}

export class Album {
  private readonly taken: { scene: string; look: string; file: string }[] = [];

  private constructor(
    readonly folder: string,
    private readonly chosen: readonly Look[],
  ) {}

  /** @param only parts of the names of looks; empty means all */
  static async open(folder: string, only: readonly string[]): Promise<Album> {
    await mkdir(folder, { recursive: true });
    for (const file of await readdir(folder)) await rm(join(folder, file), { recursive: true });
    const chosen = looks.filter(
      ({ name }) => only.length === 0 || only.some((part) => name.includes(part)),
    );
    return new Album(folder, chosen);
  }

  /** Opens every scene in each language, and draws it in every size and theme. */
  async take(page: Page, scenes: readonly Scene[]): Promise<void> {
    for (const language of languages) {
      const wanted = this.chosen.filter((look) => look.language === language);
      const [first] = wanted;
      if (!first || scenes.length === 0) continue;
      for (const scene of scenes) {
        await show(page, first);
        await open(page, scene.address, language);
        if (language === "ja") await scene.prepare?.(page);
        for (const look of wanted) await this.shoot(page, scene, look);
      }
    }
    // Whoever goes on with this page finds it as it was.
    await speak(page, languages[0]);
  }

  file(scene: string, look: string): string {
    const found = this.taken.find((one) => one.scene === scene && one.look === look);
    if (!found) throw new Error(`There is no picture of ${scene} as ${look}.`);
    return join(this.folder, found.file);
  }

  has(scene: string, look: string): boolean {
    return this.taken.some((one) => one.scene === scene && one.look === look);
  }

  get count(): number {
    return this.taken.length;
  }

  /** One page with everything, by scene. @returns its path */
  async sheet(): Promise<string> {
    const scenes = [...new Set(this.taken.map(({ scene }) => scene))];
    const figure = ({ look, file }: { look: string; file: string }) =>
      `<figure><a href="${file}"><img src="${file}" alt="${look}" loading="lazy"></a><figcaption>${look}</figcaption></figure>`;
    const parts = scenes.map(
      (scene) =>
        `<h2 id="${scene}">${scene}</h2><div>${this.taken
          .filter((one) => one.scene === scene)
          .map(figure)
          .join("")}</div>`,
    );
    const style =
      "body{font:14px system-ui;margin:16px;background:#777;color:#fff}div{display:flex;flex-wrap:wrap;gap:12px;align-items:start}img{height:420px;display:block}figure{margin:0}";
    const path = join(this.folder, "index.html");
    await writeFile(
      path,
      `<!doctype html><meta charset="utf-8"><title>Pictures</title><style>${style}</style>${parts.join("")}`,
    );
    return path;
  }

  private async shoot(page: Page, scene: Scene, look: Look): Promise<void> {
    await show(page, look);
    // Rows measure themselves anew, pictures are decoded.
    await page.waitForTimeout(350);
    const file = `${scene.name}-${look.name}.png`;
    await page.screenshot({ path: join(this.folder, file), animations: "disabled" });
    this.taken.push({ scene: scene.name, look: look.name, file });
  }
}

async function show(page: Page, { viewport, theme }: Look): Promise<void> {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
}

async function open(page: Page, address: string, language: Look["language"]): Promise<void> {
  await speak(page, language);
  // Away first: an address that differs in its fragment alone would not load anew.
  await page.goto("about:blank");
  await page.goto(address);
  await page.locator("main h1:visible, [data-screen-heading]:visible").first().waitFor();
  await page.waitForTimeout(900);
}

/** Takes effect when the next page is opened. */
async function speak(page: Page, language: Look["language"]): Promise<void> {
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), [
    settingKeys.language,
    language,
  ] as const);
}
