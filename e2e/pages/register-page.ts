/** One register: its list, its form, and the detail of one of its records. */
import type { Locator, Page } from "@playwright/test";

export class RegisterPage {
  readonly list: Locator;
  readonly save: Locator;
  readonly add: Locator;
  readonly history: Locator;
  readonly comment: Locator;
  readonly more: Locator;

  /** `kinds` is what the list is called. */
  constructor(
    readonly page: Page,
    readonly kinds: string,
  ) {
    this.list = page.getByRole("list", { name: kinds, exact: true });
    this.save = page.getByRole("button", { name: "保存", exact: true });
    this.add = page.getByRole("link", { name: `${kinds}を追加`, exact: true });
    this.history = page.getByRole("region", { name: "履歴", exact: true });
    this.comment = page.getByRole("textbox", { name: "コメントを書く" });
    this.more = page.getByRole("button", { name: "その他の操作" }).last();
  }

  row(text: string | RegExp): Locator {
    return this.list.getByRole("listitem").filter({ hasText: text });
  }

  async open(text: string | RegExp): Promise<void> {
    await this.row(text).getByRole("link").click();
    await this.page.getByRole("heading", { name: text }).waitFor();
  }

  /** A control of a form, by the words of its field. */
  field(name: string): Locator {
    return this.page.getByLabel(new RegExp(`^${name}(必須)?$`));
  }

  editor(field: string): Locator {
    // An empty field is a button that names it; a filled one shows its value first.
    return this.page.getByRole("button", {
      name: new RegExp(`(^${field}( ?記入もれ)?$| ${field}を編集$)`),
    });
  }

  /** A field shown in the detail; a tap edits it in place. */
  async edit(field: string, value: string): Promise<void> {
    await this.editor(field).click();
    const input = this.field(field);
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

  /** The state where this person may change it. */
  state(name: string): Locator {
    return this.page.getByRole("button", { name: `状態を変える（いまは${name}）` });
  }

  async move(from: string, to: string): Promise<void> {
    await this.state(from).click();
    await this.page.getByRole("menuitem", { name: `「${to}」にする` }).click();
  }

  notice(text: string): Locator {
    return this.page.getByRole("region", { name: "お知らせ" }).getByText(text);
  }

  /** Takes back what the newest notice tells. */
  async undo(): Promise<void> {
    const notices = this.page.getByRole("region", { name: "お知らせ" });
    await notices.getByRole("button", { name: "元に戻す" }).last().click();
  }

  /** Finds a record by its title and adds it to the link field that is being written. */
  async link(field: string, title: string): Promise<void> {
    await this.field(field).fill(title);
    await this.page.getByRole("button", { name: new RegExp(`${title}.*を加える$`) }).click();
  }

  async say(text: string): Promise<void> {
    await this.comment.fill(text);
    await this.page.getByRole("button", { name: "コメントを保存" }).click();
  }

  async remove(): Promise<void> {
    await this.more.click();
    await this.page.getByRole("menuitem", { name: "削除", exact: true }).click();
  }

  /** Where a record shows who points to it, through `field` where there are several ways. */
  linksFrom(kinds: string, field?: string): Locator {
    const name = `関連・${kinds}${field ? `（${field}）` : ""}`;
    return this.page.getByRole("list", { name, exact: true });
  }
}
