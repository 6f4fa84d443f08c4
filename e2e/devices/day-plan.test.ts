import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeSlot } from "@/app/screens/today/write-slot";
import { slotChangeId, slotsOf } from "@/lib/day/slots";
import { templates } from "@/lib/day/templates";
import { createWorld, type Device, SPACE, type World } from "./world";

const DATE = "2026-11-20";
const slot = slotsOf(templates.uat, []).filter(({ key }) => key === "uat/2");

let world: World;
let tablet: Device;
let phone: Device;

/** Two devices of one person. */
beforeEach(async () => {
  world = await createWorld();
  await world.join("pmo", "pmo");
  tablet = await world.device("pmo");
  phone = await world.device("pmo");
  await tablet.sync();
  await phone.sync();
});
afterEach(() => world.end());

async function move(device: Device, from: string, to: string) {
  const [one] = slot;
  if (!one) throw new Error("the template has no such slot");
  const id = slotChangeId({ person: "pmo", project: SPACE, day: DATE, slot: one.key });
  const held = (await device.shown(id)) ?? null;
  const wanted = { from, to };
  const write = { id, held, slot: one, wanted, owner: "pmo", date: DATE } as const;
  await device.write.group(SPACE, (tap) => writeSlot(tap, { ...write, state: "planned" }));
}

async function dayOn(device: Device) {
  return slotsOf(templates.uat, await device.all("planItem"));
}

describe("the same slot changed on two devices without a network", () => {
  it("stays one slot and one record", async () => {
    await move(tablet, "10:15", "10:45");
    await move(phone, "10:15", "10:45");
    for (const device of [tablet, phone, tablet]) await device.sync();
    for (const device of [tablet, phone]) {
      expect(await device.all("planItem")).toHaveLength(1);
      expect(await device.all("conflict")).toEqual([]);
      expect(await dayOn(device)).toHaveLength(11);
      expect(await device.unsent()).toBe(0);
    }
  });

  it("asks which time stands where they differ, and still is one slot", async () => {
    await move(tablet, "10:15", "10:45");
    await move(phone, "10:00", "10:20");
    for (const device of [tablet, phone, tablet]) await device.sync();
    expect(await phone.all("planItem")).toHaveLength(1);
    expect((await dayOn(phone)).filter(({ key }) => key === "uat/2")).toMatchObject([
      { from: "10:15", to: "10:45" },
    ]);
    const fields = (await phone.all("conflict")).map((one) => one.fields.field);
    expect(fields.sort()).toEqual(["from", "to"]);
  });
});
