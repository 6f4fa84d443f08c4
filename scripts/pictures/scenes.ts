/** Which address shows each screen of the route table, and what has to be done before it is worth a picture. */
import type { Page } from "@playwright/test";
import { type AddressName, addresses } from "../../app/router/addresses";
import { routes } from "../../app/routes";
import type { Office } from "../../e2e/fixtures/office";
import type { Sample } from "../../e2e/fixtures/sample";
import { sampleDefects } from "../../e2e/fixtures/sample-texts";
import { CapturePage } from "../../e2e/pages/capture-page";
import { erpScreen } from "../../server/demo/erp-screen";
import type { Scene } from "./album";

/** Screens for somebody whom the device does not know yet; they are drawn before anybody signs in. */
export const openScenes: readonly AddressName[] = ["setup", "join", "signIn"];

/** Every screen of the table for a person, in the table's order. */
export function sceneOfEach(origin: string, sample: Sample): Scene[] {
  return routes
    .filter(({ name }) => !openScenes.includes(name))
    .map(({ name }) => ({ name, address: origin + pathOf(name, sample) }));
}

function pathOf(name: AddressName, sample: Sample): string {
  const { action, issue: entry } = sample;
  const record = { action, entry }[name as string] ?? defect(sample, "tax");
  const values: Record<string, string> = {
    ":project": sample.project.id,
    ":record": record,
    ":kind": "issue",
    ":number": "BUG-0015",
  };
  const path = addresses[name].replace(/:\w+/g, (param) => values[param] ?? "");
  return name === "search" ? `${path}?q=${encodeURIComponent("端数")}` : path;
}

export function defect(sample: Sample, key: string): string {
  const id = sample.defects.get(key);
  if (id === undefined) throw new Error(`The sample has no defect ${key}.`);
  return id;
}

/** Two people change one field without having seen each other. */
export async function clash(office: Office, { project, people, defects }: Sample): Promise<void> {
  const record = defects.get("conflict") ?? "";
  const seq = (await office.rows(project, "defect")).find(({ id }) => id === record)?.seq ?? 0;
  const was = { severity: sampleDefects.find(({ key }) => key === "conflict")?.severity };
  const edit = { space: project.id, record, kind: "defect", type: "set" as const, was };
  const base = { severity: seq };
  await people.manager.push([{ ...edit, base, set: { severity: "fatal" } }]);
  await people.otherTester.push([{ ...edit, base, set: { severity: "minor" } }]);
}

/** Writes a defect and leaves it unsaved. @returns the address at which it goes on */
export async function startDraft(page: Page, origin: string, sample: Sample): Promise<string> {
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
  await page.waitForTimeout(1_500);
  const list = `/p/${sample.project.id}/defects`;
  await page.goto(origin + list);
  const draft = page.locator(`a[href^="${list}/new?draft="]`).first();
  return origin + ((await draft.getAttribute("href")) ?? `${list}/new`);
}

/** One change that the server refuses, and two that cannot leave the device. */
export async function getStuck(page: Page, origin: string, sample: Sample): Promise<void> {
  const list = `${origin}/p/${sample.project.id}/defects`;
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
  await page.waitForTimeout(1_000);
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
