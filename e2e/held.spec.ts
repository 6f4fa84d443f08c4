/** A change beyond its author's role is held by the server, and the lead applies it or says why not. */
import { v7 as uuidv7 } from "uuid";
import { untilOfflineReady, viewports } from "./fixtures/browser";
import { expect, test } from "./fixtures/test";
import { RegisterPage } from "./pages/register-page";

const patient = { timeout: 30_000 };

test("[R3] the lead applies one change that a viewer was not allowed, and dismisses another", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(120_000);
  const project = await office.newProject();
  const lead = await office.member(project, "lead", "ユーザーPMO");
  const viewer = await office.member(project, "viewer", "見学者");
  const record = uuidv7();
  const known = { severity: "medium", occurredAt: Date.now(), title: "税額が1円多い" };
  await lead.push([{ space: project.id, kind: "defect", type: "create", record, set: known }]);
  const change = (set: Record<string, unknown>) =>
    viewer.push([{ space: project.id, kind: "defect", type: "set", record, set }]);
  await expect(change({ screen: "請求書発行" })).rejects.toThrow(/forbidden/);
  await expect(change({ title: "消してよい" })).rejects.toThrow(/forbidden/);

  const tablet = await newDevice({ viewport: viewports.tabletLandscape });
  const page = await office.signIn(tablet, lead, project);
  // Where a lead looks first says that somebody waits.
  await page.goto(`${server.origin}/p/${project.id}/today`);
  await page.getByRole("link", { name: /預かった変更の判断待ち.*2件/ }).click(patient);
  const waiting = page.getByRole("button", { name: "自分の名前で反映" });
  await expect(waiting).toHaveCount(2, patient);
  await expect(page.getByRole("heading", { name: "見学者さんの変更" })).toHaveCount(2);

  const wrong = page.locator("section").filter({ hasText: "「件名」を変える" }).last();
  await wrong.getByRole("button", { name: "反映しない" }).click();
  const sheet = page.getByRole("dialog", { name: "この変更を反映しない" });
  await sheet.getByRole("button", { name: "反映しない" }).click();
  await expect(sheet.getByText("理由を入れてください。")).toBeVisible();
  await sheet.getByLabel("理由").fill("誤って入力したもの");
  await sheet.getByRole("button", { name: "反映しない" }).click();
  await expect(page.getByText("誤って入力したもの")).toBeVisible(patient);
  await expect(waiting).toHaveCount(1);

  await waiting.click();
  await expect(page.getByText("ユーザーPMOさんが反映", { exact: true })).toBeVisible(patient);
  await expect(page.getByText("判断を待つ変更はありません。")).toBeVisible();
  await expect
    .poll(async () => (await office.rows(project, "defect"))[0]?.fields, patient)
    .toMatchObject({ title: "税額が1円多い", screen: "請求書発行" });

  await untilOfflineReady(page);
  await server.kill();
  await page.reload();
  await expect(page.getByText(/圏外では見られません/)).toBeVisible(patient);
  await server.restart();
  await page.getByRole("button", { name: "もう一度試す" }).click();
  await expect(page.getByText("誤って入力したもの")).toBeVisible(patient);
});

test("[R3] whose change a lead has applied reads it where the change waited, and the history says for whom it was", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(150_000);
  const project = await office.newProject();
  const lead = await office.member(project, "lead", "ユーザーPMO");
  const tester = await office.member(project, "tester", "業務担当者H");
  const record = uuidv7();
  const known = { severity: "medium", occurredAt: Date.now(), title: "税額が1円多い" };
  await lead.push([{ space: project.id, kind: "defect", type: "create", record, set: known }]);
  const phone = await newDevice({ viewport: viewports.phone });
  const page = await office.signIn(phone, tester, project);
  await page.goto(`${server.origin}/p/${project.id}/defects/${record}`);
  const defect = new RegisterPage(page, "不具合");
  await expect(page.getByRole("heading", { name: "税額が1円多い" })).toBeVisible(patient);
  await untilOfflineReady(page);
  await phone.context.setOffline(true);
  await defect.edit("画面", "請求書発行");
  const place = { role: "viewer", side: "user", organisation: "経理部" } as const;
  await office.admin.api.people.changeMember.mutate({
    ...{ project: project.id, member: tester.userId, position: "", reportsTo: "", ...place },
  });
  await phone.context.setOffline(false);
  await page.goto(`${server.origin}/sync`);
  await expect(page.getByRole("heading", { name: "サーバーで預かっています" })).toBeVisible(
    patient,
  );

  const desk = await office.signIn(
    await newDevice({ viewport: viewports.tabletLandscape }),
    lead,
    project,
  );
  await desk.goto(`${server.origin}/sync`);
  await desk.getByRole("link", { name: /預かった変更の判断待ち/ }).click(patient);
  await desk.getByRole("button", { name: "自分の名前で反映" }).click(patient);
  await expect(desk.getByText("ユーザーPMOさんが反映", { exact: true })).toBeVisible(patient);
  await desk.goto(`${server.origin}/p/${project.id}/defects/${record}`);
  await expect(new RegisterPage(desk, "不具合").history).toContainText(
    "ユーザーPMO（業務担当者Hさんの代理）",
    patient,
  );

  await page.reload();
  await expect(page.getByText(/ユーザーPMOさんが代わりに反映しました/)).toBeVisible(patient);
  await page.getByRole("button", { name: "了解" }).click();
  await expect(page.getByRole("heading", { name: "反映されました" })).toBeHidden(patient);
});
