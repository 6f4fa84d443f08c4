/** Two people and one record: both edits survive, a clash is shown with both values, and a person settles it. */
import type { Page } from "@playwright/test";
import { untilOfflineReady, viewports } from "./fixtures/browser";
import { expect, test } from "./fixtures/test";
import { CapturePage } from "./pages/capture-page";
import { DefectsPage } from "./pages/defects-page";

const synced = (page: Page) =>
  expect(page.getByRole("link", { name: /同期済|競合/ }).first()).toBeVisible({ timeout: 20_000 });

test.describe("two devices without a network", () => {
  test.setTimeout(120_000);

  test("keep edits of different fields, and show a clash on both until one settles it", async ({
    office,
    server,
    newDevice,
  }) => {
    const project = await office.newProject();
    const tester = await office.member(project, "tester", "業務担当者B");
    const lead = await office.member(project, "lead", "ユーザーPMO");
    await tester.push([
      {
        space: project.id,
        kind: "defect",
        type: "create",
        set: { severity: "medium", occurredAt: Date.now(), title: "棚卸差異を確定すると減る" },
      },
    ]);
    const tablet = await newDevice({ viewport: viewports.tabletLandscape });
    const laptop = await newDevice({ viewport: viewports.desktop });
    const [first, second] = [
      await office.signIn(tablet, tester, project),
      await office.signIn(laptop, lead, project),
    ];
    const [ours, theirs] = [new DefectsPage(first), new DefectsPage(second)];
    await ours.open("棚卸差異を確定すると減る");
    await theirs.open("棚卸差異を確定すると減る");
    for (const page of [first, second]) await untilOfflineReady(page);
    await server.kill();
    await ours.choose("重要度", "致命的");
    await ours.edit("画面", "棚卸差異入力");
    await theirs.choose("重要度", "軽微");
    await theirs.edit("手順No", "4");
    await server.restart();

    for (const page of [first, second]) {
      await expect(page.getByText(/が「重要度」を別々に変えました/)).toBeVisible({
        timeout: 30_000,
      });
      await expect(page.getByText("棚卸差異入力").first()).toBeVisible();
      await expect(page.getByRole("button", { name: "「致命的」" })).toBeVisible();
      await expect(page.getByRole("button", { name: "「軽微」" })).toBeVisible();
    }
    await second.getByRole("button", { name: "「軽微」" }).click();
    for (const page of [first, second])
      await expect(page.getByText(/が「重要度」を別々に変えました/)).toBeHidden({
        timeout: 30_000,
      });
    const [row] = await office.rows(project, "defect");
    expect(row?.fields).toMatchObject({ screen: "棚卸差異入力", step: "4" });
    const [conflict] = await office.rows(project, "conflict");
    expect(conflict?.fields.state).toBe("settled");
  });

  test("lose nothing of a text that one edits twice and the other once", async ({
    office,
    server,
    newDevice,
  }) => {
    const project = await office.newProject();
    const tester = await office.member(project, "tester", "業務担当者B");
    const lead = await office.member(project, "lead", "ユーザーPMO");
    await tester.push([
      {
        space: project.id,
        kind: "defect",
        type: "create",
        set: {
          severity: "medium",
          occurredAt: Date.now(),
          title: "納品書の2頁目",
          symptom: "印刷する。二頁目が空く。",
        },
      },
    ]);
    const tablet = await newDevice();
    const laptop = await newDevice({ viewport: viewports.desktop });
    const first = await office.signIn(tablet, tester, project);
    const second = await office.signIn(laptop, lead, project);
    await new DefectsPage(first).open("納品書の2頁目");
    await new DefectsPage(second).open("納品書の2頁目");
    for (const page of [first, second]) await untilOfflineReady(page);
    await server.kill();
    await new DefectsPage(first).edit("事象", "帳票を印刷する。二頁目が空く。");
    await new DefectsPage(first).edit("事象", "帳票を2部印刷する。二頁目が空く。");
    await new DefectsPage(second).edit("事象", "印刷する。二頁目が空く。再起動しても同じ。");
    await server.restart();
    const merged = "帳票を2部印刷する。二頁目が空く。再起動しても同じ。";
    for (const page of [first, second])
      await expect(page.getByText(merged)).toBeVisible({ timeout: 30_000 });
    await synced(first);
  });
});

test("[L7] two tabs of one browser both write, and nothing is doubled", async ({
  office,
  newDevice,
}) => {
  const device = await newDevice();
  const { project, page: first } = await office.testerAt(device);
  const second = await device.context.newPage();
  await second.goto(first.url());
  const titles = ["一枚目のタブ", "二枚目のタブ"];
  for (const [index, page] of [first, second].entries()) {
    const capture = new CapturePage(page);
    await capture.open();
    await capture.chooseSeverity("中");
    await capture.title.fill(titles[index] ?? "");
    await capture.save.click();
  }
  for (const page of [first, second])
    for (const title of titles)
      await expect(new DefectsPage(page).row(title)).toContainText(/BUG-000[12]/, {
        timeout: 20_000,
      });
  expect(await office.rows(project, "defect")).toHaveLength(2);
});
