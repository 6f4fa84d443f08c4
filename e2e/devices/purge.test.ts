/** A photo that is purged goes from every device, whatever it was doing then. */
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sweepPurged } from "@/lib/local/purged";
import { attachTo, defectWithPhoto, isOnDisk, photoDoor, pictureOf, upload } from "./server-photos";
import { createWorld, type Device, SPACE, type World } from "./world";

const ROOM = "0199aaaa-0000-7000-8000-000000000002";

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

const purge = (device: Device, photo: string) =>
  device.write.transition(photo, "purged", { purgeReason: "顔が写っている" });

/** As a screen that showed the photo leaves it. */
async function fetched(device: Device, hash: string): Promise<void> {
  const { door } = photoDoor(world, device.userId);
  const answer = await door(`/api/files/${SPACE}/${hash}`);
  const bytes = await answer.arrayBuffer();
  await device.database.blobs.put({
    ...{ id: hash, bytes, mime: "image/jpeg", name: "", takenAt: 0, hash },
    ...{ width: null, height: null, broken: false },
  });
}

const blobs = ({ database }: Device) => database.blobs.count();

/** A photo that the server has and that both devices hold. */
async function sharedPhoto() {
  const made = await defectWithPhoto(tablet, await pictureOf(8));
  await upload(world, tablet);
  await laptop.sync();
  await fetched(laptop, made.hash);
  expect([await blobs(tablet), await blobs(laptop), isOnDisk(world, made.hash)]).toEqual([
    1,
    1,
    true,
  ]);
  return made;
}

describe("a purged photo", () => {
  it("[F1] [F7] goes from the device that asks at once, from the server and the others as they hear of it", async () => {
    const { photo, hash } = await sharedPhoto();
    laptop.line.up = false;
    await purge(laptop, photo);
    expect([await blobs(laptop), await blobs(tablet)]).toEqual([0, 1]);
    laptop.line.up = true;
    laptop.line.losePushAnswers = 1;
    await laptop.sync();
    await laptop.engine.retryNow();
    expect(isOnDisk(world, hash)).toBe(false);
    await tablet.sync();
    expect(await blobs(tablet)).toBe(0);
    expect(await tablet.shown(photo)).toMatchObject({
      fields: { state: "purged", purgeReason: "顔が写っている" },
      entered: { purged: { times: 1, by: "lead" } },
    });
    expect(await world.store.changesOf(SPACE, photo)).toHaveLength(2);
  });

  it("[F7] goes from a device that was off meanwhile, and never comes to a new one", async () => {
    const { photo, hash } = await sharedPhoto();
    tablet.line.up = false;
    await purge(laptop, photo);
    await laptop.sync();
    tablet = await (await tablet.restart()).restart();
    await tablet.sync();
    expect(await blobs(tablet)).toBe(0);
    const fresh = await world.device("tester");
    expect((await fresh.shown(photo))?.fields.state).toBe("purged");
    const { door } = photoDoor(world, "tester");
    expect((await door(`/api/files/${SPACE}/${hash}`)).status).toBe(410);
  });

  it("[F7] that an older program was told of goes at the next start", async () => {
    const { photo, hash } = await sharedPhoto();
    const held = await tablet.database.blobs.toArray();
    await purge(laptop, photo);
    await laptop.sync();
    await tablet.sync();
    await tablet.database.blobs.bulkPut(held);
    expect(await sweepPurged(tablet.database)).toBe(true);
    expect(await blobs(tablet)).toBe(0);
    expect(await sweepPurged(tablet.database)).toBe(false);
    // Also where the record went to the trash afterwards.
    await laptop.write.remove(photo);
    await laptop.sync();
    await tablet.sync();
    await tablet.database.blobs.bulkPut(held);
    expect(await sweepPurged(tablet.database)).toBe(true);
    expect(hash).toBe(held[0]?.hash);
  });

  it("[F7] that was still only here is never sent", async () => {
    const { photo, hash } = await defectWithPhoto(tablet, await pictureOf(8));
    await purge(tablet, photo);
    expect(await tablet.database.uploads.count()).toBe(0);
    expect(await upload(world, tablet)).toBe(0);
    await tablet.sync();
    expect((await world.store.rows(SPACE, [photo]))[0]?.fields.state).toBe("purged");
    expect(isOnDisk(world, hash)).toBe(false);
  });

  it("[F4] that a device brings once more is dropped there, and tried no more", async () => {
    const { photo, hash } = await defectWithPhoto(tablet, await pictureOf(8));
    await laptop.sync();
    await purge(laptop, photo);
    await laptop.sync();
    expect([await upload(world, tablet), await tablet.database.uploads.count()]).toEqual([1, 0]);
    expect([await blobs(tablet), isOnDisk(world, hash)]).toEqual([0, false]);
  });

  it("[F4] goes from the other records of its space, and stays in another space", async () => {
    await world.addSpace(ROOM, { kind: "internal" });
    await world.join("tester", "tester", "user", ROOM);
    await world.join("lead", "lead", "user", ROOM);
    await tablet.sync();
    const bytes = await pictureOf(8);
    const { defect, photo, hash } = await defectWithPhoto(tablet, bytes);
    const second = await attachTo(tablet, defect, bytes);
    const inRoom = await defectWithPhoto(tablet, bytes, ROOM);
    await upload(world, tablet);
    await laptop.sync();
    await fetched(laptop, hash);
    await laptop.write.group(SPACE, (tap) => {
      for (const one of [photo, second]) tap.transition(one, "purged", { purgeReason: "顔" });
    });
    await laptop.sync();
    await tablet.sync();
    const { door } = photoDoor(world, "tester");
    expect((await door(`/api/files/${SPACE}/${hash}`)).status).toBe(410);
    expect((await door(`/api/files/${ROOM}/${hash}`)).status).toBe(200);
    expect([await blobs(tablet), await blobs(laptop)]).toEqual([3, 1]);
    await purge(laptop, inRoom.photo);
    await laptop.sync();
    await tablet.sync();
    expect([await blobs(tablet), await blobs(laptop), isOnDisk(world, hash)]).toEqual([
      0,
      0,
      false,
    ]);
  });

  it("[F2] cannot be taken back on the device, nor changed", async () => {
    const { photo } = await sharedPhoto();
    const saved = await purge(laptop, photo);
    await expect(laptop.write.undoAll(saved)).rejects.toMatchObject({ code: "undoOvertaken" });
    await laptop.sync();
    await expect(laptop.write.undoAll(saved)).rejects.toMatchObject({ code: "undoOvertaken" });
    await expect(laptop.write.change(photo, { name: "2.jpg" })).rejects.toMatchObject({
      code: "illegalTransition",
    });
    await expect(laptop.write.transition(photo, "kept")).rejects.toMatchObject({
      code: "illegalTransition",
    });
  });

  it("[F3] is refused at once to somebody who did not take it", async () => {
    const { photo } = await sharedPhoto();
    await world.join("other", "tester");
    const other = await world.device("other");
    await expect(purge(other, photo)).rejects.toMatchObject({ code: "forbidden" });
    await purge(tablet, photo);
    expect(await tablet.unsent()).toBe(1);
  });

  it("[F6] stays away after a restore: its purge comes back with its author's device", async () => {
    const { photo, hash } = await sharedPhoto();
    const backup = await world.backup();
    await purge(laptop, photo);
    await laptop.sync();
    await world.restore(backup, "crashed");
    expect(isOnDisk(world, hash)).toBe(false);
    expect((await world.store.rows(SPACE, [photo]))[0]?.fields.state).toBe("kept");
    await laptop.sync();
    await tablet.sync();
    expect((await world.store.rows(SPACE, [photo]))[0]?.fields.state).toBe("purged");
    expect((await tablet.shown(photo))?.fields.state).toBe("purged");
    expect([await blobs(tablet), await blobs(laptop)]).toEqual([0, 0]);
  });

  it("[F6] stays away after a restore also where its author never returns and a device that was off has it", async () => {
    const { photo, hash } = await sharedPhoto();
    const backup = await world.backup();
    tablet.line.up = false;
    await purge(laptop, photo);
    await laptop.sync();
    await world.restore(backup, "crashed");
    tablet.line.up = true;
    await tablet.sync();
    expect(await upload(world, tablet)).toBe(0);
    expect([await blobs(tablet), await tablet.database.uploads.count()]).toEqual([0, 0]);
    expect(isOnDisk(world, hash)).toBe(false);
    const { door } = photoDoor(world, "tester");
    expect(await (await door(`/api/files/${SPACE}/${hash}`)).json()).toMatchObject({
      ...{ code: "purged", by: "lead", reason: "顔が写っている" },
    });
  });
});
