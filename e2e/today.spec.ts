/** 今日: what a PMO sees on a phone in the morning, after lunch and in the evening, also without a network. */
import type { Page } from "@playwright/test";
import { untilOfflineReady, viewports } from "./fixtures/browser";
import { expect, test } from "./fixtures/test";

const at = (time: string) => new Date(`2026-11-20T${time}:00+09:00`);

/** The card of now and next. */
const card = (page: Page) => page.locator("main section").first();

test("now and next stand on the phone at 09:05, 13:42 and 16:10, and follow the clock", async ({
  office,
  newDevice,
}) => {
  const device = await newDevice({ viewport: viewports.phone });
  const { project, person, page } = await office.memberAt(device, "pmo", "ユーザーPMO");
  const found = { severity: "fatal", occurredAt: at("09:00").getTime(), title: "税額が1円多い" };
  const meeting = { type: "standup", title: "朝会 11/20", date: "2026-11-20", from: "10:00" };
  const late = {
    type: "todo",
    what: "EDIの復旧を確認する",
    owner: person.userId,
    due: "2026-11-19",
  };
  const { ops } = await person.push([
    { space: project.id, kind: "meeting", type: "create", set: meeting },
    { space: project.id, kind: "actionItem", type: "create", set: late },
    { space: project.id, kind: "defect", type: "create", set: found },
    { space: project.id, kind: "defect", type: "create", set: { ...found, severity: "minor" } },
  ]);
  await page.clock.install({ time: at("09:05") });
  await page.goto(page.url());
  await page.getByRole("link", { name: "今日", exact: true }).click();

  await expect(page.getByRole("heading", { name: /11月20日\s*金/ })).toBeVisible();
  await expect(page.getByText("基幹ERP刷新 UAT・5日目／10日")).toBeVisible();
  await expect(card(page).getByRole("heading", { name: "メールチェックなど" })).toBeVisible();
  await expect(card(page)).toContainText("あと55分");
  await expect(card(page).getByRole("link", { name: /朝会（テスト定例）/ })).toHaveAttribute(
    "href",
    `/p/${project.id}/meetings/${ops[0]?.record}`,
  );
  await expect(card(page).getByRole("button", { name: /自分の担当/ })).toContainText(
    "期限のToDo 1うち期限切れ 1件",
  );

  await expect(page.getByRole("link", { name: /同期済/ })).toBeVisible();
  await device.context.setOffline(true);
  await expect(page.getByRole("link", { name: /オフライン/ })).toBeVisible();
  await page.clock.setSystemTime(at("13:42"));
  await page.clock.runFor("01:00");
  await expect(
    card(page).getByRole("heading", { name: "不具合の報告と対応方針決定のための打ち合わせ" }),
  ).toBeVisible();
  await expect(card(page)).toContainText(/あと1[78]分/);
  await expect(card(page)).toContainText("方針が未定 2件");
  await expect(card(page)).toContainText("うち重大以上 1件");
  await expect(page.getByRole("button", { name: "済んだ予定 4件" })).toBeVisible();
  await expect(page.locator("[aria-current=time]")).toContainText("13:00");
  await expect(card(page).getByRole("link", { name: "不具合を開く" })).toHaveAttribute(
    "href",
    `/p/${project.id}/defects`,
  );

  await page.getByRole("button", { name: "次の稼働日の予定を見る" }).click();
  await expect(page.getByRole("heading", { name: /11月24日\s*火/ })).toBeVisible();
  await expect(page.getByRole("list", { name: "この日の予定" })).toContainText(
    "朝会（テスト定例）",
  );
  const back = page.getByRole("button", { name: "今日に戻る" });
  await expect(back).toBeFocused();
  await back.click();
  // The day is read again: a clock that leaps meanwhile would take the disk for dead.
  await expect(card(page)).toContainText("方針が未定 2件");

  await page.clock.setSystemTime(at("16:10"));
  await page.clock.runFor("01:00");
  await expect(card(page).getByRole("heading", { name: "夕会（テスト定例）" })).toBeVisible();
  await expect(card(page)).toContainText("明日の準備");
  await device.context.setOffline(false);
});

test("a slot is moved, dropped and put back, and an own one added, without a network", async ({
  office,
  newDevice,
}) => {
  const device = await newDevice({ viewport: viewports.phone });
  const { project, page } = await office.memberAt(device, "pmo", "ユーザーPMO");
  await page.clock.setFixedTime(at("09:05"));
  await page.goto(`${new URL(page.url()).origin}/p/${project.id}/today`);
  const slots = page.getByRole("list", { name: "今日の予定" });
  const standUp = slots.getByRole("listitem").filter({ hasText: "朝会（テスト定例）" });
  await expect(standUp).toContainText("10:00–10:30");
  await untilOfflineReady(page);
  await device.context.setOffline(true);

  await standUp.getByRole("button").click();
  await page.getByRole("menuitem", { name: "時刻を変える" }).click();
  await page.getByLabel("開始").fill("09:30");
  await page.getByLabel("終了").fill("10:00");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(standUp).toContainText("09:30–10:00");
  await expect(card(page)).toContainText("09:30");

  await standUp.getByRole("button").click();
  await page.getByRole("menuitem", { name: "自分の予定から外す" }).click();
  await expect(standUp).toContainText("取りやめ");
  await standUp.getByRole("button").click();
  await page.getByRole("menuitem", { name: "予定に戻す" }).click();
  await expect(standUp).not.toContainText("取りやめ");

  await page.getByRole("button", { name: "予定を追加" }).click();
  await page.getByLabel(/^内容/).fill("B社と電話");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  const own = slots.getByRole("listitem").filter({ hasText: "B社と電話" });
  await expect(own).toContainText("自分の予定");
  await expect(slots.getByRole("listitem")).toHaveCount(12);

  await device.context.setOffline(false);
  await expect.poll(async () => (await office.rows(project, "planItem")).length).toBe(2);
});
