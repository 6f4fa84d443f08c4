import "fake-indexeddb/auto";
import Dexie from "dexie";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { HandOverNote, KnownPerson } from "@/lib/local/device";
import { handOver, refusedPhotos } from "@/lib/local/hand-over";
import type { HandOverDoor } from "@/lib/sync/hand-over";
import { type CallError, TransportError } from "@/lib/sync/protocol";
import { confirmWiped, finishHandOver, openHandOver, takeHandOver } from "@/server/sync/hand-over";
import { defectWithPhoto, hashOf, isOnDisk, photoDoor, pictureOf } from "./server-photos";
import { createWorld, type Device, SPACE, type World } from "./world";

let world: World;
let tablet: Device;
beforeEach(async () => {
  world = await createWorld();
  await world.join("tester", "tester");
  await world.join("lead", "lead");
  tablet = await world.device("tester");
});
afterEach(() => world.end());

const fields = { severity: "major", occurredAt: 1_795_134_600_000, title: "税額が1円多い" };

/** What the device keeps outside of the database that goes. */
let person: KnownPerson;

/** Two changes that are only here, and the member is out. */
async function takenAway(): Promise<void> {
  const { value } = await tablet.write.create(SPACE, "defect", fields);
  await tablet.write.change(value, { module: "SD" });
  await world.leave("tester", SPACE);
  await tablet.sync();
  expect(tablet.engine.status().error).toBe("revoked");
  tablet.database.close();
  const userId = tablet.database.name.replace(/^asayu-/, "");
  person = { userId, name: "", leaseUntil: 0, lastUsed: 0, waiting: 2, revoked: true };
}

/** The real server behind a network that is cut in its `cut`-th call, before or after the server's work. */
function doorCut(cut: number, when: "before" | "after"): HandOverDoor {
  const ports = { store: world.store, now: Date.now };
  let calls = 0;
  async function call<T>(work: () => Promise<T>): Promise<T> {
    calls += 1;
    if (calls === cut && when === "before") throw new TransportError("unreachable");
    const answer = await work().catch((cause: { code: CallError }) => {
      throw new TransportError(cause.code, { cause });
    });
    if (calls === cut) throw new TransportError("unreachable");
    return answer;
  }
  return {
    open: (clientId) => call(() => openHandOver(ports, "tester", clientId)),
    take: (request) => call(() => takeHandOver(ports, JSON.parse(JSON.stringify(request)))),
    finish: (grant) => call(() => finishHandOver(ports, grant)),
    confirm: (grant) => call(() => confirmWiped(ports, grant)),
    fetch: photoDoor(world, "tester").door,
  };
}

const attempt = (door: HandOverDoor, now = Date.now) =>
  handOver({
    ...{ person, door, now, onProgress: () => {}, readyPhotos: async () => {} },
    async note(kept: HandOverNote) {
      person = { ...person, handOver: kept };
    },
  });

const NEVER = 99;

describe("[L13] a device that was taken away", () => {
  it.each([1, 2, 3, 4].flatMap((cut) => [[cut, "before"] as const, [cut, "after"] as const]))(
    "hands everything over once and clears itself, cut in call %i %s the server's work",
    async (cut, when) => {
      await takenAway();
      await expect(attempt(doorCut(cut, when))).rejects.toMatchObject({ code: "unreachable" });
      const before = await Dexie.exists(tablet.database.name);
      // What is not with the server is still here.
      expect(before).toBe(cut < 4);
      expect(await attempt(doorCut(NEVER, when))).toBe("wiped");
      expect(person.handOver).toMatchObject({ step: "wiped", grant: null, changes: 2 });
      expect(await Dexie.exists(tablet.database.name)).toBe(false);
      const held = await world.store.quarantined(SPACE);
      expect(held.map(({ op }) => op.type)).toEqual(["create", "set"]);
      expect(await world.store.rowsOfKind(SPACE, "defect")).toEqual([]);
      const [entry] = await world.store.handOversOf("tester");
      expect(entry?.wipedAt).not.toBeNull();
    },
  );

  it("hands over fewer at once where all together are too much", async () => {
    await takenAway();
    const door = doorCut(NEVER, "before");
    const take: HandOverDoor["take"] = (request) =>
      request.ops.length > 1 ? Promise.reject(new TransportError("tooLarge")) : door.take(request);
    expect(await attempt({ ...door, take })).toBe("wiped");
    expect(await world.store.quarantined(SPACE)).toHaveLength(2);
  });

  it("is given back whole where the person is in again before anything was handed over", async () => {
    await takenAway();
    await world.join("tester", "tester");
    expect(await attempt(doorCut(NEVER, "before"))).toBe("welcome");
    expect(await Dexie.exists(tablet.database.name)).toBe(true);
  });
});

describe("[F10] photos that the server does not take from a device that was taken away", () => {
  const bad = new TextEncoder().encode("no picture");

  /** One photo that the server takes and one that it does not; both records have arrived. */
  async function withPhotos(): Promise<string> {
    const good = await pictureOf(8);
    await defectWithPhoto(tablet, good);
    await defectWithPhoto(tablet, bad);
    await takenAway();
    return hashOf(good);
  }

  const offered = async () =>
    (await refusedPhotos(person.userId)).map(({ code, bytes }) => [code, bytes.byteLength]);

  it("are offered once everything else is handed over, and go when the person says so", async () => {
    const good = await withPhotos();
    const door = doorCut(NEVER, "before");
    expect(await attempt(door)).toBe("offering");
    expect(isOnDisk(world, good)).toBe(true);
    expect(await world.store.quarantined(SPACE)).toHaveLength(2);
    expect(await offered()).toEqual([["fileType", bad.length]]);
    // Closed and opened again.
    expect(await attempt(door)).toBe("offering");
    expect(await offered()).toEqual([["fileType", bad.length]]);
    if (person.handOver) person = { ...person, handOver: { ...person.handOver, letGo: true } };
    expect(await attempt(door)).toBe("wiped");
    expect(person.handOver).toMatchObject({ step: "wiped", photos: 1 });
    expect(await Dexie.exists(tablet.database.name)).toBe(false);
  });

  it("go by themselves a day later, where nobody says so", async () => {
    await withPhotos();
    const door = doorCut(NEVER, "before");
    expect(await attempt(door)).toBe("offering");
    const hours = (count: number) => () => Date.now() + count * 3_600_000;
    expect(await attempt(door, hours(23))).toBe("offering");
    expect(await attempt(door, hours(25))).toBe("wiped");
  });

  it("do not keep back what a network failure does", async () => {
    await withPhotos();
    const door = doorCut(NEVER, "before");
    const fetch = () => Promise.reject(new TypeError("offline"));
    await expect(attempt({ ...door, fetch })).rejects.toThrow("2 photos");
    expect(await attempt(door)).toBe("offering");
  });
});
