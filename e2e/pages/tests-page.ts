/** Today's tests, and the case that is being executed. */
import type { Locator, Page } from "@playwright/test";

export class TestsPage {
  readonly ok: Locator;
  readonly ng: Locator;
  readonly hold: Locator;
  readonly runs: Locator;
  readonly defects: Locator;

  constructor(readonly page: Page) {
    this.ok = page.getByRole("button", { name: "OK", exact: true });
    this.ng = page.getByRole("button", { name: "NG", exact: true });
    this.hold = page.getByRole("button", { name: "保留", exact: true });
    this.runs = this.list("実施の記録");
    this.defects = this.list("このテストの不具合");
  }

  /** The rows of one slot, such as 10:30–12:00 or 持越し. */
  slot(name: string): Locator {
    return this.list(name);
  }

  row(text: string): Locator {
    return this.page.getByRole("listitem").filter({ hasText: text });
  }

  async open(text: string): Promise<void> {
    await this.row(text).getByRole("link").click();
    await this.page.getByRole("heading", { name: text }).last().waitFor();
  }

  /** What the detail says came out. */
  result(word: string): Locator {
    const words = this.page.locator("main").getByText(word, { exact: true });
    return words.filter({ visible: true }).first();
  }

  async giveReason(reason: string): Promise<void> {
    await this.page.getByLabel(/^理由/).fill(reason);
    await this.page.getByRole("button", { name: "記録する" }).click();
  }

  async choose(item: string): Promise<void> {
    await this.page.getByRole("button", { name: "その他の判定" }).click();
    await this.page.getByRole("menuitem", { name: item }).click();
  }

  private list(name: string): Locator {
    return this.page.getByRole("list", { name, exact: true }).getByRole("listitem");
  }
}
