/** The demo: made from the empty list of projects, then lived through on the phone of whoever made it. */
import { untilOfflineReady, viewports } from "./fixtures/browser";
import { Office } from "./fixtures/office";
import { AppServer } from "./fixtures/server";
import { expect, test } from "./fixtures/test";
import { PeoplePage } from "./pages/people-page";

test("an administrator without a project tries the demo, and its day is readable at 09:05, 13:42 and 16:10", async ({
  newDevice,
}) => {
  test.setTimeout(120_000);
  const server = await AppServer.start();
  try {
    const office = await Office.open(server);
    const phone = await newDevice({ viewport: viewports.phone });
    const page = await office.signInTo(phone, office.admin, "/projects");
    await page.getByRole("button", { name: "デモで試す" }).click();
    // The server tells some two thousand entries and draws their photos first.
    await expect(page.getByRole("heading", { name: /11月20日\s*金/ })).toBeVisible({
      timeout: 30_000,
    });
    await expect(page.getByText("デモ：11/20(金) 09:30 時点")).toBeVisible();
    await expect(page.getByText("基幹ERP刷新 UAT・5日目／10日")).toBeVisible();
    const card = page.locator("main section").first();

    const moveTo = async (moment: RegExp) => {
      await page.getByRole("button", { name: "時刻を進める" }).click();
      await page.getByRole("dialog").getByRole("button", { name: moment }).click();
      await expect(page.getByRole("dialog")).toBeHidden();
    };
    await moveTo(/11\/20\(金\) 13:42/);
    await expect(
      card.getByRole("heading", { name: "不具合の報告と対応方針決定のための打ち合わせ" }),
    ).toBeVisible();
    await expect(card).toContainText("あと18分");
    await expect(card).toContainText(/方針が未定 [1-9]\d*件/);
    await moveTo(/11\/20\(金\) 16:10/);
    await expect(card.getByRole("heading", { name: "夕会（テスト定例）" })).toBeVisible();
    await expect(card).toContainText("明日の準備");
    await moveTo(/11\/24\(火\) 09:05/);
    await expect(page.getByRole("heading", { name: /11月24日\s*火/ })).toBeVisible();
    await expect(card.getByRole("heading", { name: "メールチェックなど" })).toBeVisible();
    await expect(card).toContainText("あと55分");

    await untilOfflineReady(page);
    await server.kill();
    await page.reload();
    await expect(card.getByRole("heading", { name: "メールチェックなど" })).toBeVisible();
    await page.getByRole("button", { name: "時刻を進める" }).click();
    await page.getByRole("button", { name: /11\/24\(火\) 13:42/ }).click();
    await expect(page.getByRole("dialog").getByRole("alert")).toContainText(
      "サーバーにつながりません",
    );
  } finally {
    await server.dispose();
  }
});

test("an administrator lets somebody act as one of the demo's people, who chooses only how to sign in", async ({
  newDevice,
}) => {
  const server = await AppServer.start();
  try {
    const office = await Office.open(server);
    const { project } = await office.admin.api.people.makeDemo.mutate({});
    const desk = await newDevice({ viewport: viewports.desktop });
    const page = await office.signInTo(desk, office.admin, `/p/${project}/members`);
    await new PeoplePage(page).member("業務担当者A").click();
    await page.getByRole("button", { name: "この人として使うリンクを作る" }).click();
    await page.getByRole("button", { name: "リンクを作る", exact: true }).click();
    const link = await page.getByLabel("リンク", { exact: true }).inputValue();

    const tablet = await newDevice({ viewport: viewports.tabletPortrait });
    const people = new PeoplePage(tablet.page);
    await tablet.page.goto(link);
    await expect(tablet.page.getByText("「業務担当者A」として参加します")).toBeVisible();
    await expect(tablet.page.getByLabel(/^氏名/)).toBeHidden();
    await people.register("tester-a@example.jp", "朝夕-passphrase-2");
    await expect(tablet.page.getByRole("heading", { name: /11月20日\s*金/ })).toBeVisible();
    await tablet.page.goto(`${server.origin}/settings`);
    await expect(tablet.page.getByText("業務担当者A")).toBeVisible();

    await tablet.page.goto(link);
    await expect(
      tablet.page.getByRole("heading", { name: "招待リンクは使えません" }),
    ).toBeVisible();
  } finally {
    await server.dispose();
  }
});
