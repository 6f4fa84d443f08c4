/** Who is in, who sees what, and leaving: with devices that have unsent work. */
import type { Page } from "@playwright/test";
import { encode } from "uqr";
import { type Device, untilOfflineReady, viewports } from "./fixtures/browser";
import { expect, test } from "./fixtures/test";
import { CapturePage } from "./pages/capture-page";
import { DefectsPage } from "./pages/defects-page";
import { PeoplePage } from "./pages/people-page";

const PASSWORD = "朝夕-passphrase-1";
const patient = { timeout: 30_000 };

async function record(page: Page, title: string, room?: string): Promise<void> {
  const capture = new CapturePage(page);
  await capture.open();
  await capture.chooseSeverity("中");
  await capture.title.fill(title);
  if (room) await page.getByLabel("公開範囲").selectOption({ label: room });
  await capture.save.click();
  await expect(new DefectsPage(page).row(title)).toBeVisible();
}

/** A tablet goes out of reach of the network, once everything that it needs is on it. */
async function goOffline(device: Device): Promise<void> {
  await untilOfflineReady(device.page);
  await device.context.setOffline(true);
}

test("a lead invites by QR code and takes the tester out: the device says so and keeps what is unsent", async ({
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
  await record(page, "まだ届いていない不具合");
  await members.member("業務担当者C").click(patient);
  await desk.getByRole("button", { name: "プロジェクトから外す" }).click();
  await desk.getByRole("button", { name: "外す", exact: true }).click();
  await expect(members.member("業務担当者C")).toBeHidden(patient);

  await tablet.context.setOffline(false);
  await expect(tester.locked).toBeVisible(patient);
  await expect(page.getByText("業務担当者Cさんの利用は止められました")).toBeVisible();
  await expect(page.getByText("未送信 1件は、この端末に残っています")).toBeVisible();
  await page.getByRole("link", { name: "サインインして続ける" }).click();
  await expect(page.getByText("この端末での利用は停止されています")).toBeVisible();
  await expect(page.getByText("未送信 1件")).toBeVisible();
  expect((await office.rows(project, "defect")).map(({ fields }) => fields.title)).toEqual([
    "届いている不具合",
  ]);

  // Invited anew, the same person goes on where they were.
  await page.goto(await office.invite(project, "tester"));
  await page.getByRole("button", { name: "参加する", exact: true }).click();
  await expect(page).toHaveURL(/\/today$/, patient);
  await page.getByRole("link", { name: "不具合", exact: true }).first().click();
  await expect(new DefectsPage(page).row("まだ届いていない不具合")).toContainText(
    "BUG-0002",
    patient,
  );
  expect(await office.rows(project, "defect")).toHaveLength(2);
});

test("a device that its owner revokes is locked with what is unsent, and comes back with a sign-in", async ({
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

  await tablet.context.setOffline(false);
  const locked = new PeoplePage(lost);
  await expect(locked.locked).toBeVisible(patient);
  await expect(lost.getByText("未送信 1件は、この端末に残っています")).toBeVisible();
  expect(await office.rows(project, "defect")).toEqual([]);

  await lost.getByRole("link", { name: "サインインして続ける" }).click();
  await locked.signIn(person.account.email, person.account.password);
  await expect(new DefectsPage(lost).row("置き忘れた端末の不具合")).toContainText(
    "BUG-0001",
    patient,
  );
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
  await record(desk, "契約に関わる不具合", "PM–PMO 相談");
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
