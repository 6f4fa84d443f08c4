/** A server that is put back more than once, and what stood on what it lost: choices, edits on what was brought back. */
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { missingAfterRestores } from "@/server/backup/missing";
import { createWorld, type Device, SPACE, type World } from "./world";

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

const fields = { severity: "major", occurredAt: 1_795_134_600_000, title: "税額が1円多い" };

async function defect(): Promise<string> {
  const { value } = await tablet.write.create(SPACE, "defect", fields);
  await tablet.sync();
  await laptop.sync();
  return value;
}

async function missing() {
  const found = await missingAfterRestores(world.store, world.store.inspector);
  return found.flatMap(({ spaces }) => spaces.flatMap((space) => space.missing));
}

describe("what came back and was lost once more", () => {
  it("[B13] is listed under none of the seqs that it had", async () => {
    const backup = await world.backup();
    await defect();
    await world.restore(backup, "crashed");
    await tablet.sync();
    await world.restore(backup, "crashed");
    await tablet.sync();
    await laptop.sync();
    expect(await missing()).toEqual([]);
  });

  it("[B12] [B13] leaves what stood beside it and never came back on the list", async () => {
    const phone = await world.device("tester");
    const backup = await world.backup();
    await defect();
    const { value } = await phone.write.create(SPACE, "defect", fields);
    await phone.write.change(value, { step: "3" });
    await phone.sync();
    await laptop.sync();
    await world.restore(backup, "crashed");
    for (const device of [tablet, laptop]) await device.sync();
    // Where the phone's two changes were; the first of them is known by its number alone.
    expect(await missing()).toEqual([[2, 3]]);
    await world.restore(backup);
    for (const device of [tablet, laptop]) await device.sync();
    expect(await missing()).toEqual([[2, 3]]);
  });

  it("[B13] [M4] was seen by whoever had seen it before both restores", async () => {
    const id = await defect();
    const backup = await world.backup();
    await tablet.write.change(id, { severity: "fatal" });
    await tablet.sync();
    await laptop.sync();
    laptop.line.up = false;
    await laptop.write.change(id, { severity: "minor" });
    for (let time = 0; time < 2; time += 1) {
      await world.restore(backup, "crashed");
      await tablet.sync();
    }
    laptop.line.up = true;
    for (const device of [laptop, tablet]) await device.sync();
    expect(await laptop.all("conflict")).toEqual([]);
    expect((await tablet.shown(id))?.fields.severity).toBe("minor");
  });
});

describe("what stood on a record that somebody had brought back from the trash", () => {
  it.each(["comes later", "is lost"])(
    "[B15] [D3] is taken again, though whoever did it %s",
    async (phoneIs) => {
      const phone = await world.device("tester");
      const id = await defect();
      await phone.sync();
      const backup = await world.backup();
      await phone.write.change(id, { step: "1" });
      await laptop.write.remove(id);
      for (const device of [laptop, phone, tablet]) await device.sync();
      await tablet.write.change(id, { step: "2" });
      await tablet.sync();
      await world.restore(backup, "crashed");
      for (const device of [laptop, tablet]) await device.sync();
      if (phoneIs === "comes later") for (const device of [phone, tablet]) await device.sync();
      expect(await tablet.database.parked.count()).toBe(0);
      expect(await tablet.shown(id)).toMatchObject({ deleted: null });
      const [row] = await world.store.rows(SPACE, [id]);
      expect(row?.deleted).toBeNull();
    },
  );
});

describe("a conflict that a restore lost", () => {
  async function clash(): Promise<{ id: string; backup: string; conflict: string }> {
    const id = await defect();
    const backup = await world.backup();
    await tablet.write.change(id, { severity: "fatal" });
    await laptop.write.change(id, { severity: "minor" });
    for (const device of [tablet, laptop, tablet]) await device.sync();
    const [conflict] = await laptop.all("conflict");
    if (!conflict) throw new Error("nothing clashed");
    return { id, backup, conflict: conflict.id };
  }
  const choose = (conflict: string) =>
    laptop.write.group(SPACE, (tap) => tap.resolve(conflict, { severity: "minor" }));

  it("[B14] [B6] is settled again by the choice that had settled it, though it opens under another id", async () => {
    const { id, backup, conflict } = await clash();
    await choose(conflict);
    await laptop.sync();
    await world.restore(backup, "crashed");
    for (const device of [tablet, laptop, tablet]) await device.sync();
    const conflicts = await tablet.all("conflict");
    expect(conflicts.map(({ fields: { state } }) => state)).toEqual(["settled"]);
    expect(conflicts[0]?.id).not.toBe(conflict);
    expect((await tablet.shown(id))?.fields.severity).toBe("minor");
    expect(await laptop.database.parked.count()).toBe(0);
  });

  it("[B8] goes from the screen when the choice that stood on it is refused", async () => {
    const { backup, conflict } = await clash();
    await world.restore(backup, "crashed");
    await choose(conflict);
    // Its author has not brought the other side back yet: nothing clashes.
    await laptop.sync();
    expect(await laptop.shown(conflict)).toBeUndefined();
    expect(await laptop.database.parked.toArray()).toMatchObject([{ code: "missingRecord" }]);
  });
});
