/** Japanese input: nothing acts while a word is being composed, and nobody's change takes it away. */
import type { Page } from "@playwright/test";
import { viewports } from "./fixtures/browser";
import { expect, test } from "./fixtures/test";
import { CapturePage } from "./pages/capture-page";
import { DefectsPage } from "./pages/defects-page";

/** Enter as browsers send it while composing: with `isComposing`, or, from Safari, with keyCode 229 alone. */
async function enterWhileComposing(page: Page, how: "isComposing" | "keyCode"): Promise<void> {
  await page.evaluate((kind) => {
    const event = new KeyboardEvent("keydown", {
      key: "Enter",
      bubbles: true,
      cancelable: true,
      ctrlKey: true,
      isComposing: kind === "isComposing",
    });
    if (kind === "keyCode") Object.defineProperty(event, "keyCode", { value: 229 });
    document.activeElement?.dispatchEvent(event);
  }, how);
}

test("Enter and Ctrl+Enter do nothing while composing, in capture, search and comment", async ({
  office,
  newDevice,
}) => {
  test.setTimeout(120_000);
  const project = await office.newProject();
  const lead = await office.member(project, "lead", "ユーザーPMO");
  await lead.push([
    {
      space: project.id,
      kind: "defect",
      type: "create",
      set: { severity: "major", occurredAt: Date.now(), title: "締め後訂正の仕訳" },
    },
  ]);
  const laptop = await newDevice({ viewport: viewports.desktop });
  const page = await office.signIn(laptop, lead, project);
  const list = new DefectsPage(page);
  await expect(list.row("締め後訂正の仕訳")).toBeVisible();

  await page.getByRole("searchbox").fill("しめ");
  const address = page.url();
  for (const how of ["isComposing", "keyCode"] as const) await enterWhileComposing(page, how);
  expect(page.url()).toBe(address);
  await page.getByRole("searchbox").fill("");

  await list.open("締め後訂正の仕訳");
  const comment = page.getByLabel("コメントを書く");
  await comment.fill("部門が引き継がれな");
  for (const how of ["isComposing", "keyCode"] as const) await enterWhileComposing(page, how);
  await expect(comment).toHaveValue("部門が引き継がれな");
  expect(await office.rows(project, "comment")).toEqual([]);

  const capture = new CapturePage(page);
  await capture.open();
  await capture.chooseSeverity("中");
  await capture.title.fill("へんかんちゅう");
  for (const how of ["isComposing", "keyCode"] as const) await enterWhileComposing(page, how);
  await expect(capture.save).toBeVisible();
  await expect(capture.title).toHaveValue("へんかんちゅう");
  expect(await office.rows(project, "defect")).toHaveLength(1);
});

test("a change from elsewhere does not touch the field being composed", async ({
  office,
  newDevice,
}) => {
  test.setTimeout(120_000);
  const project = await office.newProject();
  const tester = await office.member(project, "tester", "業務担当者A");
  const lead = await office.member(project, "lead", "ユーザーPMO");
  const { ops } = await lead.push([
    {
      space: project.id,
      kind: "defect",
      type: "create",
      set: { severity: "major", occurredAt: Date.now(), title: "在庫照会", screen: "在庫" },
    },
  ]);
  const record = ops[0]?.record ?? "";
  const tablet = await newDevice({ viewport: viewports.tabletLandscape });
  const page = await office.signIn(tablet, tester, project);
  await new DefectsPage(page).open("在庫照会");
  await new DefectsPage(page).editor("画面").click();
  const field = page.getByLabel("画面", { exact: true });
  await field.fill("");
  const protocol = await tablet.context.newCDPSession(page);
  await protocol.send("Input.imeSetComposition", {
    text: "ざいこしょうかい",
    selectionStart: 8,
    selectionEnd: 8,
  });
  await expect(field).toHaveValue("ざいこしょうかい");
  const [row] = await office.rows(project, "defect");
  await lead.push([
    {
      space: project.id,
      kind: "defect",
      type: "set",
      record,
      base: { screen: row?.seq ?? 1 },
      was: { screen: "在庫" },
      set: { screen: "在庫一覧", module: "WM 在庫倉庫" },
    },
  ]);
  await expect(page.getByText("WM 在庫倉庫").first()).toBeVisible({ timeout: 20_000 });
  await expect(field).toHaveValue("ざいこしょうかい");
  await expect(field).toBeFocused();
  await protocol.send("Input.insertText", { text: "在庫照会" });
  await expect(field).toHaveValue("在庫照会");
});
