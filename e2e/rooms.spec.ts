/** Who is in, who sees what, and leaving: with devices that have unsent work. */
import type { Page } from "@playwright/test";
import { encode } from "uqr";
import { type Device, untilOfflineReady, viewports } from "./fixtures/browser";
import { type PhotoFile, photoFile } from "./fixtures/photo";
import { expect, test } from "./fixtures/test";
import { CapturePage } from "./pages/capture-page";
import { DefectsPage } from "./pages/defects-page";
import { PeoplePage } from "./pages/people-page";

const PASSWORD = "朝夕-passphrase-1";
const patient = { timeout: 30_000 };

async function record(
  page: Page,
  title: string,
  { room, photo }: { room?: string; photo?: PhotoFile } = {},
): Promise<void> {
  const capture = new CapturePage(page);
  await capture.open();
  if (photo) await capture.takePhoto(photo);
  await capture.chooseSeverity("中");
  await capture.title.fill(title);
  if (room) await page.getByLabel("公開範囲").selectOption({ label: room });
  await capture.save.click();
  await expect(new DefectsPage(page).row(title)).toBeVisible();
}

/** Of persons; what the device itself remembers stays. */
const databasesOf = (page: Page) =>
  page.evaluate(async () =>
    (await indexedDB.databases()).map(({ name }) => name).filter((name) => name !== "asayu-device"),
  );

/** A tablet goes out of reach of the network, once everything that it needs is on it. */
async function goOffline(device: Device): Promise<void> {
  await untilOfflineReady(device.page);
  await device.context.setOffline(true);
}

test("a lead invites by QR code and takes the tester out: [L13] the device hands over what is unsent with its photo, clears itself and says so", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(180_000);
  const laptop = await newDevice({ viewport: viewports.desktop });
  const { project, page: desk } = await office.memberAt(laptop, "lead", "ユーザーPMO");
  const members = new PeoplePage(desk);
  await desk.goto(`${server.origin}/p/${project.id}/members`);
  const link = await members.invite("業務担当者");
  expect(await members.qrModules()).toEqual(encode(link, { ecc: "M", border: 4 }).data);
  await desk.getByRole("button", { name: "閉じる" }).last().click();

  const tablet = await newDevice();
  const { page } = tablet;
  const tester = new PeoplePage(page);
  const email = `invited-${project.id.slice(-6)}@example.jp`;
  await tester.joinAsNew(link, "業務担当者C", email, PASSWORD);
  // A new member begins with their day.
  await expect(page.getByRole("heading", { name: /月\d+日/ })).toBeVisible(patient);
  await expect(page).toHaveURL(/\/p\/[^/]+\/today$/);
  await record(page, "届いている不具合");
  await expect(new DefectsPage(page).row("届いている不具合")).toContainText("BUG-0001", patient);

  await goOffline(tablet);
  await record(page, "まだ届いていない不具合", { photo: await photoFile() });
  await members.member("業務担当者C").click(patient);
  await desk.getByRole("button", { name: "プロジェクトから外す" }).click();
  await desk.getByRole("button", { name: "外す", exact: true }).click();
  await expect(members.member("業務担当者C")).toBeHidden(patient);

  await tablet.context.setOffline(false);
  await expect(tester.wiped).toBeVisible(patient);
  await expect(page.getByText("まだ届いていない不具合")).toBeVisible();
  expect(await databasesOf(page)).toEqual([]);
  expect((await office.rows(project, "defect")).map(({ fields }) => fields.title)).toEqual([
    "届いている不具合",
  ]);

  // The lead sees that it has come, and applies it.
  await desk.reload();
  const left = desk.getByRole("list", { name: "外したメンバーの端末" });
  await expect(left).toContainText("引き渡し済（変更2件・写真1枚）", patient);
  await expect(left).toContainText("消去済", patient);
  await desk.goto(`${server.origin}/p/${project.id}/held`);
  const apply = desk.getByRole("button", { name: "自分の名前で反映" });
  await expect(
    desk.getByText("停止した端末に、送られないまま残っていました。").first(),
  ).toBeVisible(patient);
  while ((await apply.count()) > 0) {
    const before = await apply.count();
    await apply.first().click();
    await expect(apply).toHaveCount(before - 1, patient);
  }
  await expect.poll(async () => (await office.rows(project, "defect")).length, patient).toBe(2);
  await expect.poll(async () => (await office.rows(project, "attachment")).length, patient).toBe(1);
  const [photo] = await office.rows(project, "attachment");
  expect(await office.photo(project, String(photo?.fields.hash))).not.toBeNull();

  // Invited anew, the same person begins on an empty device.
  await page.getByRole("button", { name: "サインイン画面へ" }).click();
  await expect(page.getByRole("list", { name: "この端末を使っている人" })).toBeHidden();
  await page.goto(await office.invite(project, "tester"));
  await page.getByRole("button", { name: "参加する", exact: true }).click();
  await expect(page).toHaveURL(/\/today$/, patient);
  await page.getByRole("link", { name: "不具合", exact: true }).first().click();
  await expect(new DefectsPage(page).row("まだ届いていない不具合")).toContainText(
    "BUG-0002",
    patient,
  );
});

test("[L13] a device that its owner revokes hands over what is unsent, clears itself, and begins anew with a sign-in", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(180_000);
  const project = await office.newProject();
  const person = await office.member(project, "tester", "業務担当者D");
  const tablet = await newDevice();
  const phone = await newDevice({ viewport: viewports.phone });
  const lost = await office.signIn(tablet, person, project);
  const own = await office.signIn(phone, person, project);
  await goOffline(tablet);
  await record(lost, "置き忘れた端末の不具合");

  await own.goto(`${server.origin}/settings`);
  const devices = own.getByRole("list", { name: "端末の一覧" });
  await expect(devices.getByText("この端末")).toHaveCount(1, patient);
  await devices
    .getByRole("button", { name: /を停止する$/ })
    .first()
    .click();
  await own.getByRole("button", { name: "停止する", exact: true }).click();
  await expect(devices.getByText("停止しました").first()).toBeVisible(patient);
  await expect(devices.getByText("引き渡し待ち")).toBeVisible();

  await tablet.context.setOffline(false);
  const cleared = new PeoplePage(lost);
  await expect(cleared.wiped).toBeVisible(patient);
  await expect(lost.getByText("置き忘れた端末の不具合")).toBeVisible();
  expect(await databasesOf(lost)).toEqual([]);
  expect(await office.rows(project, "defect")).toEqual([]);
  const [held] = await office.admin.api.held.query({ project: project.id });
  expect(held).toMatchObject({ userId: person.userId, reason: "handedOver" });
  expect(held?.op.set.title).toBe("置き忘れた端末の不具合");
  await own.reload();
  await expect(devices.getByText("引き渡し済（変更1件）")).toBeVisible(patient);

  await lost.getByRole("button", { name: "サインイン画面へ" }).click();
  await cleared.signIn(person.account.email, person.account.password);
  await expect(new CapturePage(lost).plus()).toBeVisible(patient);
  await lost.goto(`${server.origin}/p/${project.id}/defects`);
  await record(lost, "あとの不具合");
  await expect(new DefectsPage(lost).row("あとの不具合")).toContainText("BUG-0001", patient);
});

test("[L13] a device from which nothing is wanted clears itself and says so", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(180_000);
  const project = await office.newProject();
  const person = await office.member(project, "tester", "業務担当者G");
  const tablet = await newDevice();
  const page = await office.signIn(tablet, person, project);
  await goOffline(tablet);
  await record(page, "受け取らない不具合");
  const laptop = await newDevice({ viewport: viewports.desktop });
  const lead = await office.member(project, "lead", "ユーザーPMO");
  const desk = await office.signIn(laptop, lead, project);
  await desk.goto(`${server.origin}/p/${project.id}/members`);
  await new PeoplePage(desk).member("業務担当者G").click(patient);
  await desk.getByRole("button", { name: "端末を見る" }).click();
  await desk
    .getByRole("button", { name: /を停止する$/ })
    .first()
    .click(patient);
  await desk.getByLabel("未送信の内容を受け取らずに消す").check();
  await desk.getByRole("button", { name: "停止する", exact: true }).click();
  await expect(desk.getByText("消去待ち")).toBeVisible(patient);

  await tablet.context.setOffline(false);
  await expect(new PeoplePage(page).wiped).toBeVisible(patient);
  await expect(
    page.getByText("管理者の指示により、未送信の内容は引き渡さずに消しました。"),
  ).toBeVisible();
  expect(await databasesOf(page)).toEqual([]);
  expect(await office.admin.api.held.query({ project: project.id })).toEqual([]);
});

test("a private room is its people's: a record in it shows to them, and leaves with them", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(180_000);
  const project = await office.newProject();
  const lead = await office.member(project, "lead", "ユーザーPMO");
  const manager = await office.member(project, "manager", "業務責任者");
  const desk = await office.signIn(await newDevice({ viewport: viewports.desktop }), lead, project);
  const other = await office.signIn(
    await newDevice({ viewport: viewports.tabletLandscape }),
    manager,
    project,
  );
  await desk.goto(`${server.origin}/p/${project.id}/rooms`);
  await desk.getByRole("button", { name: "非公開ルームを作る" }).click();
  await desk.getByLabel(/^部屋の名前/).fill("PM–PMO 相談");
  await desk.getByLabel("業務責任者").check();
  await desk.getByRole("button", { name: "作る", exact: true }).click();
  await expect(desk.getByRole("button", { name: /PM–PMO 相談/ })).toBeVisible(patient);

  await desk.goto(`${server.origin}/p/${project.id}/defects`);
  await record(desk, "契約に関わる不具合", { room: "PM–PMO 相談" });
  await record(desk, "全員に見える不具合");
  const [own, theirs] = [new DefectsPage(desk), new DefectsPage(other)];
  await expect(own.row("契約に関わる不具合")).toContainText(/BUG-[A-Z]{3}-0001/, patient);
  await expect(own.row("契約に関わる不具合")).toContainText("PM–PMO 相談");
  await expect(own.row("全員に見える不具合")).toContainText("BUG-0001", patient);
  await expect(theirs.row("契約に関わる不具合")).toBeVisible(patient);
  const number = /BUG-[A-Z]{3}-0001/.exec(
    (await own.row("契約に関わる不具合").textContent()) ?? "",
  )?.[0];
  await other.goto(`${server.origin}/p/${project.id}/n/${number}`);
  await expect(other.getByRole("heading", { name: "契約に関わる不具合" })).toBeVisible(patient);
  // Nobody outside gets any of it, an administrator of the project included.
  expect((await office.rows(project, "defect")).map(({ fields }) => fields.title)).toEqual([
    "全員に見える不具合",
  ]);

  await desk.goto(`${server.origin}/p/${project.id}/rooms`);
  await desk.getByRole("button", { name: /PM–PMO 相談/ }).click();
  await desk.getByRole("button", { name: "業務責任者さんを部屋から外す" }).click();
  await other.goto(`${server.origin}/p/${project.id}/defects`);
  await expect(theirs.row("全員に見える不具合")).toBeVisible(patient);
  await expect(theirs.row("契約に関わる不具合")).toBeHidden(patient);

  await other.goto(`${server.origin}/projects`);
  const row = other.getByRole("listitem").filter({ hasText: project.name });
  for (const fact of ["UAT", "業務責任者", "未解決 1件"])
    await expect(row.getByText(fact).first()).toBeVisible(patient);
});

test("two people take turns at one tablet: the unsent work of the one waits, unseen by the other", async ({
  office,
  newDevice,
}) => {
  test.setTimeout(180_000);
  const project = await office.newProject();
  const [first, second] = [
    await office.member(project, "tester", "業務担当者E"),
    await office.member(project, "tester", "業務担当者F"),
  ];
  const tablet = await newDevice();
  const page = await office.signIn(tablet, first, project);
  const people = new PeoplePage(page);
  await goOffline(tablet);
  await record(page, "Eさんの圏外の不具合");
  await page.getByRole("link", { name: "その他" }).first().click();
  await page.getByRole("link", { name: "設定" }).click();
  await page.getByRole("button", { name: "サインアウト", exact: true }).click();
  await expect(page.getByText("未送信 1件はこの端末に残り")).toBeVisible();
  await page.getByRole("button", { name: "サインアウトする" }).click();
  const known = page.getByRole("list", { name: "この端末を使っている人" });
  await expect(known.getByRole("listitem").filter({ hasText: "業務担当者E" })).toContainText(
    "未送信 1件",
  );

  await tablet.context.setOffline(false);
  await people.signIn(second.account.email, second.account.password);
  await record(page, "Fさんの不具合");
  await expect(new DefectsPage(page).row("Fさんの不具合")).toContainText("BUG-0001", patient);
  await expect(new DefectsPage(page).row("Eさんの圏外の不具合")).toBeHidden();
  expect(await office.rows(project, "defect")).toHaveLength(1);

  await people.signOut();
  await people.signIn(first.account.email, first.account.password);
  await page.getByRole("link", { name: "不具合", exact: true }).first().click();
  await expect(new DefectsPage(page).row("Eさんの圏外の不具合")).toContainText("BUG-0002", patient);
  const rows = await office.rows(project, "defect");
  expect(rows.map(({ created }) => created.by)).toEqual([second.userId, first.userId]);
});
