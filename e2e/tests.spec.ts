/** Executing tests: by thumb, by key, without a network, and through the death of browser and server. */
import type { Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { untilOfflineReady, viewports } from "./fixtures/browser";
import type { Project } from "./fixtures/office";
import type { Person } from "./fixtures/person";
import { expect, test } from "./fixtures/test";
import { CapturePage } from "./pages/capture-page";
import { TestsPage } from "./pages/tests-page";

const wallDay = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Tokyo" });
const today = () => wallDay.format(Date.now());

/** A case planned for today, in the morning's slot unless told otherwise. */
async function newCase(
  project: Project,
  author: Person,
  set: Readonly<Record<string, unknown>>,
): Promise<string> {
  const record = uuidv7();
  const planned = { plannedOn: today(), slotFrom: "10:30", slotTo: "12:00" };
  const create = { space: project.id, kind: "testCase", type: "create" as const };
  await author.push([{ ...create, record, set: { ...planned, ...set } }]);
  return record;
}

const taxed = {
  no: "SD-031",
  title: "軽減税率が混ざる受注の請求額",
  module: "SD 販売",
  screen: "受注登録",
  linkedSystem: "EDI",
  vendor: "B社",
  steps: "受注を登録する。請求額を見る。",
  expected: "税額の端数は切り捨て",
};

/** Through the navigation, since going to an address would load the app anew. */
async function toTests(page: Page): Promise<TestsPage> {
  await page.getByRole("link", { name: "テスト", exact: true }).click();
  return new TestsPage(page);
}

test("a tester judges OK, 保留 with its reason, and NG, which opens the defect filled in", async ({
  office,
  newDevice,
}) => {
  test.setTimeout(120_000);
  const project = await office.newProject();
  const tester = await office.member(project, "tester", "業務担当者A");
  const own = { tester: tester.userId };
  const failing = await newCase(project, tester, { ...taxed, ...own });
  await newCase(project, tester, { no: "SD-032", title: "与信超過の警告", ...own });
  await newCase(project, tester, { no: "FI-004", title: "締め後訂正の赤黒", ...own });
  await newCase(project, tester, { no: "WM-001", title: "棚卸差異を戻す" });
  const device = await newDevice({ viewport: viewports.phone });
  const page = await office.signIn(device, tester, project);
  const tests = await toTests(page);
  await expect(tests.slot("10:30–12:00")).toHaveCount(3);
  await expect(tests.row("SD-031")).toContainText("データ未準備");
  await page.getByRole("button", { name: "全員" }).click();
  await expect(tests.slot("10:30–12:00")).toHaveCount(4);
  await page.getByRole("button", { name: "自分" }).click();

  await tests.open("締め後訂正の赤黒");
  for (const button of [tests.ok, tests.ng, tests.hold]) {
    const box = await button.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(56);
    expect(box?.y).toBeGreaterThan(viewports.phone.height * 0.6);
  }
  await tests.ok.click();
  await expect(tests.runs).toHaveCount(1);
  await page.getByRole("button", { name: "元に戻す" }).click();
  await expect(tests.runs).toHaveCount(0);
  await tests.ok.click();
  await expect(tests.result("OK")).toBeVisible();

  await page.getByRole("link", { name: "次のテスト" }).click();
  await expect(page.getByRole("heading", { name: taxed.title })).toBeVisible();
  await page.locator("[data-back]").click();
  await tests.open("与信超過の警告");
  await tests.hold.click();
  await page.getByRole("button", { name: "記録する" }).click();
  await expect(page.getByText("入力してください。")).toBeVisible();
  await tests.giveReason("承認者が不在");
  await expect(tests.runs).toContainText(["承認者が不在"]);

  await page.locator("[data-back]").click();
  await tests.open(taxed.title);
  await tests.ng.click();
  const capture = new CapturePage(page);
  await expect(page.getByRole("button", { name: "テストNo: SD-031" })).toBeVisible();
  await expect(page.getByRole("button", { name: "連携先: EDI" })).toBeVisible();
  await capture.chooseSeverity("重大");
  await capture.title.fill("税額が1円多い");
  await capture.save.click();
  await expect(page.getByRole("heading", { name: taxed.title })).toBeVisible();
  await expect(tests.result("NG")).toBeVisible();
  await expect(tests.defects).toHaveCount(1);
  await expect(tests.defects).toContainText(["税額が1円多い"]);
  await page.locator("[data-back]").click();
  await expect(page.getByText("実施 3／3")).toBeVisible();
  // What is found next is about something else, unless its finder says so.
  await capture.open();
  await expect(page.getByRole("button", { name: "テストNo: 未入力" })).toBeVisible();
  await expect(page.getByRole("button", { name: "業務: 未入力" })).toBeVisible();

  await expect
    .poll(async () => (await office.rows(project, "defect")).length, { timeout: 20_000 })
    .toBe(1);
  const runs = (await office.rows(project, "testRun")).filter(({ deleted }) => deleted === null);
  expect(runs.map(({ fields }) => fields.result).sort()).toEqual(["hold", "ng", "ok"]);
  const failed = runs.find(({ fields }) => fields.result === "ng");
  const [found] = await office.rows(project, "defect");
  expect(found?.fields).toMatchObject({
    case: failing,
    run: failed?.id,
    testCase: "SD-031",
    module: "SD 販売",
    linkedSystem: "EDI",
    vendor: "B社",
    steps: taxed.steps,
    expected: taxed.expected,
    foundBy: tester.userId,
  });
});

test("OK and NG shown as saved survive the death of browser and server, and reach another device once", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(180_000);
  const project = await office.newProject();
  const tester = await office.member(project, "tester", "業務担当者A");
  const own = { tester: tester.userId };
  const passing = await newCase(project, tester, {
    no: "FI-004",
    title: "締め後訂正の赤黒",
    ...own,
  });
  const failing = await newCase(project, tester, { ...taxed, ...own });
  const step = uuidv7();
  const steps = { space: project.id, kind: "step", type: "create" as const };
  await tester.push([
    { ...steps, set: { case: failing, action: "受注を登録する", order: "a0" } },
    { ...steps, record: step, set: { case: failing, action: "請求額を見る", order: "a1" } },
  ]);
  const tablet = await newDevice({ viewport: viewports.tabletPortrait });
  await untilOfflineReady(await office.signIn(tablet, tester, project));
  // Signed in a while ago: the session is on the disk.
  const page = await tablet.reopen();
  await server.kill();
  const address = `${server.origin}/p/${project.id}/tests`;
  await page.goto(`${address}/${passing}`);
  await new TestsPage(page).ok.click();
  await expect(page.getByText("「OK」で記録しました")).toBeVisible();
  await tablet.kill();

  const again = await tablet.launch();
  await again.goto(`${address}/${passing}`);
  const tests = new TestsPage(again);
  await expect(tests.runs).toHaveCount(1);
  await again.goto(`${address}/${failing}`);
  await again.getByRole("button", { name: "手順2でNGにする" }).click();
  await expect(again.getByText("NGは端末に保存済み")).toBeVisible();
  await tablet.kill();

  const third = await tablet.launch();
  await third.goto(`${address}/${failing}`);
  const reopened = new TestsPage(third);
  await expect(reopened.runs).toHaveCount(1);
  // What was not written yet waits as a draft beside the run.
  await reopened.defects.getByText("下書き").click();
  const capture = new CapturePage(third);
  await expect(third.getByRole("button", { name: "手順No: 2" })).toBeVisible();
  await capture.chooseSeverity("中");
  await capture.title.fill("請求額が出ない");
  await capture.save.click();
  await expect(reopened.defects).toContainText(["請求額が出ない"]);
  await tablet.kill();
  await server.restart();
  await tablet.launch();
  await tablet.page.goto(address);
  await expect
    .poll(async () => (await office.rows(project, "defect")).length, { timeout: 60_000 })
    .toBe(1);

  const phone = await newDevice({ viewport: viewports.phone });
  await office.signIn(phone, tester, project);
  const elsewhere = await toTests(phone.page);
  await elsewhere.open(taxed.title);
  await expect(elsewhere.runs).toHaveCount(1);
  await expect(elsewhere.defects).toHaveCount(1);
  const runs = await office.rows(project, "testRun");
  expect(runs.map(({ fields }) => [fields.case, fields.result, fields.failedStep])).toEqual(
    expect.arrayContaining([
      [passing, "ok", undefined],
      [failing, "ng", step],
    ]),
  );
  expect(runs).toHaveLength(2);
});

test("a test that was not run gets its reason and the next working day in one go", async ({
  office,
  newDevice,
}) => {
  const project = await office.newProject();
  const tester = await office.member(project, "tester", "業務担当者A");
  const record = await newCase(project, tester, {
    ...{ no: "WM-022", title: "棚卸差異をWMSへ戻す", tester: tester.userId },
    ...{ plannedOn: "2026-11-20", slotFrom: "13:00", slotTo: "14:30" },
  });
  const device = await newDevice({ viewport: viewports.phone });
  const page = await office.signIn(device, tester, project);
  await page.clock.setFixedTime(new Date("2026-11-20T16:30:00+09:00"));
  const tests = await toTests(page);
  await tests.open("棚卸差異をWMSへ戻す");
  await tests.choose("リスケ・未実施の理由");
  // 23 November is a holiday.
  await expect(page.getByLabel(/^リスケ先/).first()).toHaveValue("2026-11-24");
  await tests.giveReason("データ未準備");
  await expect(tests.runs).toContainText(["11/20(金) → 11/24(火)"]);
  await expect(page.getByText("リスケ 1回").first()).toBeVisible();
  await page.locator("[data-back]").click();
  await expect(page.getByText(/今日.*テストはありません/)).toBeVisible();
  await expect
    .poll(async () => (await office.rows(project, "testCase"))[0]?.fields, { timeout: 20_000 })
    .toMatchObject({ plannedOn: "2026-11-24", slotFrom: "13:00", slotTo: "14:30" });
  const [run] = await office.rows(project, "testRun");
  expect(run?.fields).toMatchObject({
    ...{ case: record, result: "notRun", reason: "データ未準備" },
    ...{ plannedOn: "2026-11-20", rescheduledTo: "2026-11-24", rescheduledFrom: "13:00" },
  });
});

test("a test is found, judged and left by keyboard alone", async ({ office, newDevice }) => {
  const project = await office.newProject();
  const tester = await office.member(project, "tester", "業務担当者A");
  const own = { tester: tester.userId };
  await newCase(project, tester, { no: "SD-001", title: "受注を登録する", ...own });
  await newCase(project, tester, { no: "SD-002", title: "出荷を指示する", ...own });
  const device = await newDevice({ viewport: viewports.desktop });
  const page = await office.signIn(device, tester, project);
  const tests = await toTests(page);
  await expect(tests.slot("10:30–12:00")).toHaveCount(2);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "出荷を指示する" })).toBeVisible();
  await page.keyboard.press("k");
  await expect(page.getByRole("heading", { name: "受注を登録する" })).toBeVisible();
  for (let tabs = 0; tabs < 60; tabs++) {
    await page.keyboard.press("Tab");
    if (await tests.ok.evaluate((button) => button === document.activeElement)) break;
  }
  await page.keyboard.press("Enter");
  await expect(tests.runs).toHaveCount(1);
  // The buttons give way to what comes next, and the focus goes along.
  await expect(page.getByRole("button", { name: "判定し直す" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "出荷を指示する" })).toBeVisible();
});

test("a vendor's developer readies the data and finds no way to judge, here or at the server", async ({
  office,
  newDevice,
}) => {
  const project = await office.newProject();
  const tester = await office.member(project, "tester", "業務担当者A");
  const developer = await office.member(project, "developer", "開発担当者A", "vendor");
  const record = await newCase(project, tester, { ...taxed, dataPreparer: developer.userId });
  const device = await newDevice({ viewport: viewports.phone });
  const page = await office.signIn(device, developer, project);
  const tests = await toTests(page);
  await tests.open(taxed.title);
  await page.getByRole("button", { name: "準備済にする" }).click();
  await expect(page.getByText("データの準備がまだです。")).toBeHidden();
  await expect(page.getByRole("heading", { name: "確認すること" })).toBeVisible();
  for (const button of [tests.ok, tests.ng, tests.hold]) await expect(button).toHaveCount(0);
  const run = { case: record, result: "ok", tester: developer.userId, executedAt: Date.now() };
  await expect(
    developer.push([{ space: project.id, kind: "testRun", type: "append", set: run }]),
  ).rejects.toThrow(/forbidden/);
  expect(await office.rows(project, "testRun")).toEqual([]);
});
