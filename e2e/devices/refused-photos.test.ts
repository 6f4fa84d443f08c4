/** Photos that the server will never take, and answers that say nothing about a photo. */
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createReader, type Reader } from "@/lib/local/reader";
import { createRefusedPhotos, type RefusedPhotos } from "@/lib/local/refused-photos";
import { count } from "@/lib/local/sync-status";
import { kinds } from "@/lib/records";
import { defectWithPhoto, isStored, photoDoor, pictureOf, upload } from "./server-photos";
import { createWorld, type Device, type World } from "./world";

let world: World;
let tablet: Device;
let read: Reader;
let refused: RefusedPhotos;

beforeEach(async () => {
  world = await createWorld();
  await world.join("tester", "tester");
  tablet = await world.device("tester");
  const { database, changes, write, userId } = tablet;
  read = createReader(database, kinds);
  refused = createRefusedPhotos({ database, userId, changes, read, write });
});
afterEach(() => world.end());

const codes = async () => (await read.refusedPhotos()).map((one) => one.refused.code);

async function onlyRefused() {
  const [photo] = await read.refusedPhotos();
  if (!photo) throw new Error("nothing was refused");
  return photo;
}

/** Bytes that are no picture. */
const nothing = () => new TextEncoder().encode("<svg>keine Aufnahme</svg>");

describe("a photo that the server will never take", () => {
  it("[F8] is told with its reason, counted for a person, kept, and not sent again", async () => {
    const { hash, photo } = await defectWithPhoto(tablet, nothing());
    expect(await upload(world, tablet)).toBe(1);
    expect(await codes()).toEqual(["fileType"]);
    expect(await upload(world, tablet)).toBe(0);
    expect(await count(tablet.database)).toMatchObject({ parked: 1, photos: 0, things: 0 });
    expect(await read.outbox()).toEqual([]);
    expect(await tablet.database.blobs.get(photo)).toBeDefined();
    expect(await isStored(world, hash)).toBe(false);
  });

  it("[F8] holds up no other", async () => {
    await defectWithPhoto(tablet, nothing());
    const { hash } = await defectWithPhoto(tablet, await pictureOf(9));
    expect(await upload(world, tablet)).toBe(2);
    expect([await isStored(world, hash), await codes()]).toEqual([true, ["fileType"]]);
  });

  it("[F8] is refused by the answer to what is missing, before a byte of it travels", async () => {
    await defectWithPhoto(tablet, new Uint8Array(21 * 1_048_576));
    expect(await upload(world, tablet)).toBe(0);
    expect(await codes()).toEqual(["fileTooLarge"]);
  });

  it("[F8] is sent once more when the person asks for it, and taken where the reason is gone", async () => {
    const { hash } = await defectWithPhoto(tablet, await pictureOf(8));
    await world.join("tester", "viewer");
    await upload(world, tablet);
    expect(await codes()).toEqual(["forbidden"]);
    await world.join("tester", "tester");
    expect(await upload(world, tablet)).toBe(0);
    await refused.sendAgain(await onlyRefused());
    expect(await upload(world, tablet)).toBe(1);
    expect([await isStored(world, hash), await tablet.database.uploads.count()]).toEqual([true, 0]);
  });

  it("[F8] whose bytes were hurt is believed to be so only when it is said again", async () => {
    const { photo } = await defectWithPhoto(tablet, await pictureOf(8));
    await tablet.database.blobs.update(photo, { bytes: new Uint8Array(await pictureOf(9)).buffer });
    for (const told of [[], [], ["fileHash"]]) {
      await upload(world, tablet);
      expect(await codes()).toEqual(told);
    }
  });

  it("[F8] is told also where its bytes are gone from the device", async () => {
    const { photo } = await defectWithPhoto(tablet, await pictureOf(8));
    await tablet.database.blobs.delete(photo);
    expect(await upload(world, tablet)).toBe(0);
    expect(await codes()).toEqual(["fileMissing"]);
  });

  it("[F8] goes from its record and the device when the person lets it go", async () => {
    const { photo } = await defectWithPhoto(tablet, nothing());
    await upload(world, tablet);
    await refused.letGo(await onlyRefused());
    await tablet.sync();
    expect((await tablet.shown(photo))?.deleted).not.toBeNull();
    expect([
      await tablet.database.blobs.count(),
      await tablet.database.uploads.count(),
      (await count(tablet.database)).parked,
    ]).toEqual([0, 0, 0]);
  });

  it("[F8] gives its place to another", async () => {
    const { defect } = await defectWithPhoto(tablet, nothing());
    await upload(world, tablet);
    const bytes = await pictureOf(9);
    const { hash } = await defectWithPhoto(tablet, bytes);
    const held = await tablet.database.blobs.where("hash").equals(hash).first();
    if (!held) throw new Error("no photo");
    const instead = { ...held, id: `${held.id}-2` };
    await tablet.database.blobs.put(instead);
    await refused.letGo(await onlyRefused(), instead.id);
    await tablet.sync();
    const photos = await read.pointingTo(defect, "attachment");
    expect(photos.map(({ fields }) => fields.hash)).toEqual([hash]);
  });
});

describe("an answer that says nothing about the photo", () => {
  const json = (status: number, code: string) => () =>
    Promise.resolve(Response.json({ code }, { status }));
  const page = (status: number) => () =>
    Promise.resolve(new Response("<h1>Proxy</h1>", { status }));

  it.each<[string, typeof fetch]>([
    ["no network", () => Promise.reject(new TypeError("offline"))],
    ["500", json(500, "fileType")],
    ["507 of a full server", json(507, "serverFull")],
    ["401", json(401, "signedOut")],
    ["408", page(408)],
    ["429", json(429, "tooMany")],
    ["404 of a space that is being left", json(404, "missing")],
    ["403 of a wrong setting", json(403, "foreignOrigin")],
    ["403 of what stands between", page(403)],
    ["a page of what stands between", page(422)],
    ["an answer that was cut off", () => Promise.resolve(new Response("{"))],
  ])("[F9] parks nothing: %s", async (_, answer) => {
    const { hash } = await defectWithPhoto(tablet, await pictureOf(8));
    await upload(world, tablet, answer);
    expect(await codes()).toEqual([]);
    await tablet.database.uploads.toCollection().modify({ nextTry: 0 });
    expect(await upload(world, tablet)).toBe(1);
    expect(await isStored(world, hash)).toBe(true);
  });

  it("[F8] unless it is the limit of what stands between", async () => {
    await defectWithPhoto(tablet, await pictureOf(8));
    await upload(world, tablet, page(413));
    expect(await codes()).toEqual(["fileTooLarge"]);
  });

  it("[F9] is told apart from the server's own in the same run", async () => {
    await defectWithPhoto(tablet, nothing());
    await defectWithPhoto(tablet, await pictureOf(8));
    const { door } = photoDoor(world, "tester");
    let calls = 0;
    await upload(world, tablet, (address, init) => {
      calls += 1;
      return calls === 2 ? Promise.reject(new TypeError("offline")) : door(address, init);
    });
    expect(await codes()).toEqual(["fileType"]);
    expect(await count(tablet.database)).toMatchObject({ parked: 1, photos: 1 });
  });
});
