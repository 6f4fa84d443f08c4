/** Every address of the route table opens from the device alone, with its data. */
import { addresses } from "../app/router/addresses";
import { untilOfflineReady } from "./fixtures/browser";
import { expect, test } from "./fixtures/test";

test("every route opens at an address never visited, server and browser killed, with its data", async ({
  office,
  server,
  newDevice,
}) => {
  test.setTimeout(240_000);
  const project = await office.newProject("受入テスト");
  const tester = await office.member(project, "tester", "業務担当者A");
  const made = await tester.push([
    {
      space: project.id,
      kind: "defect",
      type: "create",
      set: { severity: "major", occurredAt: Date.now(), title: "検収後に発注残が消える" },
    },
    {
      space: project.id,
      kind: "actionItem",
      type: "create",
      set: { what: "EDIの復旧を確認する", type: "todo" },
    },
  ]);
  const [defect, action] = made.ops.map((op) => op.record);
  const device = await newDevice();
  const page = await office.signIn(device, tester, project);
  await expect(page.getByText("検収後に発注残が消える")).toBeVisible();
  await untilOfflineReady(page);
  await server.kill();

  /** What each screen shows of its data; an address without an entry fails the test. */
  const expected: Record<keyof typeof addresses, string | RegExp> = {
    home: "検収後に発注残が消える",
    setup: /設定リンク/,
    join: /招待/,
    signIn: "サインイン",
    projects: "受入テスト",
    newProject: "プロジェクトを作る",
    defects: "検収後に発注残が消える",
    newDefect: "不具合を記録",
    defect: "検収後に発注残が消える",
    actions: "EDIの復旧を確認する",
    newAction: "ToDo・依頼を追加",
    action: "EDIの復旧を確認する",
    members: "業務担当者A",
    project: "受入テスト",
    search: "検索",
    trash: "ごみ箱",
    number: "検収後に発注残が消える",
    sync: "同期",
    settings: "設定",
    more: "その他",
    kit: /Kit|部品/,
  };
  const values: Record<string, string> = {
    ":project": project.id,
    ":number": "BUG-0001",
  };
  try {
    for (const [name, pattern] of Object.entries(addresses) as [keyof typeof addresses, string][]) {
      const record = name === "action" ? action : defect;
      const path = pattern.replace(/:\w+/g, (param) => values[param] ?? record ?? "");
      const fresh = await device.restart();
      const answer = await fresh.goto(server.origin + path);
      expect(answer?.fromServiceWorker(), `${name} from the worker`).toBe(true);
      await expect(fresh.getByText(expected[name]).first(), name).toBeVisible();
    }
  } finally {
    await server.restart();
  }
});
