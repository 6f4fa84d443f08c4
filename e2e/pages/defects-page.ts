/** The list of defects and the detail of one. */
import type { Locator, Page } from "@playwright/test";

export class DefectsPage {
  readonly list: Locator;

  constructor(readonly page: Page) {
    this.list = page.getByRole("list", { name: "不具合", exact: true });
  }

  row(text: string | RegExp): Locator {
    return this.list.getByRole("listitem").filter({ hasText: text });
  }

  async open(text: string | RegExp): Promise<void> {
    await this.row(text).getByRole("link").click();
    await this.page.getByRole("heading", { name: text }).waitFor();
  }

  /** A field shown in the detail; a tap edits it in place. */
  async edit(field: string, value: string): Promise<void> {
    await this.editor(field).click();
    const input = this.page.getByLabel(new RegExp(`^${field}(必須)?$`));
    await input.fill(value);
    await input.press("Control+Enter");
    await input.waitFor({ state: "detached" });
    // The next edit starts from what the screen shows.
    await this.editor(field).filter({ hasText: value }).waitFor();
  }

  /** A choice is saved by the tap that makes it. */
  async choose(field: string, option: string): Promise<void> {
    await this.editor(field).click();
    await this.page.getByRole("radio", { name: option }).click();
    await this.editor(field).waitFor();
  }

  editor(field: string): Locator {
    // An empty field is a button that names it; a filled one shows its value first.
    return this.page.getByRole("button", { name: new RegExp(`(^${field}$| ${field}を編集$)`) });
  }
}
