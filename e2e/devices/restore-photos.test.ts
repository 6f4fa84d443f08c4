/** Photos that a restored server lacks, and the devices that still have them. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { v7 } from "uuid";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createChanges } from "@/lib/local/changes";
import { createUploads } from "@/lib/local/uploads";
import { createDisk } from "@/server/files/disk";
import { getFile, putFile } from "@/server/files/door";
import { createParts } from "@/server/files/parts";
import { createFloods } from "@/server/floods";
import { createWorld, type Device, SPACE, type World } from "./world";

const ORIGIN = "http://127.0.0.1:3000";

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

/** The server's real door for photos, called as the device's person; counts what it was sent. */
function doorOf(userId: string) {
  const sent = { puts: 0 };
  const folder = dirname(world.file);
  const door: typeof fetch = async (address, init = {}) => {
    const files = {
      store: world.store,
      disk: createDisk(join(folder, "files")),
      parts: createParts(join(folder, "uploads")),
      userOf: async () => userId,
      floods: createFloods(Date.now),
      publicUrl: ORIGIN,
      now: Date.now,
    };
    const request = new Request(`${ORIGIN}${String(address)}`, init);
    request.headers.set("origin", ORIGIN);
    const [, , , space = "", hash = ""] = new URL(request.url).pathname.split("/");
    if (request.method === "PUT") sent.puts += 1;
    return (request.method === "PUT" ? putFile : getFile)(files, request, { space, hash });
  };
  return { door, sent };
}

/** Sends the device's photos; answers how many were really sent. */
async function upload(device: Device): Promise<number> {
  const { door: fetch, sent } = doorOf(device.userId);
  const changes = createChanges(device.database.name);
  const { database } = device;
  const uploads = createUploads({ database, changes, fetch, now: Date.now, delay: () => 0 });
  await uploads.run();
  changes.close();
  return sent.puts;
}

/** A ready photo on the device, attached to a new defect. @returns its hash */
async function defectWithPhoto(device: Device, width: number): Promise<string> {
  const create = { width, height: 8, channels: 3, background: "#c63" } as const;
  const made = await sharp({ create }).jpeg().toBuffer();
  const hash = createHash("sha256").update(made).digest("hex");
  const id = v7();
  await device.database.blobs.put({
    ...{ id, bytes: new Uint8Array(made).buffer, mime: "image/jpeg", name: "", takenAt: 1 },
    ...{ hash, width, height: 8, broken: false },
  });
  const { value } = await device.write.create(SPACE, "defect", {
    severity: "major",
    occurredAt: 1_795_134_600_000,
    title: "写真つき",
  });
  await device.write.attach(value, [id]);
  await device.sync();
  return hash;
}

const isStored = async (hash: string) =>
  (await world.store.file(SPACE, hash)) !== undefined &&
  existsSync(join(dirname(world.file), "files", hash.slice(0, 2), hash));

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
