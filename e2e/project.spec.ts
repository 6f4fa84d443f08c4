/** A project moves on to its next phase: the lead changes it, and everybody's day follows. */
import { viewports } from "./fixtures/browser";
import { expect, test } from "./fixtures/test";

test("the lead changes phase and calendar, and another's day follows, also when typed wrong first", async ({
  office,
  server,
  newDevice,
}) => {
  const project = await office.newProject();
  const lead = await office.member(project, "lead", "ユーザーPMO");
  const tester = await office.member(project, "tester", "業務担当者A");
  const desk = await newDevice({ viewport: viewports.desktop });
  const phone = await newDevice({ viewport: viewports.phone });
  const page = await office.signIn(desk, lead, project);
  const day = await office.signIn(phone, tester, project);
  await day.clock.setFixedTime(new Date("2026-11-20T09:05:00+09:00"));
  await day.goto(`${server.origin}/p/${project.id}/today`);
  await expect(day.getByText("朝会（テスト定例）").first()).toBeVisible();

  await page.goto(`${server.origin}/p/${project.id}/project`);
  await page.getByRole("link", { name: "プロジェクトを変更" }).click();
  await page.getByText("トレーニング", { exact: true }).click();
  await page.getByText("休業日と規模").click();
  const closed = page.getByLabel(/^休業日/);
  await closed.fill("11月24日");
  await page.getByRole("button", { name: "ベンダーを追加" }).click();
  await page
    .getByLabel(/^会社名/)
    .last()
    .fill("C社");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByText("日付を選んでください")).toBeVisible();
  await expect(closed).toHaveValue("11月24日");
  await closed.fill("2026-11-24");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByRole("heading", { name: "プロジェクトの情報" })).toBeVisible();
  await expect(page.getByText("2026-11-24", { exact: true })).toBeVisible();
  await expect(page.getByText("C社").first()).toBeVisible();

  await expect(day.getByText("朝会（テスト定例）")).toHaveCount(0);
  await day.clock.setFixedTime(new Date("2026-11-24T09:05:00+09:00"));
  await day.reload();
  await expect(day.getByRole("heading", { name: "今日は休業日です" })).toBeVisible();

  await day.goto(`${server.origin}/p/${project.id}/project/edit`);
  await expect(day.getByText("変更できるのは、")).toBeVisible();
});
