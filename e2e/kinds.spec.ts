/** Three kinds of different nature, walked through the registers: all that each allows, on two devices, and what it refuses. */
import { v7 as uuidv7 } from "uuid";
import { untilOfflineReady, viewports } from "./fixtures/browser";
import type { OpBody, Person } from "./fixtures/person";
import { expect, test } from "./fixtures/test";
import { press, typeInto } from "./pages/keys";
import { RegisterPage } from "./pages/register-page";

const patient = { timeout: 45_000 };

/** What a device would send that knows nothing of rights. */
const refused = (person: Person, op: OpBody, code: string) =>
  expect(person.push([op])).rejects.toThrow(`"code":"${code}"`);

test("an issue is written, moved, linked, deleted and brought back offline on a tablet, and a viewer only reads it", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(180_000);
  const project = await office.newProject();
  const lead = await office.member(project, "lead", "ユーザーPMO");
  const viewer = await office.member(project, "viewer", "経営企画");
  const developer = await office.member(project, "developer", "開発担当者A", "vendor");
  const set = { severity: "medium", occurredAt: Date.now(), title: "赤伝の摘要が空になる" };
  await lead.push([{ space: project.id, kind: "defect", type: "create", set }]);
  const tablet = await newDevice({ viewport: viewports.tabletLandscape });
  const laptop = await newDevice({ viewport: viewports.desktop });
  const page = await office.signIn(tablet, lead, project);
  const other = await office.signIn(laptop, viewer, project);
  const address = `${server.origin}/p/${project.id}/r/issue`;
  await other.goto(address);
  await untilOfflineReady(page);
  await expect(page.getByText("赤伝の摘要が空になる")).toBeVisible();
  const issues = new RegisterPage(page, "課題");
  await server.kill();

  await test.step("a missing choice is named, and what was typed stays", async () => {
    await page.goto(address);
    await expect(page.getByText("未完了の課題はありません。")).toBeVisible();
    await issues.add.first().click();
    await issues.field("件名").fill("返品時の赤伝の起こし方が決まっていない");
    await issues.field("内容").fill("経理と販売で手順が違う。");
    await issues.save.click();
    await expect(page.getByText("選んでください。")).toBeVisible();
    await expect(issues.field("件名")).toHaveValue("返品時の赤伝の起こし方が決まっていない");
    await expect(issues.field("内容")).toHaveValue("経理と販売で手順が違う。");
    await issues.field("分類").selectOption("業務");
    await issues.field("期限").fill("2026-11-24");
    await issues.save.click();
    await expect(issues.row("返品時の赤伝")).toContainText("期限超過");
  });

  await test.step("it opens from the device alone and is changed there", async () => {
    await page.reload();
    await issues.open("返品時の赤伝の起こし方が決まっていない");
    await issues.edit("影響", "月次決算が1日遅れる。");
    await issues.move("未着手", "保留");
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("button", { name: "「保留」にする" }).click();
    await expect(sheet.getByText("入力してください。")).toBeVisible();
    await sheet.getByLabel(/^保留の理由/).fill("経理部の回答待ち");
    await sheet.getByRole("button", { name: "「保留」にする" }).click();
    await expect(issues.state("保留")).toBeVisible();
    await issues.say("経理部には11/24に依頼済み");
    await expect(page.getByText("経理部には11/24に依頼済み")).toBeVisible();
  });

  await test.step("a link to a defect is seen from both ends", async () => {
    await issues.editor("関連障害").click();
    await issues.link("関連障害", "赤伝の摘要");
    await issues.save.click();
    await page
      .getByRole("link", { name: /赤伝の摘要が空になる/ })
      .last()
      .click();
    await expect(page).toHaveURL(/\/defects\//);
    await issues.linksFrom("課題", "関連障害").getByRole("link").click();
    await expect(issues.state("保留")).toBeVisible();
  });

  await test.step("deleted, it comes back at once and out of the trash", async () => {
    await issues.remove();
    await expect(issues.row("返品時の赤伝")).toHaveCount(0);
    await issues.undo();
    await expect(issues.row("返品時の赤伝")).toBeVisible();
    await issues.open("返品時の赤伝の起こし方が決まっていない");
    await issues.remove();
    await expect(issues.row("返品時の赤伝")).toHaveCount(0);
    await page.goto(`${server.origin}/p/${project.id}/trash`);
    await page.getByRole("button", { name: /を戻す$/ }).click();
    await expect(page.getByText(/ごみ箱は空です/)).toBeVisible();
    await page.goto(address);
    await expect(issues.row("返品時の赤伝")).toBeVisible();
  });

  await server.restart();
  const read = new RegisterPage(other, "課題");
  await test.step("the viewer sees all of it and finds no button", async () => {
    await expect(read.row("返品時の赤伝")).toContainText("ISS-0001", patient);
    await expect(read.row("返品時の赤伝")).toContainText("保留");
    await expect(read.add).toHaveCount(0);
    await read.open("返品時の赤伝の起こし方が決まっていない");
    for (const text of ["月次決算が1日遅れる。", "経理部の回答待ち", "経理部には11/24に依頼済み"])
      await expect(other.getByText(text).first()).toBeVisible();
    await expect(other.getByRole("link", { name: /赤伝の摘要が空になる/ })).toBeVisible();
    await expect(other.getByRole("button", { name: /を編集$|^状態を変える/ })).toHaveCount(0);
    await expect(read.more).toHaveCount(0);
    await expect(read.comment).toHaveCount(0);
  });

  await test.step("what is sent by hand is refused with its reason", async () => {
    const [row] = await office.rows(project, "issue");
    if (!row) throw new Error("The office has no issue.");
    expect(row.fields).toMatchObject({ state: "hold", impact: "月次決算が1日遅れる。" });
    expect(row.deleted).toBeNull();
    const { id: record, seq } = row;
    const op = { space: project.id, kind: "issue", record, base: { "*": seq, state: seq } };
    const was = { state: "hold" };
    await refused(viewer, { ...op, type: "set", set: { title: "X" } }, "forbidden");
    await refused(developer, { ...op, type: "delete" }, "forbidden");
    const done = { state: "done", doneOn: "2026-11-25" };
    await refused(developer, { ...op, type: "transition", set: done, was }, "forbidden");
    await refused(lead, { ...op, type: "transition", set: { state: "done" }, was }, "fieldMissing");
    const review = { state: "review", progress: "済" };
    await refused(lead, { ...op, type: "transition", set: review, was }, "illegalTransition");
    expect(await office.rows(project, "issue")).toHaveLength(1);
  });
});

test("a term is written, linked, deleted and brought back offline by the keyboard alone, and a vendor may not delete it", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(180_000);
  const project = await office.newProject();
  const lead = await office.member(project, "lead", "ユーザーPMO");
  const developer = await office.member(project, "developer", "開発担当者A", "vendor");
  const viewer = await office.member(project, "viewer", "経営企画");
  const known = { word: "黒伝", reading: "くろでん", meaning: "正しい内容で起こし直す伝票。" };
  await lead.push([{ space: project.id, kind: "term", type: "create", set: known }]);
  const laptop = await newDevice({ viewport: viewports.desktop });
  const phone = await newDevice({ viewport: viewports.phone });
  const page = await office.signIn(laptop, lead, project);
  const other = await office.signIn(phone, developer, project);
  const address = `${server.origin}/p/${project.id}/r/term`;
  await other.goto(address);
  await page.goto(address);
  await untilOfflineReady(page);
  const terms = new RegisterPage(page, "用語");
  await expect(terms.row("黒伝")).toBeVisible();
  await server.kill();
  const { keyboard } = page;

  await test.step("a missing text is named, and what was typed stays", async () => {
    await press(page, terms.add.first());
    await typeInto(page, terms.field("用語"), "赤伝");
    await keyboard.press("Control+Enter");
    await expect(page.getByText("入力してください。")).toBeVisible();
    await expect(terms.field("用語")).toHaveValue("赤伝");
    await typeInto(page, terms.field("意味"), "取消しのために起こすマイナスの伝票。");
    await typeInto(page, terms.field("関連する用語"), "黒伝");
    await press(page, page.getByRole("button", { name: /黒伝を加える$/ }));
    await press(page, terms.save);
    await expect(terms.row("赤伝")).toBeVisible();
  });

  await test.step("it opens from the device alone and is changed there", async () => {
    await page.reload();
    await press(page, terms.row("赤伝").getByRole("link"));
    await press(page, terms.editor("よみ"));
    await keyboard.insertText("あかでん");
    await keyboard.press("Enter");
    await expect(terms.editor("よみ")).toContainText("あかでん");
    await typeInto(page, terms.comment, "経理部の手順書の言い方に合わせた");
    await keyboard.press("Control+Enter");
    await expect(page.getByText("経理部の手順書の言い方に合わせた")).toBeVisible();
  });

  await test.step("the link is seen from its other end", async () => {
    await press(page, page.getByRole("link", { name: "黒伝", exact: true }));
    await expect(page.getByRole("heading", { name: "黒伝" })).toBeVisible();
    await press(page, terms.linksFrom("用語").getByRole("link", { name: /赤伝/ }));
    await expect(terms.editor("よみ")).toContainText("あかでん");
  });

  const remove = async () => {
    await press(page, terms.more);
    await expect(page.getByRole("menuitem", { name: "削除" })).toBeFocused();
    await keyboard.press("Enter");
    await expect(terms.row("赤伝")).toHaveCount(0);
  };
  await test.step("deleted, it comes back at once and out of the trash", async () => {
    await remove();
    await press(page, page.getByRole("button", { name: "元に戻す" }).last());
    await press(page, terms.row("赤伝").getByRole("link"));
    await remove();
    await page.goto(`${server.origin}/p/${project.id}/trash`);
    await press(page, page.getByRole("button", { name: /を戻す$/ }));
    await expect(page.getByText(/ごみ箱は空です/)).toBeVisible();
  });

  await server.restart();
  const read = new RegisterPage(other, "用語");
  await test.step("the vendor sees all of it, may mend it, and finds nothing that deletes", async () => {
    await read.row("赤伝").waitFor(patient);
    await read.open("赤伝");
    for (const text of ["あかでん", "取消しのために", "手順書の言い方に合わせた"])
      await expect(other.getByText(text).first()).toBeVisible(patient);
    await expect(other.getByRole("link", { name: "黒伝", exact: true })).toBeVisible();
    await expect(read.more).toHaveCount(0);
    await read.edit("英語", "Credit memo");
  });

  await test.step("what is sent by hand is refused with its reason", async () => {
    const found = async () =>
      (await office.rows(project, "term")).find(({ fields }) => fields.word === "赤伝");
    await expect.poll(async () => (await found())?.fields.english, patient).toBe("Credit memo");
    const row = await found();
    if (!row) throw new Error("The office has no such term.");
    expect(row.deleted).toBeNull();
    const op = { space: project.id, kind: "term", record: row.id, base: { "*": row.seq } };
    await refused(developer, { ...op, type: "delete" }, "forbidden");
    await refused(viewer, { ...op, type: "set", set: { english: "X" } }, "forbidden");
    const set = { word: "仮伝票", meaning: "X" };
    const create = { space: project.id, kind: "term", type: "create" as const };
    await refused(viewer, { ...create, set }, "forbidden");
    await refused(lead, { ...create, set: { word: "仮伝票" } }, "fieldMissing");
    await refused(lead, { ...op, type: "set", set: { word: "長".repeat(81) } }, "fieldInvalid");
  });
});

test("a feedback is written offline on a phone, grows into a request, and is never changed by anybody", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(180_000);
  const project = await office.newProject();
  const trainer = await office.member(project, "trainer", "講師");
  const lead = await office.member(project, "lead", "ユーザーPMO");
  const viewer = await office.member(project, "viewer", "経営企画");
  const session = uuidv7();
  await lead.push([
    {
      ...{ space: project.id, kind: "trainingSession", type: "create", record: session },
      set: { title: "受注入力の研修", date: "2026-11-25" },
    },
  ]);
  const phone = await newDevice({ viewport: viewports.phone });
  const laptop = await newDevice({ viewport: viewports.desktop });
  const page = await office.signIn(phone, trainer, project);
  const other = await office.signIn(laptop, viewer, project);
  const address = `${server.origin}/p/${project.id}/r/feedback`;
  await other.goto(address);
  await page.goto(`${server.origin}/p/${project.id}/r/trainingSession`);
  await expect(new RegisterPage(page, "トレーニング").row("受注入力の研修")).toBeVisible();
  await untilOfflineReady(page);
  const feedback = new RegisterPage(page, "改善点");
  await server.kill();

  await test.step("a missing choice is named, and what was typed stays", async () => {
    await page.goto(address);
    await feedback.add.first().click();
    await feedback.field("内容").fill("納期の変更が何画面にもわたる");
    await feedback.link("トレーニング", "受注入力の研修");
    await feedback.save.click();
    await expect(page.getByText("選んでください。")).toBeVisible();
    await expect(feedback.field("内容")).toHaveValue("納期の変更が何画面にもわたる");
    await page.getByRole("radio", { name: "機能改善" }).click();
    await feedback.save.click();
    await expect(feedback.row("納期の変更")).toContainText("機能改善");
  });

  await test.step("it opens from the device alone, takes a comment, and has nothing to change", async () => {
    await page.reload();
    await feedback.open("納期の変更が何画面にもわたる");
    await feedback.say("3名が同じ意見");
    await expect(page.getByText("3名が同じ意見")).toBeVisible();
    await expect(page.getByRole("button", { name: /を編集$|^状態を変える/ })).toHaveCount(0);
    await expect(feedback.more).toHaveCount(0);
  });

  await test.step("a request grows out of it, and both ends show the link", async () => {
    await page.getByRole("button", { name: "ここから起票" }).click();
    await page.getByRole("menuitem", { name: "ToDo・依頼" }).click();
    await feedback.field("内容").fill("納期変更を1画面にできるか");
    await page.getByRole("radio", { name: "改善提案" }).click();
    await feedback.save.click();
    // Only what is said to be saved outlives a page that is left.
    await expect(feedback.notice("保存しました").last()).toBeVisible();
    await page.goto(address);
    await feedback.open("納期の変更が何画面にもわたる");
    await feedback.linksFrom("ToDo・依頼").getByRole("link").click();
    await page.getByRole("link", { name: /納期の変更が何画面にもわたる/ }).click();
    await page.getByRole("link", { name: /受注入力の研修/ }).click();
    // A session lists its feedback above its fields.
    const said = page.getByRole("list", { name: "改善点", exact: true });
    await expect(said.getByRole("link")).toContainText("納期の変更");
  });

  await server.restart();
  const read = new RegisterPage(other, "改善点");
  await test.step("the viewer sees all of it and finds no button", async () => {
    await expect(read.row("納期の変更")).toContainText("FB-0001", patient);
    await expect(read.add).toHaveCount(0);
    await read.open("納期の変更が何画面にもわたる");
    await expect(other.getByText("3名が同じ意見")).toBeVisible(patient);
    await expect(read.linksFrom("ToDo・依頼").getByRole("link")).toContainText("1画面に");
    await expect(read.comment).toHaveCount(0);
    await expect(other.getByRole("button", { name: "ここから起票" })).toHaveCount(0);
  });

  await test.step("what is sent by hand is refused with its reason", async () => {
    const rows = await office.rows(project, "feedback");
    expect(rows).toHaveLength(1);
    expect(rows[0]?.fields).toMatchObject({ type: "improvement", session });
    const record = rows[0]?.id ?? "";
    const op = { space: project.id, kind: "feedback", record, base: { "*": rows[0]?.seq ?? 0 } };
    await refused(lead, { ...op, type: "set", set: { text: "X" } }, "forbidden");
    await refused(lead, { ...op, type: "delete" }, "forbidden");
    const append = { space: project.id, kind: "feedback", type: "append" as const };
    await refused(viewer, { ...append, set: { type: "question", text: "X" } }, "forbidden");
    await refused(trainer, { ...append, set: { text: "X" } }, "fieldMissing");
  });
});
