/** What is only on one device is carried to another in a file under a password. */
import { untilOfflineReady, viewports } from "./fixtures/browser";
import { photoFile } from "./fixtures/photo";
import { expect, test } from "./fixtures/test";
import { CapturePage } from "./pages/capture-page";
import { DefectsPage } from "./pages/defects-page";

const PASSWORD = "朝の会議室でお茶を3杯";
const patient = { timeout: 30_000 };

test("[X1] an unsent defect with its photo goes in a file to the person's other device, and to nobody else's", async ({
  office,
  server,
  newDevice,
}, testInfo) => {
  test.setTimeout(180_000);
  const project = await office.newProject();
  const tester = await office.member(project, "tester", "業務担当者J");
  const other = await office.member(project, "tester", "業務担当者K");
  const tablet = await newDevice({ viewport: viewports.tabletPortrait });
  const page = await office.signIn(tablet, tester, project);
  await untilOfflineReady(page);
  await tablet.context.setOffline(true);
  const capture = new CapturePage(page);
  await capture.open();
  await capture.takePhoto(await photoFile());
  await capture.chooseSeverity("中");
  await capture.title.fill("圏外の端末に残った不具合");
  await capture.save.click();
  await expect(new DefectsPage(page).row("圏外の端末に残った不具合")).toBeVisible();

  const chip = page.getByRole("link", { name: /同期の画面を開く/ });
  await expect(chip).toContainText("端末に保存済1", patient);
  await chip.click();
  await page.getByRole("button", { name: "書き出す" }).click();
  const pack = page.getByRole("dialog", { name: "この端末だけにある内容を書き出す" });
  await pack.getByLabel(/^ファイルのパスワード/).fill("short");
  await pack.getByRole("button", { name: "書き出す" }).click();
  await expect(pack.getByText("短すぎます。10文字以上にしてください。").first()).toBeVisible();
  await pack.getByLabel(/^ファイルのパスワード/).fill(PASSWORD);
  const download = page.waitForEvent("download");
  await pack.getByRole("button", { name: "書き出す" }).click();
  const path = testInfo.outputPath("carried.asayu");
  await (await download).saveAs(path);
  expect((await download).suggestedFilename()).toMatch(/^asayu-.*\.asayu$/);

  const takeIn = async (device: Awaited<ReturnType<typeof newDevice>>, password: string) => {
    const sheet = device.page.getByRole("dialog", { name: "別の端末のファイルを読み込む" });
    if (!(await sheet.isVisible())) {
      await device.page.goto(`${server.origin}/sync`);
      await device.page.getByRole("button", { name: "読み込む" }).click(patient);
    }
    await sheet.getByLabel(/^ファイル（.asayu）/).setInputFiles(path);
    await sheet.getByLabel(/^ファイルのパスワード/).fill(password);
    await sheet.getByRole("button", { name: "読み込む" }).click();
    return device.page;
  };

  const foreign = await newDevice({ viewport: viewports.phone });
  await office.signIn(foreign, other, project);
  await takeIn(foreign, PASSWORD);
  await expect(foreign.page.getByText(/これは業務担当者Jさんのファイルです/)).toBeVisible(patient);

  const laptop = await newDevice({ viewport: viewports.tabletLandscape });
  await office.signIn(laptop, tester, project);
  await takeIn(laptop, "朝の会議室でお茶を4杯");
  await expect(laptop.page.getByText(/パスワードが違います/)).toBeVisible(patient);
  await takeIn(laptop, PASSWORD);
  await expect(laptop.page.getByText(/読み込みました。つながると送ります/)).toBeVisible(patient);
  await expect
    .poll(() => office.rows(project, "defect").then((rows) => rows.length), patient)
    .toBe(1);

  // The tablet comes back and sends the same: it is there once, with its photo.
  await tablet.context.setOffline(false);
  await expect(page.getByText("すべてサーバーに届いています。")).toBeVisible(patient);
  expect(await office.rows(project, "defect")).toHaveLength(1);
  const photos = await office.rows(project, "attachment");
  expect(photos).toHaveLength(1);
  expect(await office.photo(project, String(photos[0]?.fields.hash))).not.toBeNull();
});
