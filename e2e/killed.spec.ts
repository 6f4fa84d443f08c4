/** Offline, server dead, browser killed at "saved": found again on the device, and on a second one once the server is back. */
import type { Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { viewports } from "./fixtures/browser";
import { killedAtSaved } from "./fixtures/killed";
import { expect, test } from "./fixtures/test";
import { RegisterPage } from "./pages/register-page";

const patient = { timeout: 45_000 };

test("an answered request survives the browser's death, and its issuer reads the answer", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(180_000);
  const project = await office.newProject();
  const pmo = await office.member(project, "pmo", "ユーザーPMO");
  const owner = await office.member(project, "tester", "業務担当者A");
  const record = uuidv7();
  const set = {
    ...{ type: "request", what: "仕入先マスタの抽出条件を教えてください", department: "経理部" },
    ...{ owner: owner.userId, issuer: pmo.userId, issuerSide: "user", due: "2026-11-27" },
  };
  await pmo.push([{ space: project.id, record, kind: "actionItem", type: "create", set }]);
  const address = `${server.origin}/p/${project.id}/actions/${record}`;
  const tablet = await newDevice({ viewport: viewports.tabletPortrait });
  const laptop = await newDevice({ viewport: viewports.desktop });
  await office.signIn(tablet, owner, project);
  const desk = new RegisterPage(await office.signIn(laptop, pmo, project), "ToDo・依頼");
  await desk.page.goto(address);
  await expect(desk.state("未着手")).toBeVisible();
  const answer = "取引停止の仕入先は除き、勘定科目2110で絞ってください。";

  await killedAtSaved({
    server,
    device: tablet,
    open: (page) => page.goto(address),
    work: async (page) => {
      const request = new RegisterPage(page, "ToDo・依頼");
      await request.edit("回答", answer);
      await request.move("未着手", "完了");
      await expect(request.notice("未着手 → 完了")).toBeVisible();
    },
    stands: async (page) => {
      const request = new RegisterPage(page, "ToDo・依頼");
      await expect(request.state("完了")).toBeVisible();
      await expect(request.editor("回答")).toContainText(answer);
      await expect(page.getByText("端末に保存済・未送信 2件")).toBeVisible();
    },
  });

  await expect(desk.state("完了")).toBeVisible(patient);
  await expect(desk.editor("回答")).toContainText(answer);
  const moves = desk.history.getByText("未着手 → 完了");
  await expect(moves).toHaveCount(1);
  await expect(desk.history).toContainText("業務担当者A");
  const rows = await office.rows(project, "actionItem");
  expect(rows).toHaveLength(1);
  expect(rows[0]?.fields).toMatchObject({ answer, state: "done" });
  expect(rows[0]?.entered.done).toMatchObject({ times: 1, by: owner.userId });
});

test("a moved slot of the day survives the browser's death and stands on the person's phone", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(180_000);
  const project = await office.newProject();
  const pmo = await office.member(project, "pmo", "ユーザーPMO");
  const tablet = await newDevice({ viewport: viewports.tabletLandscape });
  const phone = await newDevice({ viewport: viewports.phone });
  for (const device of [tablet, phone]) await office.signIn(device, pmo, project);
  const open = async (page: Page) => {
    await page.clock.setFixedTime(new Date("2026-11-20T09:05:00+09:00"));
    await page.goto(`${server.origin}/p/${project.id}/today`);
  };
  const standUp = (page: Page) =>
    page
      .getByRole("list", { name: "今日の予定" })
      .getByRole("listitem")
      .filter({ hasText: "朝会（テスト定例）" });
  await open(phone.page);
  await expect(standUp(phone.page)).toContainText("10:00–10:30");

  await killedAtSaved({
    server,
    device: tablet,
    open,
    work: async (page) => {
      await standUp(page).getByRole("button").click();
      await page.getByRole("menuitem", { name: "時刻を変える" }).click();
      await page.getByLabel("開始").fill("09:30");
      await page.getByLabel("終了").fill("10:00");
      await page.getByRole("button", { name: "保存", exact: true }).click();
      await expect(page.getByText("予定を変えました")).toBeVisible();
    },
    stands: (page) => expect(standUp(page)).toContainText("09:30–10:00"),
  });

  await expect(standUp(phone.page)).toContainText("09:30–10:00", patient);
  const rows = await office.rows(project, "planItem");
  expect(rows).toHaveLength(1);
  expect(rows[0]?.fields).toMatchObject({ date: "2026-11-20", from: "09:30", to: "10:00" });
});
