/** Feedback on a shared tablet: durable without a server, the questions and nothing else, nobody sees the last one's. */
import type { Page } from "@playwright/test";
import { untilOfflineReady, viewports } from "./fixtures/browser";
import type { Office, Project } from "./fixtures/office";
import type { Person } from "./fixtures/person";
import { expect, test } from "./fixtures/test";
import { TrainingPage } from "./pages/training-page";

const TITLE = "返品手順トレーニング";
const PIN = "4927";

interface Course {
  readonly project: Project;
  readonly trainer: Person;
  /** The address of the session. */
  readonly address: string;
}

/** A project with a session of its trainer. */
async function newCourse(office: Office): Promise<Course> {
  const project = await office.newProject();
  const trainer = await office.member(project, "trainer", "講師A");
  const { ops } = await trainer.push([
    {
      space: project.id,
      kind: "trainingSession",
      type: "create",
      set: { title: TITLE, date: "2026-11-27", from: "13:30", trainer: trainer.userId },
    },
  ]);
  const address = `${office.server.origin}/p/${project.id}/training/${ops[0]?.record}`;
  return { project, trainer, address };
}

/** Nothing but the questions: no way to a screen, by address, key, link or the browser's own back. */
async function expectOnlyQuestions(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: "講師メニュー" })).toBeVisible();
  await expect(page.getByRole("link")).toHaveCount(0);
  await expect(page.getByRole("navigation")).toHaveCount(0);
}

test("what a trainee says without a server survives the browser's death, in a kiosk that reaches nothing else", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(240_000);
  const { project, trainer, address } = await newCourse(office);
  const tablet = await newDevice({ viewport: viewports.tabletPortrait });
  await untilOfflineReady(await office.signIn(tablet, trainer, project));
  // Signed in a while ago: the session is on the disk.
  const page = await tablet.reopen();
  await page.goto(address);
  await server.kill();
  const training = new TrainingPage(page);
  await training.handOver(PIN);
  await expect(training.heading).toHaveText(/いちばん気になったこと/);
  await training.say({
    type: "説明書がわかりづらい",
    text: "図が古くて\n取消ボタンの場所に迷った",
    screen: "返品入力",
    name: "佐藤",
  });
  await tablet.kill();

  const again = await tablet.launch();
  for (const path of [
    ...["today", "search", "defects", "defects/new", "r/feedback"].map(
      (screen) => `/p/${project.id}/${screen}`,
    ),
    ...["/", "/settings", "/sync", "/more", "/projects", "/sign-in", "/dev/kit"],
  ]) {
    await again.goto(server.origin + path);
    await expectOnlyQuestions(again);
  }
  for (const key of ["n", "/", "?", "j", "Escape", "Control+Enter"])
    await again.keyboard.press(key);
  await expectOnlyQuestions(again);
  await again.goBack();
  await expectOnlyQuestions(again);
  await expect(new TrainingPage(again).heading).toHaveText(/いちばん気になったこと/);
  await expect(again.getByText("この端末に保存済 1件")).toBeVisible();

  await new TrainingPage(again).leave(PIN);
  await expect(again).toHaveURL(address);
  await expect(again.getByRole("list", { name: "改善点", exact: true })).toContainText(
    "図が古くて",
  );
  await again.keyboard.press("/");
  await expect(again.getByRole("searchbox").filter({ visible: true }).first()).toBeVisible();

  await server.restart();
  const laptop = await newDevice({ viewport: viewports.desktop });
  const other = await office.signIn(laptop, trainer, project);
  await expect
    .poll(async () => (await office.rows(project, "feedback")).length, { timeout: 30_000 })
    .toBe(1);
  await other.goto(address);
  const list = other.getByRole("list", { name: "改善点", exact: true });
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await expect(list).toContainText("佐藤");
  const [said] = await office.rows(project, "feedback");
  expect(said?.fields).toMatchObject({
    type: "manual",
    text: "図が古くて\n取消ボタンの場所に迷った",
    screen: "返品入力",
    raisedByName: "佐藤",
    session: address.split("/").at(-1),
  });
  expect(said?.fields.raisedBy ?? null).toBeNull();
});

test("a wrong PIN makes the next one wait, longer each time, also after a reload and in another tab", async ({
  office,
  newDevice,
}) => {
  test.setTimeout(120_000);
  const { project, trainer, address } = await newCourse(office);
  const device = await newDevice({ viewport: viewports.tabletLandscape });
  const page = await office.signIn(device, trainer, project);
  await device.context.clock.install();
  await page.goto(address);
  const other = await device.context.newPage();
  await other.goto(`${office.server.origin}/p/${project.id}/today`);
  await expect(other.getByRole("navigation").first()).toBeVisible();
  const training = new TrainingPage(page);

  await training.handOver("492");
  await expect(page.getByText("数字4〜8桁で入力してください")).toBeVisible();
  await page.keyboard.press("Escape");
  await training.handOver(PIN, "4928");
  await expect(page.getByText("1つ目のPINと違います")).toBeVisible();
  await page.keyboard.press("Escape");
  await training.handOver(PIN);
  await expectOnlyQuestions(page);
  // The other tab of the browser has followed.
  await expectOnlyQuestions(other);

  // Time stands still but for what the test lets pass.
  const { clock } = device.context;
  await clock.pauseAt(Date.now() + 1_000);
  const pass = (seconds: number) => clock.runFor(seconds * 1_000 + 250);
  const over = page.getByText("PINが違います。", { exact: true });
  await training.leave("1111");
  await expect(page.getByText("PINが違います。あと2秒")).toBeVisible();
  // During the wait not even the right one is looked at.
  await training.leave(PIN);
  await expectOnlyQuestions(other);
  await pass(2);
  await expect(over).toBeVisible();
  await training.leave("2222");
  await expect(page.getByText("PINが違います。あと4秒")).toBeVisible();
  await page.reload();
  await expect
    .poll(
      async () => {
        // The start needs a little of it, and a busy machine more turns: not so much that the wait is over.
        await clock.runFor(20);
        return training.trainerMenu.isVisible();
      },
      { timeout: 20_000, intervals: [250] },
    )
    .toBe(true);
  await training.leave(PIN);
  await expect(page.getByText(/PINが違います。あと[34]秒/)).toBeVisible();
  await expectOnlyQuestions(other);
  await pass(4);
  await expect(over).toBeVisible();
  await clock.resume();
  // As a Japanese keyboard types it.
  await training.leave("４９２７");
  await expect(page).toHaveURL(address);
  await expect(page.getByRole("heading", { name: TITLE })).toBeVisible();
  await expect(other.getByRole("navigation").first()).toBeVisible();
});

test("who forgot the PIN ends the kiosk with their own password, and nobody else with theirs", async ({
  office,
  newDevice,
}) => {
  const { project, trainer, address } = await newCourse(office);
  const stranger = await office.member(project, "tester", "業務担当者A");
  const device = await newDevice({ viewport: viewports.tabletPortrait });
  const page = await office.signIn(device, trainer, project);
  await page.goto(address);
  const training = new TrainingPage(page);
  await training.handOver(PIN);
  await training.trainerMenu.click();
  await page.getByRole("button", { name: "PINを忘れた" }).click();
  for (const { account } of [stranger, trainer]) {
    await page.getByLabel("メールアドレス").fill(account.email);
    await page.getByLabel(/^パスワード(必須)?$/).fill(account.password);
    await page.getByRole("button", { name: "パスワードで終える" }).click();
    if (account === stranger.account) {
      await expect(page.getByText(/渡した人のアカウントではありません/)).toBeVisible();
      await expect(training.trainerMenu).toBeAttached();
    }
  }
  await expect(page.getByRole("heading", { name: TITLE })).toBeVisible();
  // The session on this device is still the trainer's: what they do reaches the office.
  await page.getByRole("link", { name: "改善点を書く" }).click();
  await training.choose("質問");
  await training.text.fill("次回の日程は？");
  await training.next.click();
  await training.save.click();
  await expect(training.thanks).toBeVisible();
  await expect
    .poll(async () => (await office.rows(project, "feedback")).map(({ fields }) => fields.raisedBy))
    .toEqual([trainer.userId]);
});

test("the next trainee finds nothing of the last one, and what was left half-way waits for the trainer", async ({
  office,
  newDevice,
}) => {
  test.setTimeout(120_000);
  const { project, trainer, address } = await newCourse(office);
  const device = await newDevice({ viewport: viewports.tabletPortrait });
  const page = await office.signIn(device, trainer, project);
  await page.clock.install();
  await page.goto(address);
  const training = new TrainingPage(page);
  await training.handOver(PIN);
  await training.say({ type: "機能改善", text: "一括で取消したい", name: "鈴木" });
  await expect(page.getByText("一括で取消したい")).toHaveCount(0);
  await page.getByRole("button", { name: "次の人が書く" }).click();

  await training.choose("機能改善");
  await expect(training.text).toHaveValue("");
  await training.text.fill("ここだけの話");
  await page.getByRole("button", { name: "戻る" }).click();
  await training.next.click();
  await expect(training.text).toHaveValue("ここだけの話");
  await training.next.click();
  await training.next.click();
  await expect(page.getByLabel("お名前")).toHaveValue("");

  await page.clock.runFor(41_000);
  await expect(page.getByText("まもなく最初の質問に戻ります")).toBeVisible();
  await page.getByRole("button", { name: "続ける" }).click();
  await page.clock.runFor(59_000);
  await expect(page.getByLabel("お名前")).toBeVisible();
  await page.clock.runFor(2_000);
  await expect(training.heading).toHaveText(/いちばん気になったこと/);
  await training.choose("質問");
  await expect(training.text).toHaveValue("");
  await page.reload();
  await expect(training.heading).not.toHaveText("");
  await expect(page.getByText("ここだけの話")).toHaveCount(0);

  await training.leave(PIN);
  const left = page.getByRole("list", { name: "書きかけ" });
  await expect(left).toContainText("ここだけの話");
  await left.getByRole("link").first().click();
  // It stays the trainee's: the name is asked for, the trainer is not its author.
  await training.next.click();
  await expect(page.getByLabel("お名前")).toBeVisible();
  await training.save.click();
  await expect(training.thanks).toBeVisible();
  await expect
    .poll(async () =>
      (await office.rows(project, "feedback")).map(({ fields }) => [fields.text, fields.raisedBy]),
    )
    .toEqual([
      ["一括で取消したい", undefined],
      ["ここだけの話", undefined],
    ]);
});
