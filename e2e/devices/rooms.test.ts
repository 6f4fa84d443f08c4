import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createCarry } from "@/lib/local/carry";
import { takeNewClientId } from "@/lib/local/renumber";
import { unseal } from "@/lib/local/seal";
import { count, unsentOf } from "@/lib/local/sync-status";
import { kinds } from "@/lib/records";
import { createWorld, type Device, SPACE, type World } from "./world";

const ROOM = "0199aaaa-0000-7000-8000-00000000000a";
const fields = { severity: "major", occurredAt: 1_795_134_600_000, title: "単価の相談" };

let world: World;
let tablet: Device;
let laptop: Device;

/** The tester and the lead are in the project; the lead is in the room as well. */
/** What the person would take along in a file. */
async function exported({ database, changes, userId }: Device): Promise<string> {
  const user = { id: userId, name: "業務担当者" };
  const more = { server: "", now: Date.now, resumePhotos: async () => {} };
  const carry = createCarry({ database, changes, registry: kinds, user, ...more });
  const file = await carry.pack("朝の会議室でお茶を3杯");
  return file ? unseal(file.buffer, "朝の会議室でお茶を3杯") : "";
}

beforeEach(async () => {
  world = await createWorld();
  await world.addSpace(ROOM, { kind: "private", code: "KXZ" });
  await world.join("tester", "tester");
  await world.join("lead", "lead");
  await world.join("lead", "lead", "user", ROOM);
  tablet = await world.device("tester");
  laptop = await world.device("lead");
});
afterEach(() => world.end());

const spacesOf = (device: Device) => device.database.spaces.toCollection().primaryKeys();

describe("somebody added to a room", () => {
  it("[L8] [N3] gets all of it, under numbers that carry its code", async () => {
    await laptop.write.create(SPACE, "defect", fields);
    const kept = [];
    for (let made = 0; made < 3; made += 1)
      kept.push((await laptop.write.create(ROOM, "defect", fields)).value);
    await laptop.write.append(ROOM, "comment", { of: kept[0], text: "社内では言えない" });
    await laptop.sync();
    await tablet.sync();
    expect(await tablet.all("defect")).toHaveLength(1);
    expect(await tablet.all("comment")).toEqual([]);

    await world.join("tester", "tester", "user", ROOM);
    await tablet.sync();
    const rows = await Promise.all(kept.map((id) => tablet.shown(id)));
    expect(rows.map((row) => [row?.number, row?.room])).toEqual([
      [1, "KXZ"],
      [2, "KXZ"],
      [3, "KXZ"],
    ]);
    expect(await tablet.all("comment")).toHaveLength(1);
  });

  it("writes there, and nobody outside hears of it", async () => {
    await world.join("tester", "tester", "user", ROOM);
    await world.join("other", "tester");
    const other = await world.device("other");
    await tablet.sync();
    const { value } = await tablet.write.create(ROOM, "defect", fields);
    await tablet.sync();
    await laptop.sync();
    await other.sync();
    expect(await laptop.shown(value)).toMatchObject({ number: 1, room: "KXZ", space: ROOM });
    expect(await other.database.records.count()).toBe(0);
    expect(await spacesOf(other)).toEqual([SPACE]);
  });
});

describe("somebody removed from a room", () => {
  let inRoom: string;
  beforeEach(async () => {
    await world.join("tester", "tester", "user", ROOM);
    inRoom = (await laptop.write.create(ROOM, "defect", fields)).value;
    await laptop.sync();
    await tablet.sync();
  });

  it("[L8] loses it from the device, with what was kept of it, and nothing else", async () => {
    const own = await tablet.write.create(SPACE, "defect", fields);
    await tablet.write.change(inRoom, { module: "SD" });
    await tablet.sync();
    await world.leave("tester", ROOM);
    await tablet.sync();
    expect(await tablet.shown(inRoom)).toBeUndefined();
    expect(await spacesOf(tablet)).toEqual([SPACE]);
    expect(await tablet.shown(own.value)).toMatchObject({ number: 1 });
    const kept = JSON.stringify([
      await tablet.database.acked.toArray(),
      await tablet.database.server.toArray(),
    ]);
    expect(kept).not.toContain(ROOM);
    expect(await tablet.database.parked.count()).toBe(0);
  });

  it("[L8] keeps what was unsent there as parked with the reason, and sends the rest", async () => {
    tablet.line.up = false;
    await tablet.write.change(inRoom, { module: "SD" });
    await tablet.write.create(ROOM, "defect", { ...fields, title: "圏外で書いた" });
    const own = await tablet.write.create(SPACE, "defect", fields);
    await world.leave("tester", ROOM);
    tablet.line.up = true;
    await tablet.sync();
    const parked = await tablet.database.parked.toArray();
    expect(parked.map(({ code, title }) => [code, title]).sort()).toEqual([
      ["missingSpace", "単価の相談"],
      ["missingSpace", "圏外で書いた"],
    ]);
    expect(await tablet.unsent()).toBe(0);
    expect(unsentOf(await count(tablet.database))).toBe(2);
    expect(await tablet.shown(own.value)).toMatchObject({ number: 1 });
    expect(await tablet.database.records.filter((row) => row.space === ROOM).count()).toBe(0);
    const copy = await exported(tablet);
    expect(copy).toContain("圏外で書いた");
  });

  it("keeps the bytes of a photo that had not arrived, and lets those go that had", async () => {
    const photo = (id: string, hash: string) => ({
      ...{ id, hash, bytes: new ArrayBuffer(4), mime: "image/jpeg", name: `${id}.jpg` },
      ...{ takenAt: 1, width: 1, height: 1, broken: false },
    });
    const [late, arrived] = ["a".repeat(64), "b".repeat(64)];
    await tablet.database.blobs.bulkPut([photo("late", late), photo("arrived", arrived)]);
    await tablet.write.attach(inRoom, ["late", "arrived"]);
    await tablet.sync();
    await tablet.database.uploads.delete(`${ROOM}/${arrived}`);
    await world.leave("tester", ROOM);
    await tablet.sync();
    expect(await tablet.database.blobs.toCollection().primaryKeys()).toEqual(["late"]);
    const parked = await tablet.database.parked.toArray();
    expect(parked.map(({ record, code }) => [record, code])).toEqual([["late", "missingSpace"]]);
    // Neither tried for ever nor counted twice.
    expect(await count(tablet.database)).toMatchObject({ photos: 0, parked: 1 });
    const copy = await exported(tablet);
    expect(copy).toContain("late.jpg");
    expect(copy).not.toContain("arrived.jpg");
  });

  it("finds everything again when they are let back in", async () => {
    await world.leave("tester", ROOM);
    await tablet.sync();
    await world.join("tester", "tester", "user", ROOM);
    await tablet.sync();
    expect(await tablet.shown(inRoom)).toMatchObject({ number: 1, room: "KXZ" });
  });
});

describe("a device that was taken away", () => {
  const revoke = async () => {
    const { clientId } = await tablet.port.identity();
    await world.store.transaction(async (tx) => {
      const device = await tx.device(clientId);
      if (device) await tx.putDevice({ ...device, revokedAt: Date.now() });
    });
  };

  it("[L6] is refused, keeps its outbox, and another device of the person goes on", async () => {
    await revoke();
    const phone = await world.device("tester");
    await tablet.write.create(SPACE, "defect", fields);
    await phone.write.create(SPACE, "defect", fields);
    await tablet.sync();
    await phone.sync();
    expect(tablet.engine.status()).toMatchObject({ phase: "stopped", error: "revoked" });
    expect([await tablet.unsent(), await phone.unsent()]).toEqual([1, 0]);
  });

  it("[L9] [X1] comes as a new device after a sign-in, and what waited arrives once", async () => {
    const before = await tablet.write.create(SPACE, "defect", { ...fields, title: "届いている" });
    await tablet.sync();
    tablet.line.losePushAnswers = 1;
    const waiting = await tablet.write.create(SPACE, "defect", {
      ...fields,
      title: "答えが来ない",
    });
    await tablet.sync();
    await revoke();
    await tablet.sync();
    expect(await tablet.unsent()).toBe(1);
    await takeNewClientId(tablet.database);
    await tablet.sync();
    expect(await tablet.unsent()).toBe(0);
    await laptop.sync();
    const seen = (await laptop.all("defect")).map(({ id, number }) => [id, number]);
    expect(seen.sort((a, b) => Number(a[1]) - Number(b[1]))).toEqual([
      [before.value, 1],
      [waiting.value, 2],
    ]);
  });
});
