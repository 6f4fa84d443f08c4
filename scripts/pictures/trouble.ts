/** What goes wrong on the tablet before its pictures: a draft is left, two people clash, changes cannot leave. */
import type { Page } from "@playwright/test";
import type { Demo } from "../../e2e/fixtures/demo";
import type { Person } from "../../e2e/fixtures/person";
import { CapturePage } from "../../e2e/pages/capture-page";
import type { Row } from "../../lib/records/row";
import { erpScreen } from "../../server/demo/erp-screen";

/** Two people change one field without having seen each other. */
export async function clash(one: Person, other: Person, defect: Row): Promise<void> {
  const { space, id: record, fields, seq } = defect;
  const was = { severity: fields.severity };
  const edit = { space, record, kind: "defect", type: "set" as const, was };
  const base = { severity: seq };
  await one.push([{ ...edit, base, set: { severity: "fatal" } }]);
  await other.push([{ ...edit, base, set: { severity: "minor" } }]);
}
export async function throwAway(
  person: Person,
  { space, id: record, kind, seq }: Row,
): Promise<void> {
  await person.push([{ space, record, kind, type: "delete", base: { "*": seq } }]);
}

/** Writes a defect and leaves it unsaved. @returns the address at which it goes on */
export async function startDraft(page: Page, { office, project }: Demo): Promise<string> {
  const capture = new CapturePage(page);
  await capture.open();
  await capture.takePhoto({
    name: "出荷指示.jpg",
    mimeType: "image/jpeg",
    buffer: await erpScreen({
      title: "出荷指示　SH-008831",
      rows: [
        ["品目", "数量", "引当", "状態"],
        ["飲料水 2L×6", "40", "40", "引当済"],
        ["菓子詰合せ", "12", "0", "送信中"],
        ["茶葉 100g", "24", "24", "引当済"],
      ],
      wrong: 2,
      message: "倉庫WMSからの応答を待っています。",
    }),
  });
  await capture.chooseSeverity("重大");
  await capture.title.fill("出荷指示の引当が「送信中」のまま戻らない");
  // The draft is written after 300 ms of quiet, and no sign on the screen says so.
  await page.waitForTimeout(600);
  const { origin } = office.server;
  const list = `/p/${project.id}/defects`;
  await page.goto(origin + list);
  const draft = page.locator(`a[href^="${list}/new?draft="]`).first();
  return origin + ((await draft.getAttribute("href")) ?? `${list}/new`);
}

/** One change that the server refuses, and two that cannot leave the device. */
export async function getStuck(page: Page, { office, project }: Demo): Promise<void> {
  const list = `${office.server.origin}/p/${project.id}/defects`;
  const save = async (title: string, severity: "重大" | "軽微") => {
    await page.goto(list);
    const capture = new CapturePage(page);
    await capture.open();
    await capture.chooseSeverity(severity);
    await capture.title.fill(title);
    await capture.save.click();
    await page.getByText(title).first().waitFor();
  };
  // As a client with a fault of its own would send it.
  await page.context().route("**/api/trpc/push**", async (route) => {
    const headers = { ...route.request().headers() };
    delete headers["content-encoding"];
    const sent = await unpacked(page, route.request().postDataBuffer() ?? Buffer.alloc(0));
    await route.continue({ postData: sent.replace('"severity":"minor"', '"severity":7'), headers });
  });
  await save("検索結果の列幅が保存されない", "軽微");
  await page
    .getByRole("link", { name: /要対応/ })
    .first()
    .waitFor();
  await page.context().unrouteAll();
  await page.context().route("**/api/**", (route) => route.abort());
  await save("請求一覧の合計が画面ごとに違う", "重大");
  await save("納品書の再発行で日付が今日に変わる", "重大");
  await page
    .getByRole("link", { name: /要対応/ })
    .first()
    .waitFor();
}

/** Unpacks in the page, where the packing was done. */
const unpacked = (page: Page, bytes: Buffer): Promise<string> =>
  page.evaluate(
    async (sent) => {
      const packed = Uint8Array.from(sent);
      const stream = new Blob([packed]).stream();
      const isPacked = packed[0] === 0x1f;
      const read = isPacked ? stream.pipeThrough(new DecompressionStream("gzip")) : stream;
      return new Response(read).text();
    },
    [...bytes],
  );
