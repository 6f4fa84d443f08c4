/** Members, rooms and the ways in and out, as a person finds them. */
import type { Locator, Page } from "@playwright/test";

export class PeoplePage {
  /** What stands on a device that was taken away, once it has given up everything. */
  readonly wiped: Locator;

  constructor(readonly page: Page) {
    this.wiped = page.getByRole("heading", {
      name: /この端末のデータを消しました|プロジェクトへ渡しました/,
    });
  }

  /** Makes an invitation on the members' screen. @returns its link */
  async invite(role: string): Promise<string> {
    await this.page.getByRole("button", { name: "招待する" }).click();
    await this.page.getByLabel(/^役割/).selectOption({ label: role });
    await this.page.getByRole("button", { name: "リンクを作る" }).click();
    return this.page.getByLabel("リンク", { exact: true }).inputValue();
  }

  /** What the QR code on the screen holds, module by module: rows of dark and light. */
  async qrModules(): Promise<boolean[][]> {
    const code = this.page.getByRole("img", { name: "招待リンクのQRコード" });
    const size = Number((await code.getAttribute("viewBox"))?.split(" ")[2]);
    const path = (await code.locator("path").getAttribute("d")) ?? "";
    const rows = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
    for (const [, x = "", y = "", run = ""] of path.matchAll(/M(\d+) (\d+)h(\d+)/g))
      rows[Number(y)]?.fill(true, Number(x), Number(x) + Number(run));
    return rows;
  }

  async joinAsNew(link: string, name: string, email: string, password: string): Promise<void> {
    await this.page.goto(link);
    await this.page.getByLabel(/^氏名/).fill(name);
    await this.register(email, password);
  }

  async register(email: string, password: string): Promise<void> {
    await this.page.getByLabel(/^メールアドレス/).fill(email);
    await this.page.getByLabel(/^パスワード（10文字以上）/).fill(password);
    await this.page.getByRole("button", { name: "登録して参加する" }).click();
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.page.getByLabel(/^メールアドレス/).fill(email);
    await this.page.getByLabel(/^パスワード(必須)?$/).fill(password);
    await this.page.getByRole("button", { name: "サインイン", exact: true }).click();
  }

  async signOut(): Promise<void> {
    await this.page.goto(new URL("/settings", this.page.url()).href);
    await this.page.getByRole("button", { name: "サインアウト", exact: true }).click();
    await this.page.getByRole("button", { name: "サインアウトする" }).click();
    await this.page.getByRole("heading", { name: "サインイン" }).waitFor();
  }

  member(name: string): Locator {
    return this.page.getByRole("list", { name: "メンバーの一覧" }).getByRole("button", { name });
  }
}
