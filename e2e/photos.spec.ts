/** Photos that have to vanish from everywhere, and photos that the server will never take. */
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type Device, viewports } from "./fixtures/browser";
import { axeFindings, loadAxe, sidewaysScroll, smallTargets } from "./fixtures/findings";
import type { Office, Project } from "./fixtures/office";
import { photoFile } from "./fixtures/photo";
import { expect, test } from "./fixtures/test";
import { CapturePage } from "./pages/capture-page";
import { DefectsPage } from "./pages/defects-page";
import { Photos } from "./pages/photos";

/** The hash of the photo, once the server has its bytes. */
async function arrived(office: Office, project: Project): Promise<string> {
  let hash = "";
  await expect
    .poll(
      async () => {
        const rows = await office.rows(project, "attachment");
        hash = String(rows.find(({ deleted }) => deleted === null)?.fields.hash);
        return office.photo(project, hash);
      },
      { timeout: 30_000 },
    )
    .not.toBeNull();
  return hash;
}

async function expectSound(page: Page): Promise<void> {
  await loadAxe(page);
  const [axe, wide, small] = [axeFindings, sidewaysScroll, smallTargets];
  for (const findings of [axe, wide, small]) expect(await findings(page)).toEqual([]);
}

/** The first photo that comes is answered as one that no later try mends; later ones are taken. */
async function refuseFirst({ context }: Device): Promise<() => number> {
  let bad = "";
  let asked = 0;
  await context.route("**/api/files/**", (route) => {
    const url = route.request().url();
    if (route.request().method() !== "PUT") return route.continue();
    bad ||= url;
    if (url !== bad) return route.continue();
    asked += 1;
    return route.fulfill({ status: 422, json: { code: "fileUnreadable" } });
  });
  return () => asked;
}

async function logWithPhoto(page: Page, title: string, seed: number): Promise<void> {
  const capture = new CapturePage(page);
  await capture.open();
  await capture.takePhoto(await photoFile(seed));
  await capture.chooseSeverity("重大");
  await capture.title.fill(title);
  await capture.save.click();
}

/** Whether a file below the folder holds these bytes. */
async function isAnywhere(folder: string, bytes: Buffer): Promise<boolean> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of names.filter((one) => one.isFile())) {
    const content = await readFile(join(entry.parentPath, entry.name)).catch(() => null);
    if (content?.includes(bytes)) return true;
  }
  return false;
}

test("a photo with a password on it vanishes from the server and from both devices, also from the one that was offline", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(180_000);
  const [tablet, laptop] = [await newDevice(), await newDevice({ viewport: viewports.desktop })];
  const { project, page } = await office.testerAt(tablet);
  const lead = await office.member(project, "lead", "PMO 鈴木");
  await logWithPhoto(page, "画面にパスワードが写っている", 5);
  const hash = await arrived(office, project);
  const bytes = await office.photo(project, hash);
  if (!bytes) throw new Error("the photo has not arrived");
  // Photos of other tests lie there too, and look alike for some hundred bytes.
  const piece = bytes.subarray(bytes.length / 4, (bytes.length * 3) / 4);
  await office.signIn(laptop, lead, project);
  const [onTablet, onLaptop] = [new Photos(page), new Photos(laptop.page)];
  await new DefectsPage(laptop.page).open("画面にパスワードが写っている");
  await expect(onLaptop.thumbnails.locator("img")).toBeVisible();
  expect((await onLaptop.kept()).blobs).toBe(1);
  expect(await isAnywhere(server.dataDir, piece)).toBe(true);

  await laptop.context.setOffline(true);
  await new DefectsPage(page).open("画面にパスワードが写っている");
  await onTablet.askPurge();
  await expect(page.getByRole("button", { name: "完全に消す", exact: true })).toBeVisible();
  await expectSound(page);
  await onTablet.purge("パスワードが写っている");
  await expect(onTablet.purged).toBeVisible();
  expect(await onTablet.kept()).toEqual({ blobs: 0, cached: 0 });
  await expect.poll(() => office.photo(project, hash), { timeout: 20_000 }).toBeNull();
  const file = join(server.dataDir, "files", hash.slice(0, 2), hash);
  await expect.poll(() => existsSync(file)).toBe(false);
  expect(await isAnywhere(server.dataDir, piece)).toBe(false);
  await expect(onLaptop.thumbnails.locator("img")).toBeVisible();

  await laptop.context.setOffline(false);
  await expect(onLaptop.purged).toBeVisible({ timeout: 45_000 });
  await laptop.page.reload();
  await onLaptop.purged.click();
  await expect(laptop.page.getByText("業務担当者Aさんが", { exact: false })).toBeVisible();
  await expect(laptop.page.getByText("理由：パスワードが写っている").first()).toBeVisible();
  await expectSound(laptop.page);
  expect(await onLaptop.kept()).toEqual({ blobs: 0, cached: 0 });
  await page.reload();
  await expect(onTablet.purged).toBeVisible();
  await expect(onTablet.thumbnails).toHaveCount(0);
});

test("a photo that the server never takes is told with its reason, stays here, and gives way to another", async ({
  office,
  newDevice,
}) => {
  test.setTimeout(120_000);
  const phone = await newDevice({ viewport: viewports.phone, theme: "dark" });
  const { project, page } = await office.testerAt(phone);
  const asked = await refuseFirst(phone);
  await logWithPhoto(page, "読めない写真がつく", 6);
  await expect(new DefectsPage(page).row("読めない写真がつく")).toContainText("BUG-0001", {
    timeout: 40_000,
  });
  await new DefectsPage(page).open("読めない写真がつく");
  const photos = new Photos(page);
  await expect(photos.refused).toBeVisible();
  await expect(photos.refused.locator("img")).toBeVisible();

  await page.goto(new URL("/sync", page.url()).href);
  const card = page.getByRole("region", { name: "送れない写真" });
  await expect(card).toContainText("写真として読めないため");
  await expect(card).toContainText("読めない写真がつく");
  await expectSound(page);
  expect(asked()).toBe(1);
  const chooser = page.waitForEvent("filechooser");
  await card.getByText("別の写真を付ける", { exact: true }).first().click();
  await (await chooser).setFiles(await photoFile(7));
  await expect(card).toHaveCount(0);
  await arrived(office, project);
  await expect
    .poll(async () => {
      const rows = await office.rows(project, "attachment");
      return rows.map(({ deleted }) => deleted === null).sort();
    })
    .toEqual([false, true]);
  expect(await photos.kept()).toEqual({ blobs: 1, cached: 0 });
});

test("a device that was taken away offers the photo that the server does not take before it clears itself", async ({
  office,
  newDevice,
}) => {
  test.setTimeout(120_000);
  const tablet = await newDevice();
  const { project, person, page } = await office.testerAt(tablet);
  await refuseFirst(tablet);
  await logWithPhoto(page, "渡せない写真がつく", 8);
  await expect(page.getByRole("link", { name: /要対応/ })).toBeVisible({ timeout: 40_000 });
  await office.admin.api.people.removeMember.mutate({
    project: project.id,
    member: person.userId,
  });
  await page.reload();
  await expect(
    page.getByText("サーバーが受け付けない写真が1枚あります", { exact: false }),
  ).toBeVisible({ timeout: 40_000 });
  await expectSound(page);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "保存する" }).click();
  expect((await download).suggestedFilename()).toBe("photo-8.jpg");
  await page.getByRole("button", { name: "写真を残さず消す" }).click();
  await expect(page.getByRole("heading", { name: "この端末のデータを消しました" })).toBeVisible({
    timeout: 30_000,
  });
  expect(await new Photos(page).kept()).toEqual({ blobs: 0, cached: 0 });
});
