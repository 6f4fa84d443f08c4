/** A new version arrives while the outbox is full and a form half filled: it waits, and nothing is lost by it. */
import { untilOfflineReady, viewports } from "./fixtures/browser";
import { standInFront } from "./fixtures/front";
import { Office } from "./fixtures/office";
import { AppServer } from "./fixtures/server";
import { expect, test } from "./fixtures/test";
import { CapturePage } from "./pages/capture-page";
import { DefectsPage } from "./pages/defects-page";

const patient = { timeout: 30_000 };

test("[L10] a new version waits for a half-filled form, and what is unsent goes out after it, once", async ({
  newDevice,
}) => {
  test.setTimeout(150_000);
  const front = await standInFront();
  const server = await AppServer.start({ front });
  front.behind = server.port;
  try {
    const office = await Office.open(server);
    const tablet = await newDevice({ viewport: viewports.tabletPortrait });
    const { page, project } = await office.testerAt(tablet);
    await untilOfflineReady(page);
    front.isClosed = true;
    const list = new DefectsPage(page);
    const capture = new CapturePage(page);
    for (const title of ["税額が1円多い", "検索が遅い"]) {
      await capture.open();
      await capture.chooseSeverity("重大");
      await capture.title.fill(title);
      await capture.save.click();
      await expect(list.row(title)).toContainText("端末");
    }
    await capture.open();
    await capture.title.fill("印刷の2頁目が");
    await page.evaluate(() => Reflect.set(window, "isSamePage", true));

    front.isNewer = true;
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    const take = page.getByRole("button", { name: "更新する", exact: true });
    await take.click(patient);
    await expect(page.getByText("入力中のものを保存するか閉じると、更新できます。")).toBeVisible();
    await capture.title.pressSequentially("白い");
    expect(await page.evaluate(() => Reflect.get(window, "isSamePage"))).toBe(true);

    await capture.chooseSeverity("中");
    await capture.save.click();
    await expect(list.row("印刷の2頁目が白い")).toContainText("端末");
    await take.click(patient);
    await page.waitForFunction(() => Reflect.get(window, "isSamePage") !== true, null, patient);
    await expect(list.row("印刷の2頁目が白い")).toContainText("端末", patient);

    front.isClosed = false;
    await page
      .getByRole("link", { name: /端末に保存済|要対応|同期/ })
      .first()
      .click();
    await page
      .getByRole("button", { name: /今すぐ/ })
      .first()
      .click();
    await expect
      .poll(async () => {
        const rows = await office.rows(project, "defect");
        return rows.map(({ fields }) => fields.title).sort();
      }, patient)
      .toEqual(["印刷の2頁目が白い", "検索が遅い", "税額が1円多い"].sort());
  } finally {
    await server.dispose();
    await front.close();
  }
});
