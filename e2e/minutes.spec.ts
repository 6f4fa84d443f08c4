/** Minutes typed at speaking speed without a network: no line is lost, doubled, or sent by a confirming Enter. */
import { viewports } from "./fixtures/browser";
import { killedAtSaved } from "./fixtures/killed";
import { expect, test } from "./fixtures/test";
import { MinutesPage } from "./pages/minutes-page";

test("three lines typed without a server survive the browser's death and reach the office once", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(180_000);
  const project = await office.newProject();
  const lead = await office.member(project, "lead", "ユーザーPMO");
  const { ops } = await lead.push([
    {
      space: project.id,
      kind: "meeting",
      type: "create",
      set: { type: "standup", date: "2026-11-24", from: "10:00", place: "第2会議室" },
    },
  ]);
  const address = `${server.origin}/p/${project.id}/meetings/${ops[0]?.record}`;
  const tablet = await newDevice({ viewport: viewports.tabletLandscape });
  await office.signIn(tablet, lead, project);
  const again = await killedAtSaved({
    server,
    device: tablet,
    open: (page) => page.goto(address),
    work: async (page) => {
      const minutes = new MinutesPage(page);
      await minutes.choose("決定");
      await minutes.field.fill("持越し3件は各枠の最初に実施する");
      await minutes.field.press("Enter");
      await expect(minutes.lines).toHaveCount(1);
      await expect(minutes.field).toBeFocused();
      await expect(minutes.field).toHaveValue("");

      // Enter confirms the word being composed; only the next one adds the line.
      await minutes.choose("メモ");
      const protocol = await tablet.context.newCDPSession(page);
      await protocol.send("Input.imeSetComposition", {
        text: "ばんそうかくにん",
        selectionStart: 8,
        selectionEnd: 8,
      });
      for (const how of ["isComposing", "keyCode"] as const) await minutes.enterWhileComposing(how);
      await expect(minutes.lines).toHaveCount(1);
      await expect(minutes.field).toHaveValue("ばんそうかくにん");
      await protocol.send("Input.insertText", { text: "版番号確認" });
      await minutes.field.press("Shift+Enter");
      await page.keyboard.insertText("二行目");
      await expect(minutes.lines).toHaveCount(1);
      await minutes.field.press("Enter");
      await expect(minutes.lines.nth(1)).toContainText("版番号確認\n二行目");

      await minutes.field.press("Alt+2");
      await minutes.owner("ユーザーPMO").click();
      await minutes.field.fill("EDIの復旧を確認する");
      await minutes.field.press("Enter");
      await expect(minutes.lines.nth(2)).toContainText("EDIの復旧を確認する");
      await minutes.field.fill("書きかけ");
      // Twice the 300 ms after which a draft is written: there is no sign on the screen to wait for.
      await page.waitForTimeout(600);
    },
    stands: async (page) => {
      const minutes = new MinutesPage(page);
      await expect(minutes.lines).toHaveCount(3);
      await expect(minutes.field).toHaveValue("書きかけ");
    },
  });
  await expect
    .poll(async () => (await office.rows(project, "minuteLine")).length, { timeout: 30_000 })
    .toBe(3);
  const lines = await office.rows(project, "minuteLine");
  const actions = await office.rows(project, "actionItem");
  expect(actions).toHaveLength(1);
  const todo = lines.find(({ fields }) => fields.type === "todo");
  expect(actions[0]?.fields).toMatchObject({
    what: "EDIの復旧を確認する",
    owner: lead.userId,
    origin: todo?.id,
    due: todo?.fields.due,
  });
  await again.goto(`${server.origin}/p/${project.id}/actions`);
  await expect(again.getByText("EDIの復旧を確認する").first()).toBeVisible();
});

test("a line is corrected where it stands, changes its type, and comes back after a slip", async ({
  office,
  newDevice,
}) => {
  test.setTimeout(120_000);
  const device = await newDevice({ viewport: viewports.phone });
  const { project, page } = await office.memberAt(device, "lead", "ユーザーPMO");
  await page.goto(`${office.server.origin}/p/${project.id}/meetings/new`);
  await page.getByLabel(/^種類/).selectOption("夕会");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByRole("list", { name: "会議", exact: true }).getByRole("link").first().click();
  const minutes = new MinutesPage(page);
  await minutes.choose("ToDo");
  await minutes.field.fill("一覧をもらう");
  await minutes.field.press("Enter");
  const line = minutes.lines.first();

  await line.getByRole("button", { name: /一覧をもらう/ }).click();
  await page.getByLabel(/^本文/).fill("承認者一覧をもらう");
  await page.getByLabel(/^本文/).press("Control+Enter");
  await expect(line).toContainText("承認者一覧をもらう");
  await line.getByRole("button", { name: /種類を変える/ }).click();
  await page.getByRole("menuitem", { name: "依頼" }).click();
  await expect(line).toContainText("依頼");
  await expect
    .poll(async () => (await office.rows(project, "actionItem")).map(({ fields }) => fields))
    .toMatchObject([{ type: "request", what: "承認者一覧をもらう" }]);

  await line.getByRole("button", { name: "この行の操作" }).click();
  await page.getByRole("menuitem", { name: "行を削除" }).click();
  await expect(minutes.lines).toHaveCount(0);
  await page.getByRole("button", { name: "元に戻す" }).last().click();
  await expect(minutes.lines).toHaveCount(1);
});
