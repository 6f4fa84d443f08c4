/** Bad input of every sort: a clear text, and what was typed is still there. */
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { type Device, viewports } from "./fixtures/browser";
import { photoFile } from "./fixtures/photo";
import { expect, test } from "./fixtures/test";
import { CapturePage } from "./pages/capture-page";
import { DefectsPage } from "./pages/defects-page";

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title="taken"</script></svg>';

/** Room for the app; the probe does not fit into what is left of it. */
const ROOM = 12_000_000;
const PROBE = 16_000_000;

/** Sets how many bytes the browser gives to the origin; without a number as many as it likes. */
async function quotaOf({ context, page }: Device, origin: string) {
  const protocol = await context.newCDPSession(page);
  return async (quotaSize?: number): Promise<void> => {
    const size = quotaSize === undefined ? {} : { quotaSize };
    await protocol.send("Storage.overrideQuotaForOrigin", { origin, ...size });
  };
}

/**
 * Whether IndexedDB takes a large write. The browser reckons with the room it last heard of, for half a
 * minute; only what does not fit into that makes it ask again. @returns "refused" or "taken"
 */
function probeWrite(page: Page): Promise<string> {
  return page.evaluate(
    (size) =>
      new Promise<string>((done) => {
        const opening = indexedDB.open("probe", 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore("probe");
        opening.onerror = () => done("refused");
        opening.onsuccess = () => {
          // At random, because the browser presses flat what it can.
          const bytes = new Uint8Array(size);
          for (let at = 0; at < size; at += 65_536)
            crypto.getRandomValues(bytes.subarray(at, at + 65_536));
          const transaction = opening.result.transaction("probe", "readwrite");
          transaction.objectStore("probe").put(bytes, 1);
          const end = (how: string) => {
            opening.result.close();
            done(how);
          };
          transaction.oncomplete = () => end("taken");
          transaction.onabort = () => end("refused");
        };
      }),
    PROBE,
  );
}

test("a photo that is empty, an SVG or a lie is refused in words, and the capture goes on", async ({
  office,
  newDevice,
}) => {
  test.setTimeout(120_000);
  const tablet = await newDevice();
  const { page } = await office.testerAt(tablet);
  const capture = new CapturePage(page);
  await capture.open();
  await capture.title.fill("写真が変でも残る件名");
  const jpeg = (await photoFile(1)).buffer;
  const refused = [
    { name: "empty.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(0), says: "中身が空です" },
    {
      name: "drawing.svg",
      mimeType: "image/svg+xml",
      buffer: Buffer.from(svg),
      says: "使えない形式",
    },
    {
      name: "lie.jpg",
      mimeType: "image/jpeg",
      buffer: Buffer.from(svg),
      says: /使えない|読めません/,
    },
    {
      name: "broken.jpg",
      mimeType: "image/jpeg",
      buffer: Buffer.concat([jpeg.subarray(0, 20), Buffer.alloc(400)]),
      says: "読めません",
    },
  ];
  for (const { says, ...file } of refused) {
    await capture.takePhoto(file);
    await expect(page.getByRole("alert").filter({ hasText: file.name })).toContainText(says);
  }
  expect(await page.title()).not.toBe("taken");
  await expect(capture.title).toHaveValue("写真が変でも残る件名");
  await capture.chooseSeverity("軽微");
  await capture.save.click();
  await expect(new DefectsPage(page).row("写真が変でも残る件名")).toBeVisible();
});

test("without a severity the capture says so and keeps everything", async ({
  office,
  newDevice,
}) => {
  const tablet = await newDevice();
  const { page } = await office.testerAt(tablet);
  const capture = new CapturePage(page);
  await capture.open();
  await capture.title.fill("重要度を忘れた");
  await capture.save.click();
  await expect(page.getByText("重要度を選んでください。")).toBeVisible();
  await expect(capture.title).toHaveValue("重要度を忘れた");
});

test("on a full device the form stays, says that nothing was saved, and offers an export", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(180_000);
  const tablet = await newDevice();
  const quota = await quotaOf(tablet, server.origin);
  // A device with little room, so that the browser cannot think that there is plenty.
  await quota(ROOM);
  const { page } = await office.testerAt(tablet);
  const capture = new CapturePage(page);
  await capture.open();
  await capture.chooseSeverity("重大");
  await capture.title.fill("端末がいっぱいのとき");
  await quota(1);
  await expect.poll(() => probeWrite(page)).toBe("refused");
  await capture.save.click();
  await expect(capture.failure).toContainText("保存できていません", { timeout: 30_000 });
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "書き出す" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.json$/);
  await expect(capture.title).toHaveValue(/^端末がいっぱいのとき/);
  await quota();
  await expect.poll(() => probeWrite(page)).toBe("taken");
  await capture.save.click();
  await expect(new DefectsPage(page).row(/^.*端末がいっぱいのとき/)).toBeVisible({
    timeout: 20_000,
  });
});

test("on a full device neither the draft nor a photo is lost without a word", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(180_000);
  const tablet = await newDevice();
  const quota = await quotaOf(tablet, server.origin);
  await quota(ROOM);
  const { page } = await office.testerAt(tablet);
  const capture = new CapturePage(page);
  await capture.open();
  await quota(1);
  await expect.poll(() => probeWrite(page)).toBe("refused");
  await capture.title.fill("空きのない端末で");
  await expect(page.getByText("下書きを残せていません").first()).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "閉じる", exact: true }).first().click();
  await expect(capture.leaveQuestion).toContainText("閉じると消えます", { timeout: 30_000 });
  await capture.leaveQuestion.getByRole("button", { name: "入力に戻る" }).click();
  await expect(capture.title).toHaveValue("空きのない端末で");

  const photo = await photoFile(1);
  await capture.takePhoto(photo);
  await expect(capture.unsavedPhotos).toContainText(photo.name, { timeout: 30_000 });
  const download = page.waitForEvent("download");
  await capture.unsavedPhotos.getByRole("button", { name: "書き出す" }).click();
  const file = JSON.parse(await readFile(await (await download).path(), "utf8"));
  expect(file).toMatchObject({ kind: "defect", fields: { title: "空きのない端末で" } });
  expect(Buffer.from(file.photos[0].base64, "base64").equals(photo.buffer)).toBe(true);
  await capture.chooseSeverity("重大");
  await capture.save.click();
  await expect(page.getByText("記録もまだ保存していません")).toContainText(photo.name);

  await quota();
  await expect.poll(() => probeWrite(page)).toBe("taken");
  await capture.save.click();
  const defects = new DefectsPage(page);
  await expect(defects.row(/空きのない端末で/)).toBeVisible({ timeout: 20_000 });
  await defects.open("空きのない端末で");
  await expect(page.getByRole("button", { name: new RegExp(photo.name) })).toBeVisible();
});

test("a move that another role may not make is parked in words and can be sent again", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(150_000);
  const laptop = await newDevice({ viewport: viewports.desktop });
  const { project, page } = await office.memberAt(laptop, "lead", "ユーザーPMO");
  // The op is spoiled on its way, as an older or broken client would send it.
  await laptop.context.route("**/api/trpc/push**", async (route) => {
    const headers = { ...route.request().headers() };
    delete headers["content-encoding"];
    const spoiled = await page.evaluate(
      async (bytes) => {
        const packed = Uint8Array.from(bytes);
        const isPacked = packed[0] === 0x1f;
        const stream = new Blob([packed]).stream();
        const read = isPacked ? stream.pipeThrough(new DecompressionStream("gzip")) : stream;
        return (await new Response(read).text()).replace('"severity":"minor"', '"severity":7');
      },
      [...(route.request().postDataBuffer() ?? Buffer.alloc(0))],
    );
    await route.continue({ postData: spoiled, headers });
  });
  const capture = new CapturePage(page);
  await capture.open();
  await capture.chooseSeverity("軽微");
  await capture.title.fill("途中で壊れた操作");
  await capture.save.click();
  const chip = page.getByRole("link", { name: /要対応/ }).first();
  await expect(chip).toBeVisible({ timeout: 20_000 });
  await laptop.context.unrouteAll();
  await chip.click();
  await expect(page.getByText("入力した値が、項目の決まりに合いません。").first()).toBeVisible();
  await expect(page.getByText("入力した内容はこの端末に残っています。").first()).toBeVisible();
  await page.getByRole("button", { name: "編集して送り直す" }).first().click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /送り直す|保存/ })
    .click();
  await expect
    .poll(async () => (await office.rows(project, "defect")).map((row) => row.fields.title), {
      timeout: 20_000,
    })
    .toEqual(["途中で壊れた操作"]);
  expect(server.isRunning).toBe(true);
});

test("an invitation works once, and the set-up link never again", async ({
  office,
  server,
  newDevice,
}) => {
  const project = await office.newProject("招待の確認");
  const link = await office.invite(project, "tester");
  const device = await newDevice();
  const { page } = device;
  await page.goto(link);
  await expect(page.getByText("招待の確認")).toBeVisible();
  await page.getByLabel("氏名").fill("業務担当者Z");
  await page.getByLabel("メールアドレス").fill("z@example.jp");
  await page.getByLabel(/^パスワード（/).fill("朝夕-passphrase-1");
  await page.getByRole("button", { name: "登録して参加する" }).click();
  await expect(page).toHaveURL(/\/today$/, { timeout: 20_000 });

  const other = await newDevice();
  await other.page.goto(link);
  await expect(
    other.page.getByText("この招待リンクは使えません", { exact: false }).first(),
  ).toBeVisible();
  await other.page.goto(server.setupLink);
  await expect(other.page.getByText("設定リンクは使えません").first()).toBeVisible();
});
