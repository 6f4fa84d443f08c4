import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { byPlace, keyAfterLast } from "@/lib/records/order-key";
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

const linesOf = async (device: Device) =>
  (await device.all("minuteLine"))
    .map(({ id, fields }) => ({ id, order: fields.order, text: String(fields.text) }))
    .sort(byPlace);

const write = async (device: Device, meeting: string, text: string) => {
  const order = keyAfterLast((await linesOf(device)).map((line) => line.order));
  await device.write.create(SPACE, "minuteLine", { meeting, type: "memo", text, order });
};

describe("two note-takers offline on one meeting", () => {
  it("write twenty lines each: forty, once each, in an order that both devices agree on", async () => {
    const { value: meeting } = await tablet.write.create(SPACE, "meeting", {
      type: "standup",
      date: "2026-11-24",
    });
    await write(tablet, meeting, "前回からの持越しはない");
    await tablet.sync();
    await laptop.sync();

    for (const device of [tablet, laptop]) device.line.up = false;
    for (let number = 1; number <= 20; number++) {
      await write(tablet, meeting, `書記A ${number}`);
      await write(laptop, meeting, `書記B ${number}`);
    }
    for (const device of [tablet, laptop]) device.line.up = true;
    // An answer that is lost must not double a line.
    tablet.line.losePushAnswers = 1;
    for (const device of [tablet, tablet, laptop, tablet]) await device.sync();

    const ours = await linesOf(tablet);
    expect(await linesOf(laptop)).toEqual(ours);
    expect([await tablet.unsent(), await laptop.unsent()]).toEqual([0, 0]);
    expect(ours).toHaveLength(41);
    expect(new Set(ours.map(({ text }) => text)).size).toBe(41);
    expect(ours[0]?.text).toBe("前回からの持越しはない");
    // Each one's lines stand in the order in which they were typed.
    for (const writer of ["書記A", "書記B"])
      expect(ours.flatMap(({ text }) => (text.startsWith(writer) ? [text] : []))).toEqual(
        Array.from({ length: 20 }, (_, index) => `${writer} ${index + 1}`),
      );

    await write(laptop, meeting, "次の行");
    await laptop.sync();
    await tablet.sync();
    expect((await linesOf(tablet)).at(-1)?.text).toBe("次の行");
  });
});
