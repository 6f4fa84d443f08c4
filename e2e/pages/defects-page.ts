/** The list of defects and the detail of one. */
import type { Page } from "@playwright/test";
import { RegisterPage } from "./register-page";

export class DefectsPage extends RegisterPage {
  constructor(page: Page) {
    super(page, "不具合");
  }
}
