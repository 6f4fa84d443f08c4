/** The minutes of one meeting: the lines, and the field below them. */
import type { Locator, Page } from "@playwright/test";

export class MinutesPage {
  readonly lines: Locator;
  readonly field: Locator;

  constructor(readonly page: Page) {
    this.lines = page.getByRole("list", { name: "議事録", exact: true }).getByRole("listitem");
    this.field = page.getByRole("textbox", { name: "議事録に書く", exact: true });
  }

  /** A tap on a chip leaves the caret in the field. */
  async choose(type: string): Promise<void> {
    await this.field.focus();
    const types = this.page.getByRole("group", { name: "種類", exact: true });
    await types.getByRole("button", { name: type, exact: true }).click();
  }

  owner(name: string): Locator {
    const people = this.page.getByRole("group", { name: "担当", exact: true });
    return people.getByRole("button", { name, exact: true });
  }

  /** Enter as browsers send it while composing: with `isComposing`, or, from Safari, with keyCode 229 alone. */
  async enterWhileComposing(how: "isComposing" | "keyCode"): Promise<void> {
    await this.field.evaluate((element, kind) => {
      const event = new KeyboardEvent("keydown", {
        key: "Enter",
        bubbles: true,
        cancelable: true,
        isComposing: kind === "isComposing",
      });
      if (kind === "keyCode") Object.defineProperty(event, "keyCode", { value: 229 });
      element.dispatchEvent(event);
    }, how);
  }
}
