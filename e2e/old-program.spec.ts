/** An old program against a new server: it is told to update, goes on reading, and loses nothing by the update. */
import type { Page } from "@playwright/test";
import { SCHEMA_VERSION, VERSIONS_BACK } from "../lib/sync/op";
import { untilOfflineReady, viewports } from "./fixtures/browser";
import { expect, test } from "./fixtures/test";
import { DefectsPage } from "./pages/defects-page";

const patient = { timeout: 30_000 };
const TOO_OLD = SCHEMA_VERSION - VERSIONS_BACK - 1;

/** The page sends as a program of an older schema does; the server is the real one. */
async function speakOld(page: Page): Promise<void> {
  await page.context().route("**/api/trpc/push**", (route) => {
    const body = route.request().postDataJSON() as object;
    return route.continue({ postData: JSON.stringify({ ...body, v: TOO_OLD }) });
  });
}

/** What waits was written by that older program. */
async function wroteOld(page: Page, user: string): Promise<number> {
  return page.evaluate(
    async ([name, v]) => {
      const database = await new Promise<IDBDatabase>((done, failed) => {
        const open = indexedDB.open(name);
        open.onsuccess = () => done(open.result);
        open.onerror = () => failed(open.error);
      });
      const write = database.transaction("outbox", "readwrite");
      let found = 0;
      await new Promise<void>((done, failed) => {
        const cursor = write.objectStore("outbox").openCursor();
        cursor.onsuccess = () => {
          if (!cursor.result) return;
          found += 1;
          cursor.result.update({
            ...cursor.result.value,
            op: { ...cursor.result.value.op, v },
          });
          cursor.result.continue();
        };
        write.oncomplete = () => done();
        write.onabort = () => failed(write.error);
      });
      database.close();
      return found;
    },
    [`asayu-${user}`, TOO_OLD] as const,
  );
}

test("[L10] [L11] an outdated tablet reads on, keeps its queue, and sends it after the update", async ({
  office,
  newDevice,
}) => {
  test.setTimeout(120_000);
  const project = await office.newProject();
  const tester = await office.member(project, "tester", "業務担当者A");
  const lead = await office.member(project, "lead", "ユーザーPMO");
  const title = "税額が1円多い";
  await tester.push([
    {
      ...{ space: project.id, kind: "defect", type: "create" },
      set: { severity: "medium", occurredAt: Date.now(), title },
    },
  ]);
  const tablet = await newDevice({ viewport: viewports.tabletLandscape });
  const page = await office.signIn(tablet, tester, project);
  const defects = new DefectsPage(page);
  await defects.open(title);
  await untilOfflineReady(page);

  await speakOld(page);
  await defects.choose("重要度", "致命的");
  await expect(page.getByRole("link", { name: /要対応/ }).first()).toBeVisible(patient);
  await lead.push([
    {
      ...{ space: project.id, kind: "defect", type: "create" },
      set: { severity: "minor", occurredAt: Date.now(), title: "あとから届いた不具合" },
    },
  ]);
  await expect(page.getByText("あとから届いた不具合").first()).toBeVisible(patient);
  await page
    .getByRole("link", { name: /要対応/ })
    .first()
    .click();
  await expect(page.getByText(/アプリが古いため/).first()).toBeVisible();
  const severity = async () =>
    (await office.rows(project, "defect")).find(({ fields }) => fields.title === title)?.fields
      .severity;
  expect(await severity()).toBe("medium");

  // The update: the same queue, a program that speaks today's version.
  expect(await wroteOld(page, tester.userId)).toBe(1);
  await page.context().unroute("**/api/trpc/push**");
  await page.reload();
  await expect(page.getByRole("link", { name: /同期済/ }).first()).toBeVisible(patient);
  expect(await severity()).toBe("fatal");
});
