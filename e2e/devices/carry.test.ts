import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createCarry } from "@/lib/local/carry";
import { kinds } from "@/lib/records";
import { createWorld, type Device, SPACE, type World } from "./world";

const PASSWORD = "朝の会議室でお茶を3杯";
const SERVER = "https://asayu.example.jp";

let world: World;
let tablet: Device;
let laptop: Device;
beforeEach(async () => {
  world = await createWorld();
  await world.join("tester", "tester");
  await world.join("other", "tester");
  tablet = await world.device("tester");
  laptop = await world.device("tester");
});
afterEach(() => world.end());

const fields = { severity: "major", occurredAt: 1_795_134_600_000, title: "税額が1円多い" };

const carryOf = (device: Device, server = SERVER) =>
  createCarry({
    ...{ database: device.database, changes: device.changes, registry: kinds, server },
    ...{ user: { id: device.userId, name: device.userId }, now: Date.now },
    resumePhotos: async () => {},
  });

async function packed(): Promise<ArrayBuffer> {
  const file = await carryOf(tablet).pack(PASSWORD);
  if (!file) throw new Error("nothing was packed");
  return file.buffer;
}

/** A defect made, changed and with a photo, none of it sent. */
async function unsentDefect(): Promise<string> {
  tablet.line.up = false;
  await tablet.database.blobs.put({
    ...{ id: "p1", bytes: new Uint8Array([1, 2, 3]).buffer, mime: "image/jpeg", name: "p.jpg" },
    ...{ takenAt: 1, hash: "a".repeat(64), width: 8, height: 8, broken: false },
  });
  const { value } = await tablet.write.group(SPACE, (tap) => {
    const id = tap.create("defect", fields);
    tap.attach(id, ["p1"]);
    return id;
  });
  await tablet.write.change(value, { module: "SD" });
  return value;
}

describe("what is only on one device, carried to another of the same person", () => {
  it("[X1] is shown there at once, sent from there, and applied once although both send it", async () => {
    const id = await unsentDefect();
    const file = await packed();
    expect(await carryOf(laptop).unpack(file, PASSWORD)).toEqual({ changes: 3, photos: 1 });
    expect(await laptop.shown(id)).toMatchObject({ pending: 2, fields: { module: "SD" } });
    expect(
      new Uint8Array((await laptop.database.blobs.get("p1"))?.bytes ?? new ArrayBuffer(0)),
    ).toEqual(new Uint8Array([1, 2, 3]));
    expect(await laptop.database.uploads.count()).toBe(1);
    await laptop.sync();
    tablet.line.up = true;
    await tablet.sync();
    await laptop.sync();
    for (const device of [tablet, laptop]) {
      expect(await device.unsent()).toBe(0);
      expect(await device.database.parked.count()).toBe(0);
      expect(await device.shown(id)).toMatchObject({ pending: 0, number: 1 });
    }
    const rows = await world.store.rowsOfKind(SPACE, "defect");
    expect(rows).toMatchObject([{ created: { by: "tester" }, fields: { module: "SD" } }]);
    expect(await world.store.rowsOfKind(SPACE, "attachment")).toHaveLength(1);
  });

  it("[X1] taken in twice is there once", async () => {
    await unsentDefect();
    const file = await packed();
    laptop.line.up = false;
    await carryOf(laptop).unpack(file, PASSWORD);
    expect(await carryOf(laptop).unpack(file, PASSWORD)).toEqual({ changes: 0, photos: 0 });
    expect(await laptop.unsent()).toBe(3);
    laptop.line.up = true;
    await laptop.sync();
    expect(await carryOf(laptop).unpack(file, PASSWORD)).toEqual({ changes: 0, photos: 0 });
    expect(await laptop.unsent()).toBe(0);
  });

  it("brings refused changes along as they were", async () => {
    const id = await unsentDefect();
    await world.leave("tester", SPACE);
    await world.join("tester", "viewer");
    tablet.line.up = true;
    await tablet.sync();
    expect(await tablet.database.parked.count()).toBe(3);
    await carryOf(laptop).unpack(await packed(), PASSWORD);
    const parked = await laptop.database.parked.toArray();
    expect(parked.map(({ code }) => code)).toContain("forbidden");
    expect(parked.some(({ record }) => record === id)).toBe(true);
  });

  it("says that nothing is only here", async () => {
    expect(await carryOf(tablet).pack(PASSWORD)).toBeNull();
  });
});

describe("a file that cannot be taken in", () => {
  it.each([
    ["wrongPassword", async (file: ArrayBuffer) => carryOf(laptop).unpack(file, "別の言葉です")],
    ["damaged", async (file: ArrayBuffer) => carryOf(laptop).unpack(file.slice(0, -5), PASSWORD)],
    ["damaged", async (file: ArrayBuffer) => carryOf(laptop).unpack(altered(file), PASSWORD)],
    ["damaged", async () => carryOf(laptop).unpack(new ArrayBuffer(20), PASSWORD)],
    [
      "otherServer",
      async (file: ArrayBuffer) =>
        carryOf(laptop, "https://other.example.jp").unpack(file, PASSWORD),
    ],
    [
      "otherPerson",
      async (file: ArrayBuffer) => carryOf(await world.device("other")).unpack(file, PASSWORD),
    ],
  ] as const)("is refused as %s, and nothing of it is taken", async (code, attempt) => {
    await unsentDefect();
    await expect(attempt(await packed())).rejects.toMatchObject({ code });
    expect(await laptop.unsent()).toBe(0);
    expect(await laptop.database.blobs.count()).toBe(0);
  });

  it("shows nothing of what it holds", async () => {
    await unsentDefect();
    const text = new TextDecoder().decode(await packed());
    for (const secret of ["税額", "defect", "tester", SERVER]) expect(text).not.toContain(secret);
  });
});

function altered(file: ArrayBuffer): ArrayBuffer {
  const bytes = new Uint8Array(file.slice(0));
  bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
  return bytes.buffer;
}
