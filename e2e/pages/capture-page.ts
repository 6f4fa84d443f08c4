/** The capture: ＋, photo, severity, save. */
import type { Locator, Page } from "@playwright/test";
import type { PhotoFile } from "../fixtures/photo";

export class CapturePage {
  readonly title: Locator;
  readonly save: Locator;
  readonly saveNext: Locator;
  readonly failure: Locator;
  readonly unsavedPhotos: Locator;
  /** Asked where closing would lose what is typed. */
  readonly leaveQuestion: Locator;

  constructor(readonly page: Page) {
    this.title = page.getByLabel(/^件名/);
    this.save = page.getByRole("button", { name: "保存", exact: true });
    this.saveNext = page.getByRole("button", { name: "保存して次へ" });
    this.unsavedPhotos = page.getByLabel("まだ保存できていない写真");
    this.leaveQuestion = page.getByRole("dialog", { name: "下書きを残せていません" });
    this.failure = page.locator("form").getByRole("alert").filter({ hasText: /./ });
  }

  /** One tap on the ＋ that stands on every screen. */
  async open(): Promise<void> {
    await this.plus().click();
    await this.save.waitFor();
  }

  plus(): Locator {
    return this.page.getByRole("link", { name: "不具合を記録", exact: true }).first();
  }

  /** The camera of a test is its file chooser. */
  async takePhoto(photo: PhotoFile): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.page.getByText("写真を撮る", { exact: true }).first().click();
    await (await chooser).setFiles(photo);
  }

  async chooseSeverity(name: "致命的" | "重大" | "中" | "軽微"): Promise<void> {
    await this.page.getByRole("radio", { name }).click();
  }
}
