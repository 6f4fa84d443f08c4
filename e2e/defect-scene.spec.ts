/** The first scene: a defect with a photo, logged with no network, reaches the office. */
import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import { untilOfflineReady, viewports } from "./fixtures/browser";
import type { Office, Project } from "./fixtures/office";
import { heavyPhoto, photoFile } from "./fixtures/photo";
import { expect, test } from "./fixtures/test";
import { CapturePage } from "./pages/capture-page";
import { DefectsPage } from "./pages/defects-page";

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** The server holds the defect once, and its photo byte for byte as the device hashed it. */
async function expectOnServer(office: Office, project: Project, title: string) {
  const defects = (await office.rows(project, "defect")).filter(
    (row) => row.fields.title === title,
  );
  expect(defects).toHaveLength(1);
  const photos = (await office.rows(project, "attachment")).filter(
    (row) => row.fields.of === defects[0]?.id,
  );
  expect(photos).toHaveLength(1);
  const hash = String(photos[0]?.fields.hash);
  const bytes = await office.photo(project, hash);
  expect(bytes && sha256(bytes)).toBe(hash);
}

/** What the page itself saw: taps, and how long after a tap the person could not go on. */
interface Watched {
  taps: number;
  waited: number;
}
declare global {
  interface Window {
    watched: Watched;
  }
}

/** Waits run from the tap on ＋ to the form, and from 保存 to "saved"; a photo or severity imposes none. */
async function watchWaits(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = { taps: 0, waited: 0 };
    window.watched = seen;
    let tapped = 0;
    const arrived = () =>
      tapped > 0 &&
      (document.querySelector("form input[type=radio]:not(:checked)") !== null
        ? location.pathname.endsWith("/new") && seen.taps === 1
        : document.body.textContent.includes("保存しました"));
    addEventListener(
      "pointerdown",
      (event) => {
        seen.taps += 1;
        const target = event.target as HTMLElement;
        const isWait = target.closest("a, button[type=submit]") !== null;
        tapped = isWait ? performance.now() : 0;
      },
      true,
    );
    new MutationObserver(() => {
      if (!arrived()) return;
      seen.waited += performance.now() - tapped;
      tapped = 0;
    }).observe(document.body, { childList: true, subtree: true });
  });
}

const waits = (page: Page) => page.evaluate(() => window.watched);

test("a defect with a photo in four taps without a network survives the browser's death and reaches a second device once", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(180_000);
  const project = await office.newProject();
  const tester = await office.member(project, "tester", "業務担当者A");
  const lead = await office.member(project, "lead", "ユーザーPMO");
  const tablet = await newDevice({ viewport: viewports.tabletPortrait });
  const laptop = await newDevice({ viewport: viewports.desktop });
  await office.signIn(laptop, lead, project);
  await office.signIn(tablet, tester, project);
  await untilOfflineReady(tablet.page);
  const address = tablet.page.url();
  await (await tablet.reopen()).goto(address);
  await server.kill();

  const photo = await photoFile();
  const protocol = await tablet.context.newCDPSession(tablet.page);
  await protocol.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const capture = new CapturePage(tablet.page);

  await watchWaits(tablet.page);
  await capture.open();
  await capture.takePhoto(photo);
  await capture.chooseSeverity("重大");
  await capture.title.fill("返品赤伝の合計が1円多い");
  await capture.save.click();
  await expect(tablet.page.getByText("保存しました")).toBeVisible();
  const { taps, waited } = await waits(tablet.page);
  await tablet.kill();
  // Reported, not asserted: two browsers on two cores at a quarter of their speed are no stopwatch.
  console.log(`waits imposed by the product at 4× slow-down: ${Math.round(waited)} ms`);
  expect(taps).toBeLessThanOrEqual(4);

  const page = await tablet.launch();
  await page.goto(`${server.origin}/p/${project.id}/defects`);
  const list = new DefectsPage(page);
  await expect(list.row("返品赤伝の合計が1円多い")).toContainText("端末");

  const received = new DefectsPage(laptop.page);
  await server.restart();
  await expect(received.row("返品赤伝の合計が1円多い")).toContainText("BUG-0001", {
    timeout: 45_000,
  });
  await expect(list.row("返品赤伝の合計が1円多い")).toContainText("BUG-0001", { timeout: 45_000 });
  await expect
    .poll(async () => (await office.rows(project, "attachment")).length, { timeout: 20_000 })
    .toBe(1);
  await expect
    .poll(
      async () => {
        const [row] = await office.rows(project, "attachment");
        return office.photo(project, String(row?.fields.hash));
      },
      { timeout: 20_000 },
    )
    .not.toBeNull();
  await expectOnServer(office, project, "返品赤伝の合計が1円多い");
  await received.open("返品赤伝の合計が1円多い");
  await expect(laptop.page.getByRole("button", { name: /写真 .* を大きく見る/ })).toBeVisible();
});

test("a push whose answer is lost three times is applied once", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(120_000);
  const tablet = await newDevice();
  const { project, page } = await office.testerAt(tablet);
  let lost = 0;
  await tablet.context.route("**/api/trpc/push**", async (route) => {
    if (lost >= 3) return route.continue();
    lost += 1;
    // The server has committed when its answer is thrown away.
    await route.fetch();
    return route.abort("connectionreset");
  });
  const capture = new CapturePage(page);
  await capture.open();
  await capture.takePhoto(await photoFile(2));
  await capture.chooseSeverity("中");
  await capture.title.fill("EDI再送で受注が二重になる");
  await capture.save.click();
  await expect(new DefectsPage(page).row("EDI再送で受注が二重になる")).toContainText("BUG-0001", {
    timeout: 40_000,
  });
  expect(lost).toBe(3);
  await expect
    .poll(
      async () => {
        const [row] = await office.rows(project, "attachment");
        return row ? office.photo(project, String(row.fields.hash)) : null;
      },
      { timeout: 20_000 },
    )
    .not.toBeNull();
  await expectOnServer(office, project, "EDI再送で受注が二重になる");
  expect(server.isRunning).toBe(true);
});

test("a photo whose upload is cut in the middle arrives whole, and only what was missing is sent again", async ({
  office,
  newDevice,
}) => {
  test.setTimeout(180_000);
  const tablet = await newDevice();
  const { project, page } = await office.testerAt(tablet);
  const parts: number[] = [];
  let cut = false;
  await tablet.context.route("**/api/files/**", async (route) => {
    const part = new URL(route.request().url()).searchParams.get("part");
    if (route.request().method() !== "PUT" || part === null) return route.continue();
    if (Number(part) === 1 && !cut) {
      cut = true;
      return route.abort("connectionreset");
    }
    parts.push(Number(part));
    return route.continue();
  });
  const capture = new CapturePage(page);
  await capture.open();
  await capture.takePhoto(await heavyPhoto());
  await capture.chooseSeverity("軽微");
  await capture.title.fill("印刷プレビューが粗い");
  await capture.save.click();
  await expect
    .poll(
      async () => {
        const [row] = await office.rows(project, "attachment");
        return row ? office.photo(project, String(row.fields.hash)) : null;
      },
      { timeout: 60_000 },
    )
    .not.toBeNull();
  expect(cut).toBe(true);
  expect([...parts].sort()).toEqual([...new Set(parts)].sort());
  await expectOnServer(office, project, "印刷プレビューが粗い");
});

test("a tab killed while typing loses at most the last 300 ms, and the draft stands in the list", async ({
  office,
  newDevice,
}) => {
  const tablet = await newDevice();
  const { project, page } = await office.testerAt(tablet);
  const capture = new CapturePage(page);
  await capture.open();
  await capture.takePhoto(await photoFile(3));
  await capture.chooseSeverity("重大");
  await capture.title.pressSequentially("棚卸差異を確定すると", { delay: 20 });
  await page.waitForTimeout(700); // 300 ms of quiet, and the write itself
  await capture.title.pressSequentially("在庫が", { delay: 10 });
  await tablet.restart();
  await tablet.page.goto(page.url());
  await tablet.page.goto(`${new URL(page.url()).origin}/p/${project.id}/defects`);
  const list = new DefectsPage(tablet.page);
  const draft = list.row(/棚卸差異を確定すると/);
  await expect(draft).toContainText("下書き");
  await expect(draft).toContainText("1枚");
  await draft.getByRole("link").click();
  await expect(new CapturePage(tablet.page).title).toHaveValue(/^棚卸差異を確定すると/);
});

test("the capture is complete by keyboard alone", async ({ office, newDevice }) => {
  const laptop = await newDevice({ viewport: viewports.desktop });
  const { page } = await office.testerAt(laptop);
  await page.keyboard.press("n");
  const capture = new CapturePage(page);
  await capture.save.waitFor();
  const chooser = page.waitForEvent("filechooser");
  await page.getByLabel("写真を撮る").focus();
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(await photoFile(4));
  await page.getByRole("radio", { name: "致命的" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "重大" })).toBeChecked();
  await capture.title.focus();
  await page.keyboard.type("与信超過の警告が出ない");
  await page.keyboard.press("Control+Enter");
  await expect(new DefectsPage(page).row("与信超過の警告が出ない")).toBeVisible();
});
