/** Work by the keyboard alone. */
import type { Locator, Page } from "@playwright/test";

/** More steps than any screen has controls on the way to what is wanted. */
const MOST_STEPS = 120;

/** Steps through the screen until `wanted` has the focus. @throws when Tab never gets there */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${wanted}.`);
}

/** Presses what Tab leads to. */
export async function press(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press("Enter");
}

/** Types into what Tab leads to. */
export async function typeInto(page: Page, wanted: Locator, text: string): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.insertText(text);
}
