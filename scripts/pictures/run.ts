/** `npm run pictures`: every screen of the route table with a small project in it, in every size and theme. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { Device, untilOfflineReady } from "../../e2e/fixtures/browser";
import { Office } from "../../e2e/fixtures/office";
import { makeSample, type Sample } from "../../e2e/fixtures/sample";
import { AppServer } from "../../e2e/fixtures/server";
import { Album } from "./album";
import { copyForReadme } from "./readme-set";
import { clash, defect, getStuck, sceneOfEach, startDraft } from "./scenes";

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
  const sample = await makeSample(office);
  await album.take(stranger.page, [
    { name: "join", address: await office.invite(sample.project, "tester") },
    { name: "signIn", address: `${server.origin}/sign-in` },
  ]);
  await takeTablet(office, sample);
}

/** The tablet of one tester: first all is well, then two people clash, then the network is gone. */
async function takeTablet(office: Office, sample: Sample): Promise<void> {
  const tablet = await newDevice();
  const page = await office.signIn(tablet, sample.people.tester, sample.project);
  await untilOfflineReady(page);
  const draft = await startDraft(page, server.origin, sample);
  await album.take(page, sceneOfEach(server.origin, sample));
  await album.take(page, [{ name: "draft", address: draft }]);

  await clash(office, sample);
  const list = `${server.origin}/p/${sample.project.id}/defects`;
  await page.goto(list);
  await page.getByRole("link", { name: /競合/ }).first().waitFor();
  await album.take(page, [
    { name: "conflict", address: `${list}/${defect(sample, "conflict")}` },
    { name: "conflicts", address: `${server.origin}/sync` },
  ]);

  await getStuck(page, server.origin, sample);
  await album.take(page, [
    { name: "stuck", address: `${server.origin}/sync` },
    { name: "unsent", address: list },
  ]);
}

async function newDevice(): Promise<Device> {
  const device = await Device.create();
  devices.push(device);
  await device.page.goto(server.origin);
  return device;
}
