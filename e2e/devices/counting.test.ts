import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { count, unsentOf } from "@/lib/local/sync-status";
import { createWorld, type Device, SPACE, type World } from "./world";

let world: World;
let tablet: Device;
beforeEach(async () => {
  world = await createWorld();
  await world.join("tester", "tester");
  tablet = await world.device("tester");
  tablet.line.up = false;
});
afterEach(() => world.end());

const fields = { severity: "major", occurredAt: 1_795_134_600_000, title: "税額が1円多い" };

/** A photo on the disk; made ready already, or not yet. */
async function photo(id: string, ready = true): Promise<string> {
  await tablet.database.blobs.put({
    ...{ id, bytes: new ArrayBuffer(8), mime: "image/jpeg", name: "p.jpg", takenAt: 1 },
    ...{ hash: ready ? id.padEnd(64, "0") : null, width: 8, height: 8, broken: false },
  });
  return id;
}

const defectWith = (...photos: string[]) =>
  tablet.write.group(SPACE, (tap) => {
    const id = tap.create("defect", fields);
    tap.attach(id, photos);
    return id;
  });

const things = async () => unsentOf(await count(tablet.database));

describe("what is only on this device", () => {
  it.each([true, false])(
    "a defect with two photos is one thing (photos ready: %s)",
    async (ready) => {
      await defectWith(await photo("aa", ready), await photo("bb", ready));
      expect(await things()).toBe(1);
      await defectWith();
      expect(await things()).toBe(2);
    },
  );

  it("photos whose defect has arrived are one thing until their bytes have", async () => {
    await defectWith(await photo("aa"), await photo("bb"));
    tablet.line.up = true;
    await tablet.sync();
    expect(await tablet.unsent()).toBe(0);
    expect(await things()).toBe(1);
    await tablet.database.uploads.clear();
    expect(await things()).toBe(0);
  });

  it("photos added later to two defects are two things", async () => {
    const [first, second] = [await defectWith(), await defectWith()];
    tablet.line.up = true;
    await tablet.sync();
    tablet.line.up = false;
    for (const [place, { value }] of [first, second].entries()) {
      const one = await photo(`c${place}`);
      await tablet.write.group(SPACE, (tap) => tap.attach(value, [one]));
    }
    expect(await things()).toBe(2);
  });
});
