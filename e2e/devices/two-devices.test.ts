import { afterEach, beforeEach, describe, expect, it } from "vitest";
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

/** A defect that both devices have. */
async function known(more: Record<string, unknown> = {}): Promise<string> {
  const { value } = await tablet.write.create(SPACE, "defect", { ...fields, ...more });
  await tablet.sync();
  await laptop.sync();
  return value;
}

async function bothSync() {
  await tablet.sync();
  await laptop.sync();
  await tablet.sync();
}

describe("exactly once", () => {
  it("[X1] [X5] applies ops once when the answer of the push is lost three times", async () => {
    tablet.line.losePushAnswers = 3;
    const { value } = await tablet.write.create(SPACE, "defect", fields);
    for (let attempt = 0; attempt < 3; attempt++) {
      await tablet.sync();
      expect(await tablet.unsent()).toBe(1);
    }
    await tablet.sync();
    expect([tablet.line.pushes, await tablet.unsent()]).toEqual([4, 0]);
    await laptop.sync();
    expect(await laptop.all("defect")).toHaveLength(1);
    expect(await laptop.shown(value)).toMatchObject({ number: 1, seq: 1, pending: 0 });
  });

  it("[L1] [L2] keeps what was saved through a restart, and numbers ops without holes", async () => {
    tablet.line.up = false;
    const first = await tablet.write.create(SPACE, "defect", fields);
    tablet = await tablet.restart();
    tablet.line.up = false;
    await tablet.write.change(first.value, { module: "SD" });
    const queue = await tablet.database.outbox.orderBy("n").toArray();
    expect(queue.map(({ n, op }) => [n, op.type])).toEqual([
      [1, "create"],
      [2, "set"],
    ]);
    tablet.line.up = true;
    await tablet.sync();
    await laptop.sync();
    expect((await laptop.shown(first.value))?.fields).toMatchObject({ module: "SD" });
  });

  it("[X4] takes a new client id when a copy of the device wrote under the same one", async () => {
    await known();
    // The tablet is restored from an image that remembers nothing of the first op.
    await tablet.database.meta.put({ key: "lastN", value: 0 });
    const { value } = await tablet.write.create(SPACE, "defect", { ...fields, title: "二件目" });
    await tablet.sync();
    await laptop.sync();
    expect(await laptop.all("defect")).toHaveLength(2);
    expect((await laptop.shown(value))?.fields.title).toBe("二件目");
    expect(await tablet.unsent()).toBe(0);
  });
});

describe("two devices", () => {
  it("[M1] keep edits of different fields", async () => {
    const id = await known();
    await tablet.write.change(id, { title: "税額が2円多い" });
    await laptop.write.change(id, { module: "SD" });
    await bothSync();
    for (const device of [tablet, laptop])
      expect((await device.shown(id))?.fields).toMatchObject({
        title: "税額が2円多い",
        module: "SD",
      });
  });

  it("[M3] [C3] see one conflict with both values, and both lose it when one of them settles it", async () => {
    const id = await known();
    await tablet.write.change(id, { severity: "fatal" });
    await laptop.write.change(id, { severity: "minor" });
    await bothSync();
    for (const device of [tablet, laptop]) {
      expect((await device.shown(id))?.fields.severity).toBe("fatal");
      const [conflict] = await device.all("conflict");
      expect(conflict?.fields).toMatchObject({
        state: "open",
        standing: { userId: "tester", values: { severity: "fatal" } },
        candidates: [{ userId: "lead", values: { severity: "minor" } }],
      });
    }
    const [conflict] = await laptop.all("conflict");
    await laptop.write.resolve(conflict?.id ?? "", { severity: "medium" });
    await laptop.sync();
    await tablet.sync();
    for (const device of [tablet, laptop]) {
      expect((await device.shown(id))?.fields.severity).toBe("medium");
      expect((await device.all("conflict"))[0]?.fields.state).toBe("settled");
    }
  });

  it("[M6] lose nothing of either text when one edits twice offline and the other once", async () => {
    const id = await known({ steps: "開く。押す。閉じる。" });
    await laptop.write.change(id, { steps: "開く。押す。閉じる。電源を切る。" });
    await laptop.sync();
    await tablet.write.change(id, { steps: "画面を開く。押す。閉じる。" });
    await tablet.write.change(id, { steps: "画面を開く。強く押す。閉じる。" });
    await tablet.sync();
    await laptop.sync();
    const merged = "画面を開く。強く押す。閉じる。電源を切る。";
    expect((await tablet.shown(id))?.fields.steps).toBe(merged);
    expect((await laptop.shown(id))?.fields.steps).toBe(merged);
  });

  it("[L4] [P3] keep a pending edit on the screen whatever is pulled", async () => {
    const id = await known();
    await laptop.write.change(id, { severity: "fatal", module: "FI" });
    await laptop.sync();
    await tablet.write.change(id, { severity: "minor" });
    tablet.line.losePushAnswers = 1;
    await tablet.sync();
    expect(await tablet.shown(id)).toMatchObject({ pending: 1, fields: { severity: "minor" } });
    await tablet.sync();
    expect(await tablet.shown(id)).toMatchObject({
      pending: 0,
      fields: { severity: "fatal", module: "FI" },
    });
  });

  it("take a creation back everywhere when it is undone", async () => {
    const saved = await tablet.write.create(SPACE, "defect", fields);
    await bothSync();
    await tablet.write.undoAll(saved);
    expect((await tablet.shown(saved.value))?.deleted).not.toBeNull();
    await bothSync();
    expect((await laptop.shown(saved.value))?.deleted).not.toBeNull();
  });
});

describe("pulling", () => {
  it("[P2] keeps the newer row when an older page arrives late", async () => {
    const id = await known();
    const late = await laptop.shown(id);
    await tablet.write.change(id, { module: "SD" });
    await bothSync();
    if (!late) throw new Error("the laptop never had the record");
    const port = laptop.port;
    await port.applyPage(SPACE, [late], null);
    expect((await laptop.shown(id))?.fields.module).toBe("SD");
  });

  it("[P4] [P1] goes on after a cut in the middle of a first load, without a hole", async () => {
    for (let page = 0; page < 6; page++)
      await tablet.write.group(SPACE, (tap) => {
        for (let row = 0; row < 100; row++) tap.create("defect", { ...fields, step: `${row}` });
      });
    await tablet.sync();
    await world.join("late", "tester");
    const fresh = await world.device("late");
    await fresh.database.records.clear();
    await fresh.database.spaces.toCollection().modify({ cursor: 0 });
    fresh.line.cutAfterPulls = 2;
    await fresh.sync();
    expect(await fresh.database.records.count()).toBe(500);
    fresh.line.cutAfterPulls = Number.POSITIVE_INFINITY;
    await fresh.sync();
    const numbers = (await fresh.all("defect")).map((row) => row.number ?? 0);
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 600 }, (_, i) => i + 1));
  });

  it("[P6] counts from 0 again in another epoch and deletes nothing", async () => {
    const id = await known();
    await world.store.transaction((tx) => tx.setMeta("epoch", "99"));
    await laptop.sync();
    expect(await laptop.shown(id)).toMatchObject({ fields: { title: "税額が1円多い" } });
    expect((await laptop.database.spaces.get(SPACE))?.cursor).toBe(1);
    expect(await laptop.port.identity()).toMatchObject({ epoch: 99 });
  });
});

describe("refused", () => {
  it("[R1] [L3] parks a move that the server refuses, with what depends on it, and sends the rest", async () => {
    const id = await known();
    tablet.line.up = false;
    // The tester's role changes while the tablet is away: what it allowed there is no longer allowed.
    await tablet.write.change(id, { module: "SD" });
    await tablet.write.change(id, { module: "MM" });
    await world.join("tester", "viewer");
    tablet.line.up = true;
    await tablet.sync();
    expect(await tablet.unsent()).toBe(0);
    const parked = await tablet.database.parked.toArray();
    expect(parked.map(({ code }) => code).sort()).toEqual(["baseRefused", "forbidden"]);
    expect((await tablet.shown(id))?.fields.module).toBeUndefined();
    await world.join("tester", "tester");
    await tablet.sync();
    await tablet.write.change(id, { step: "4" });
    await tablet.sync();
    await laptop.sync();
    expect((await laptop.shown(id))?.fields).toMatchObject({ step: "4" });
  });

  it("[R6] [R7] gives nothing away of a space or to a user that it does not belong to", async () => {
    const foreign = "0199aaaa-0000-7000-8000-000000000002";
    await world.join("stranger", "tester", "vendor", foreign);
    const id = await known();
    const other = await world.device("stranger");
    expect(await other.all("defect")).toEqual([]);
    const unknownSpace = "0199aaaa-0000-7000-8000-00000000ffff";
    const spaceOf = async (space: string) => {
      const held = { ...(await tablet.database.spaces.get(SPACE))?.info, id: space };
      await other.database.spaces.put({ id: space, info: held as never, cursor: 0 });
      await other.write.create(space, "defect", fields);
    };
    await spaceOf(SPACE);
    await spaceOf(unknownSpace);
    await other.sync();
    const parked = await other.database.parked.toArray();
    expect(parked.map(({ code }) => code)).toEqual(["missingSpace", "missingSpace"]);
    await laptop.sync();
    expect((await laptop.all("defect")).map((row) => row.id)).toEqual([id]);
  });

  it("[L6] [R7] keeps everything when another user's session would send it", async () => {
    await tablet.write.create(SPACE, "defect", fields);
    await tablet.database.outbox.toCollection().modify((queued) => {
      queued.op.userId = "lead";
    });
    await tablet.sync();
    expect(tablet.engine.status()).toMatchObject({ phase: "stopped", error: "wrongUser" });
    expect(await tablet.unsent()).toBe(1);
    await laptop.sync();
    expect(await laptop.all("defect")).toEqual([]);
  });

  it("[L6] stops a revoked device, and keeps its outbox", async () => {
    await tablet.write.create(SPACE, "defect", fields);
    const revoked = { space: SPACE, userId: "tester", role: "tester", side: "user" } as const;
    await world.store.transaction((tx) =>
      tx.putMembership({ ...revoked, since: 1, revokedAt: Date.now() }),
    );
    await tablet.sync();
    expect(tablet.engine.status()).toMatchObject({ phase: "stopped", error: "revoked" });
    expect(await tablet.unsent()).toBe(1);
  });
});
