/** `npm run pictures`: every screen of the route table with the demo in it, in every size and theme. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "@playwright/test";
import { Device, untilOfflineReady } from "../../e2e/fixtures/browser";
import { Demo } from "../../e2e/fixtures/demo";
import { Office } from "../../e2e/fixtures/office";
import type { Person } from "../../e2e/fixtures/person";
import { AppServer } from "../../e2e/fixtures/server";
import { Album } from "./album";
import { copyForReadme } from "./readme-set";
import { scenesFor, shownIn, standUp } from "./scenes";
import { clash, getStuck, startDraft, throwAway } from "./trouble";

/** Of the demo, in Japan. */
const moments = {
  afternoon: "2026-11-20T13:42",
  evening: "2026-11-20T16:10",
  morning: "2026-11-24T09:05",
} as const;

const root = resolve(import.meta.dirname, "../..");
const { values } = parseArgs({
  options: {
    /** Parts of the names of looks, such as `phone-light`. */
    looks: { type: "string", default: "" },
    out: { type: "string", default: ".cache/pictures" },
  },
});
const album = await Album.open(resolve(root, values.out), values.looks.split(",").filter(Boolean));
const server = await AppServer.start();
const devices: Device[] = [];
try {
  await take();
} finally {
  for (const device of devices) await device.dispose();
  await server.dispose();
}
console.log(`${album.count} pictures: ${await album.sheet()}`);
console.log(`${await copyForReadme(album, resolve(root, "docs/pictures"))} for the README`);

async function take(): Promise<void> {
  const stranger = await newDevice();
  await album.take(stranger.page, [{ name: "setup", address: server.setupLink }]);
  const office = await Office.open(server);
  const demo = await Demo.open(office);
  await album.take(stranger.page, [
    { name: "join", address: await office.invite(demo.project, "tester") },
    { name: "signIn", address: `${server.origin}/sign-in` },
  ]);
  const pmo = await demo.actAs("ユーザーPMO1");
  const lead = await tabletOf(pmo, demo);
  await album.take(lead, [standUp(demo, await demo.record("meeting", "title", "朝会 11/20"))]);

  await demo.moveOn(moments.afternoon);
  const person = await demo.actAs("業務担当者A");
  await throwAway(pmo, await demo.record("issue", "state", "todo"));
  const shown = await shownIn(demo, person.userId);
  const tester = await tabletOf(person, demo);
  const draft = await startDraft(tester, demo);
  await album.take(tester, scenesFor("tester", demo, shown));
  await album.take(tester, [{ name: "draft", address: draft }]);
  await album.take(lead, scenesFor("lead", demo, shown));
  await takeTrouble(tester, demo);

  for (const [name, moment] of [
    ["todayEvening", moments.evening],
    ["todayMorning", moments.morning],
  ] as const) {
    await demo.moveOn(moment);
    const address = `${server.origin}/p/${demo.project.id}/today`;
    await lead.goto(address);
    await lead.getByText(`${moment.slice(11)} 時点`).waitFor();
    await album.take(lead, [{ name, address }]);
  }
}

/** Two people clash, then a change is refused and the network goes. */
async function takeTrouble(tester: Page, demo: Demo): Promise<void> {
  const list = `${server.origin}/p/${demo.project.id}/defects`;
  const record = await demo.record("defect", "title", "倉庫WMSの引当結果が戻らず「送信中」のまま");
  await clash(await demo.actAs("業務責任者（経理）"), await demo.actAs("業務担当者B"), record);
  await tester.goto(list);
  await tester.getByRole("link", { name: /競合/ }).first().waitFor();
  await album.take(tester, [
    { name: "conflict", address: `${list}/${record.id}` },
    { name: "conflicts", address: `${server.origin}/sync` },
  ]);
  await getStuck(tester, demo);
  await album.take(tester, [
    { name: "stuck", address: `${server.origin}/sync` },
    { name: "unsent", address: list },
  ]);
}

async function tabletOf(person: Person, demo: Demo): Promise<Page> {
  const device = await newDevice();
  const page = await demo.office.signIn(device, person, demo.project);
  await untilOfflineReady(page);
  return page;
}

async function newDevice(): Promise<Device> {
  const device = await Device.create();
  devices.push(device);
  await device.page.goto(server.origin);
  return device;
}
