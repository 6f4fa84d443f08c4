import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SCHEMA_VERSION, VERSIONS_BACK } from "@/lib/sync/op";
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

const TOO_OLD = SCHEMA_VERSION - VERSIONS_BACK - 1;
const fields = { severity: "major", occurredAt: 1_795_134_600_000, title: "税額が1円多い" };

/** As if a program of that version had written everything that waits. */
async function wroteIn(device: Device, v: number): Promise<void> {
  await device.database.outbox.toCollection().modify((queued) => {
    queued.op.v = v;
  });
}

describe("a program that is too old for the server", () => {
  it("[L10] keeps what it wrote, goes on reading, and sends after the update", async () => {
    tablet.line.speaks = TOO_OLD;
    const ours = await tablet.write.create(SPACE, "defect", fields);
    const theirs = await laptop.write.create(SPACE, "defect", { ...fields, title: "別の不具合" });
    await laptop.sync();
    await tablet.sync();
    expect(tablet.engine.status()).toMatchObject({ phase: "stopped", error: "tooOld" });
    expect(await tablet.shown(theirs.value)).toMatchObject({ number: 1 });
    expect(await tablet.shown(ours.value)).toMatchObject({ number: null, pending: 1 });
    expect(await tablet.unsent()).toBe(1);

    await wroteIn(tablet, TOO_OLD);
    tablet = await tablet.restart();
    await tablet.sync();
    expect(await tablet.unsent()).toBe(0);
    expect(await tablet.shown(ours.value)).toMatchObject({ number: 2, pending: 0 });
  });
});

describe("what an older program left in the queue", () => {
  it.each([
    ["two", SCHEMA_VERSION - 2],
    ["three", SCHEMA_VERSION - 3],
  ])("[L11] goes out in today's version from %s versions back", async (_, v) => {
    const { value } = await tablet.write.create(SPACE, "defect", fields);
    await tablet.write.change(value, { module: "SD" });
    await wroteIn(tablet, v);
    await tablet.sync();
    expect([await tablet.unsent(), await tablet.database.parked.count()]).toEqual([0, 0]);
    expect(await tablet.shown(value)).toMatchObject({ number: 1, fields: { module: "SD" } });
  });

  it("[L11] is applied once where the older program had sent it and lost the answer", async () => {
    const { value } = await tablet.write.create(SPACE, "defect", fields);
    await wroteIn(tablet, SCHEMA_VERSION);
    tablet.line.losePushAnswers = 1;
    await tablet.sync();
    expect(await tablet.unsent()).toBe(1);
    // The server has it in the words of its own time.
    await wroteIn(tablet, TOO_OLD);
    await tablet.sync();
    expect([await tablet.unsent(), await tablet.database.parked.count()]).toEqual([0, 0]);
    expect(await tablet.all("defect")).toHaveLength(1);
    expect(await tablet.shown(value)).toMatchObject({ number: 1, seq: 1, pending: 0 });
  });

  it("[X2] gives nobody the outcome of somebody else's op", async () => {
    await tablet.write.create(SPACE, "defect", fields);
    const [queued] = await tablet.database.outbox.toArray();
    await tablet.sync();
    const own = await laptop.write.create(SPACE, "defect", { ...fields, title: "別の不具合" });
    await laptop.database.outbox.toCollection().modify((entry) => {
      entry.opId = queued?.opId ?? "";
      entry.op.opId = entry.opId;
    });
    await wroteIn(laptop, TOO_OLD);
    await laptop.sync();
    expect(await laptop.database.parked.toArray()).toMatchObject([
      { record: own.value, code: "invalid" },
    ]);
  });
});
