/** A training session, its feedback questions, and the kiosk on the shared tablet. */
import type { Locator, Page } from "@playwright/test";

export interface Said {
  readonly type: string;
  readonly text: string;
  readonly screen?: string;
  readonly name?: string;
}

export class TrainingPage {
  readonly heading: Locator;
  readonly text: Locator;
  readonly next: Locator;
  readonly save: Locator;
  readonly thanks: Locator;
  readonly trainerMenu: Locator;
  readonly pin: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole("heading", { level: 1 });
    this.text = page.getByRole("textbox").first();
    this.next = page.getByRole("button", { name: /^(次へ|とばす)$/ });
    this.save = page.getByRole("button", { name: /^(名前なしで)?保存する$/ });
    this.thanks = page.getByRole("heading", { name: "ありがとうございます" });
    this.trainerMenu = page.getByRole("button", { name: "講師メニュー" });
    this.pin = page.getByLabel("PIN", { exact: true });
  }

  /** From the session's screen: the device shows the questions and nothing else from here on. */
  async handOver(pin: string, again = pin): Promise<void> {
    await this.page.getByRole("button", { name: "受講者に端末を渡す" }).click();
    await this.page.getByLabel("PIN（数字4〜8桁）").fill(pin);
    await this.page.getByLabel("PIN（もう一度）").fill(again);
    await this.page.getByRole("button", { name: "入力画面にして渡す" }).click();
  }

  choose(type: string): Promise<void> {
    return this.page.getByRole("button", { name: new RegExp(`^${type}`) }).click();
  }

  /** Answers all four questions up to the thanks. */
  async say({ type, text, screen = "", name = "" }: Said): Promise<void> {
    await this.choose(type);
    await this.text.fill(text);
    await this.next.click();
    await this.page.getByLabel("画面", { exact: true }).fill(screen);
    await this.next.click();
    await this.page.getByLabel("お名前").fill(name);
    await this.save.click();
    await this.thanks.waitFor();
  }

  async leave(pin: string): Promise<void> {
    if (!(await this.pin.isVisible())) await this.trainerMenu.click();
    await this.pin.fill(pin);
    await this.page.getByRole("button", { name: "入力画面を終える" }).click();
  }
}
