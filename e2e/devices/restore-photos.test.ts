/** Photos that a restored server lacks, and the devices that still have them. */
import { readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  defectWithPhoto as defectWith,
  isStored as isHere,
  pictureOf,
  upload as send,
} from "./server-photos";
import { createWorld, type Device, type World } from "./world";

let world: World;
let tablet: Device;
let laptop: Device;

beforeEach(async () => {
  world = await createWorld();
  await world.join("tester", "tester");
  await world.join("lead", "lead");
  tablet = await world.device("tester");
  laptop = await world.device("lead");
});
afterEach(() => world.end());

const upload = (device: Device) => send(world, device);
const isStored = (hash: string) => isHere(world, hash);

async function defectWithPhoto(device: Device, width: number): Promise<string> {
  return (await defectWith(device, await pictureOf(width))).hash;
}

/** The disk with the photos is gone too. */
function losePhotos(): void {
  rmSync(join(dirname(world.file), "files"), { recursive: true, force: true });
}

it("[B11] sends again what came after the backup, also where the record was in it, and nothing else", async () => {
  const whole = await defectWithPhoto(tablet, 8);
  expect(await upload(tablet)).toBe(1);
  const late = await defectWithPhoto(tablet, 9);
  const backup = await world.backup();
  expect(await upload(tablet)).toBe(1);
  const after = await defectWithPhoto(tablet, 10);
  expect(await upload(tablet)).toBe(1);
  losePhotos();
  await world.restore(backup, "crashed");
  expect(await Promise.all([whole, late, after].map(isStored))).toEqual([true, false, false]);

  await tablet.sync();
  expect(await upload(tablet)).toBe(2);
  expect(await Promise.all([whole, late, after].map(isStored))).toEqual([true, true, true]);
  expect(await tablet.database.uploads.count()).toBe(0);
  expect(await upload(tablet)).toBe(0);
});

it("[B11] takes a photo from whoever has fetched it, when its author's device never returns", async () => {
  const backupBefore = await defectWithPhoto(tablet, 8);
  const backup = await world.backup();
  await upload(tablet);
  await laptop.sync();
  const bytes = await tablet.database.blobs.where("hash").equals(backupBefore).first();
  if (!bytes) throw new Error("no photo");
  await laptop.database.blobs.put({ ...bytes, id: backupBefore });
  losePhotos();
  await world.restore(backup, "crashed");
  await laptop.sync();
  expect(await upload(laptop)).toBe(1);
  expect(await isStored(backupBefore)).toBe(true);
  expect(readdirSync(join(dirname(world.file), "files"))).toHaveLength(1);
});
