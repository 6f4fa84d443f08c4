/** A lead takes the record of who did what out of その他, as a file that shows whether it was altered. */
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { viewports } from "./fixtures/browser";
import { expect, test } from "./fixtures/test";

const run = promisify(execFile);
const root = join(import.meta.dirname ?? __dirname, "..");

test("the record is taken out on a tablet, proves itself, and shows a line that was altered", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(120_000);
  const device = await newDevice({ viewport: viewports.tabletPortrait });
  const { project, person, page } = await office.memberAt(device, "lead", "ユーザーPMO");
  await person.push([
    {
      ...{ space: project.id, kind: "issue", type: "create" },
      set: { title: "返品時の赤伝の起こし方", category: "business", raisedOn: "2026-11-20" },
    },
  ]);
  await page.goto(`${server.origin}/more`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "書き出す" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^asayu-record-\d{4}-\d{2}-\d{2}-\d{4}\.jsonl$/);
  await expect(page.getByText(/に書き出しました/)).toBeVisible();
  const file = await download.path();
  const text = await readFile(file, "utf8");
  expect(text).not.toContain("赤伝");
  expect(text).toContain('"kind":"issue"');

  const check = (path: string) =>
    run(
      process.execPath,
      ["scripts/run-program.mjs", "scripts/backup/check-data.ts", "--record", path],
      {
        cwd: root,
        env: { ...process.env, DATA_DIR: server.dataDir },
      },
    ).then(
      ({ stdout }) => [0, stdout],
      ({ code, stdout }) => [code, stdout],
    );
  expect(await check(file)).toEqual([0, expect.stringContaining("書き出したときのまま")]);
  const altered = `${file}.altered`;
  await writeFile(altered, text.replace('"kind":"issue"', '"kind":"defect"'));
  expect(await check(altered)).toEqual([1, expect.stringContaining("行目")]);

  await device.context.setOffline(true);
  await page.getByRole("button", { name: "書き出す" }).click();
  await expect(page.getByText(/サーバーにつながりません/)).toBeVisible();
});

test("whoever does not lead the project is not offered it", async ({
  office,
  server,
  newDevice,
}) => {
  const device = await newDevice({ viewport: viewports.phone });
  const { page } = await office.testerAt(device);
  await page.goto(`${server.origin}/more`);
  await expect(page.getByRole("link", { name: "メンバー" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "操作の記録" })).toHaveCount(0);
});
