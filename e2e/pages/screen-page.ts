/** Any screen of the app, opened at its address and seen in each width, theme and language. */
import { expect, type Page } from "@playwright/test";
import { settingKeys } from "../../app/shell/setting-keys";
import type { Language } from "../../lib/i18n/language";
import { shell } from "../../lib/i18n/messages/shell";

/** Long enough for a machine that is busy with something else; nobody waits for it otherwise. */
const timeout = 30_000;

export class ScreenPage {
  constructor(readonly page: Page) {}

  /** Opens an address and waits until its screen stands there with `text` and is at rest. */
  async open(address: string, text: string | RegExp): Promise<void> {
    await this.page.goto(address);
    // The frame of the first paint has a heading too, but not this one.
    await expect(
      this.page.locator("[data-screen-heading]").filter({ visible: true }).last(),
    ).toBeVisible({ timeout });
    await expect(this.page.getByText(text).filter({ visible: true }).first()).toBeVisible({
      timeout,
    });
    await expect(this.page.locator("[aria-busy=true]")).toHaveCount(0, { timeout });
    await this.atRest();
  }

  /** Changes the language as another tab would, and waits for the texts. */
  async speak(language: Language): Promise<void> {
    await this.page.evaluate(
      ([key, value]) => {
        localStorage.setItem(key, value);
        dispatchEvent(new StorageEvent("storage", { key }));
      },
      [settingKeys.language, language] as const,
    );
    // The skip link stands on every screen, and all texts change with it.
    await expect(this.page.locator("a[href='#main']")).toHaveText(shell[language].skip, {
      timeout,
    });
    await this.atRest();
  }

  async size(viewport: { width: number; height: number }): Promise<void> {
    await this.page.setViewportSize(viewport);
    await this.atRest();
  }

  async theme(colorScheme: "light" | "dark"): Promise<void> {
    await this.page.emulateMedia({ colorScheme });
    await this.atRest();
  }

  /** Fonts are there, nothing moves any more, and two frames in a row have changed nothing. */
  async atRest(): Promise<void> {
    await this.page.evaluate(async () => {
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      // Colours fade from one theme to the other: half-way they are nobody's. A wheel turns for ever.
      const endMoves = () => {
        for (const move of document.getAnimations())
          if (move.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) move.finish();
      };
      let changed = true;
      const observer = new MutationObserver(() => {
        changed = true;
      });
      observer.observe(document, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
      while (changed) {
        changed = false;
        await document.fonts.ready;
        await frame();
        endMoves();
        await frame();
      }
      observer.disconnect();
    });
  }
}
