/** The server's disk dies; the backup comes back by one command, and the tablet brings what it lacks. */
import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Office } from "./fixtures/office";
import { photoFile } from "./fixtures/photo";
import { runOn } from "./fixtures/programs";
import { AppServer } from "./fixtures/server";
import { expect, test } from "./fixtures/test";
import { CapturePage } from "./pages/capture-page";
import { DefectsPage } from "./pages/defects-page";

test("a server put back to an older backup gets from the tablet what came after, once, numbered as before, photo included", async ({
  newDevice,
}) => {
  test.setTimeout(240_000);
  const server = await AppServer.start();
  const backups = await mkdtemp(join(tmpdir(), "asayu-backups-"));
  const office = await Office.open(server);
  const tablet = await newDevice();
  const { project, page } = await office.testerAt(tablet);
  const capture = new CapturePage(page);
  const list = new DefectsPage(page);
  async function log(title: string, withPhoto: boolean): Promise<void> {
    await capture.open();
    if (withPhoto) await capture.takePhoto(await photoFile(3));
    await capture.chooseSeverity("重大");
    await capture.title.fill(title);
    await capture.save.click();
  }

  await log("バックアップの前", false);
  await expect(list.row("バックアップの前")).toContainText("BUG-0001", { timeout: 40_000 });
  expect(await runOn(server, "backup", backups)).toContain("バックアップしました");
  await log("バックアップの後", true);
  await expect(list.row("バックアップの後")).toContainText("BUG-0002", { timeout: 40_000 });
  await expect
    .poll(async () => {
      const [row] = await office.rows(project, "attachment");
      return row ? office.photo(project, String(row.fields.hash)) : null;
    })
    .not.toBeNull();
  await expect(runOn(server, "restore", backups)).rejects.toThrow(/サーバーが動いています/);

  await server.kill();
  for (const name of await readdir(server.dataDir))
    if (name !== "secret.key") await rm(join(server.dataDir, name), { recursive: true });
  await log("止まっている間", false);
  expect(await runOn(server, "restore", backups)).toContain("バックアップに戻しました");
  await server.restart();

  await expect(list.row("止まっている間")).toContainText("BUG-1001", { timeout: 60_000 });
  await expect(list.row("バックアップの後")).toContainText("BUG-0002");
  const titles = (await office.rows(project, "defect")).map(({ number, fields }) => [
    number,
    fields.title,
  ]);
  expect(titles.sort()).toEqual([
    [1, "バックアップの前"],
    [1_001, "止まっている間"],
    [2, "バックアップの後"],
  ]);
  const [photo] = await office.rows(project, "attachment");
  const hash = String(photo?.fields.hash);
  await expect.poll(() => office.photo(project, hash), { timeout: 30_000 }).not.toBeNull();
  const bytes = await office.photo(project, hash);
  expect(bytes && createHash("sha256").update(bytes).digest("hex")).toBe(hash);

  const report = await runOn(server, "check-data");
  expect(report).toMatch(/変更 \d+、戻った \d+、戻っていない 0 /);
  expect(report).toContain("問題はありません");
  await server.dispose();
  await rm(backups, { recursive: true });
});
