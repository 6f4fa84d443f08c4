/** A server put back to an older backup, and the devices that had gone on without it. */
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createReader } from "@/lib/local/reader";
import { count } from "@/lib/local/sync-status";
import { kinds } from "@/lib/records";
import { findingsIn } from "@/server/backup/bench.fixture";
import { missingAfterRestores } from "@/server/backup/missing";
import { recount } from "@/server/sync/recount";
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

async function defect(device: Device, more: Record<string, unknown> = {}): Promise<string> {
  const { value } = await device.write.create(SPACE, "defect", { ...fields, ...more });
  await device.sync();
  return value;
}

const onServer = async (id: string) => (await world.store.rows(SPACE, [id]))[0];

/** What the server's report says of the one space. */
async function report() {
  const [latest] = await missingAfterRestores(world.store, world.store.inspector);
  const space = latest?.spaces.find(({ id }) => id === SPACE);
  if (!latest || !space) throw new Error("nothing was restored");
  const { known, back, missing, lines } = space;
  return { known, back, missing, lines, away: latest.away.map(({ userId }) => userId) };
}

/** Every device shows what the server has, with nothing on top. */
async function expectInStep(...devices: Device[]): Promise<void> {
  const rows = await world.store.rowsAfter(SPACE, 0, 100_000);
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  for (const device of devices) {
    expect(await device.unsent()).toBe(0);
    const shown = await device.database.records.toArray();
    const bare = shown.map(({ keys: _keys, rev: _rev, pending: _pending, ...row }) => row);
    expect(bare.sort(byId)).toEqual(rows.sort(byId));
    expect((await device.database.spaces.get(SPACE))?.recount).toBeUndefined();
  }
}

describe("what a device had sent after the backup", () => {
  it("[B9] leaves alone what a second backup holds, when that comes into a comparison half done", async () => {
    const first = await world.backup();
    await world.restore(first);
    laptop.line.cutAfterPulls = 0;
    await laptop.sync();
    const id = await defect(tablet);
    await world.restore(await world.backup());
    laptop.line.cutAfterPulls = Number.POSITIVE_INFINITY;
    await laptop.sync();
    expect(await laptop.shown(id)).toMatchObject({ number: 1 });
    await tablet.sync();
    await expectInStep(tablet, laptop);
  });

  it("[B6] is parked where its room is gone, also when the device's clock is behind", async () => {
    const room = "0199aaaa-0000-7000-8000-000000000003";
    const backup = await world.backup();
    await world.join("tester", "tester", "user", room);
    await tablet.sync();
    await tablet.write.create(room, "defect", fields);
    await tablet.sync();
    const year = 365 * 24 * 3_600_000;
    const { acked, meta } = tablet.database;
    await acked.toCollection().modify((sent) => {
      sent.at -= year;
    });
    await meta.put({ key: "clockOffset", value: year });
    await world.restore(backup);
    await tablet.sync();
    expect(await tablet.database.parked.toArray()).toMatchObject([
      { space: room, code: "missingSpace", op: { type: "create" } },
    ]);
  });

  it("[B6] is back once, under its number and op ids, in its order", async () => {
    const before = await defect(tablet);
    const backup = await world.backup();
    const after = await defect(tablet, { title: "バックアップの後" });
    await tablet.write.change(after, { step: "3" });
    await tablet.write.change(before, { module: "SD" });
    await tablet.sync();
    await laptop.sync();
    const sent = (await tablet.database.acked.toArray()).map(({ opId }) => opId).sort();
    await world.restore(backup, "crashed");
    expect(await onServer(after)).toBeUndefined();

    await tablet.sync();
    expect(await onServer(after)).toMatchObject({
      number: 2,
      fields: { title: "バックアップの後", step: "3" },
    });
    expect(await onServer(before)).toMatchObject({ number: 1, fields: { module: "SD" } });
    await laptop.sync();
    await expectInStep(tablet, laptop);
    const history = [before, after].map((id) => world.store.changesOf(SPACE, id));
    const opIds = (await Promise.all(history)).flat().map(({ opId }) => opId);
    expect(opIds.sort()).toEqual(sent);
    expect(await report()).toMatchObject({ known: 3, back: 3, missing: [], lines: [], away: [] });
  });

  it("[B6] [X3] comes before what was written since, though the server counts the device's ops lower", async () => {
    const backup = await world.backup();
    const id = await defect(tablet);
    await tablet.write.change(id, { module: "SD" });
    await tablet.sync();
    tablet.line.up = false;
    await tablet.write.change(id, { module: "MM" });
    await tablet.write.change(id, { step: "2" });
    await world.restore(backup, "crashed");
    tablet.line.up = true;
    await tablet.sync();
    expect(await tablet.database.parked.count()).toBe(0);
    expect(await onServer(id)).toMatchObject({
      number: 1,
      fields: { module: "MM", step: "2" },
    });
    await laptop.sync();
    await expectInStep(tablet, laptop);
    expect(await laptop.all("conflict")).toEqual([]);
  });

  it("[B6] [X1] is applied once when answers are lost and the device is killed between", async () => {
    const backup = await world.backup();
    const ids = [await defect(tablet), await defect(tablet), await defect(tablet)];
    await world.restore(backup, "crashed");
    tablet.line.losePushAnswers = 2;
    for (let round = 0; round < 4; round += 1) {
      await tablet.sync();
      const { losePushAnswers } = tablet.line;
      tablet = await tablet.restart();
      tablet.line.losePushAnswers = losePushAnswers;
    }
    await laptop.sync();
    await expectInStep(tablet, laptop);
    const numbers = await Promise.all(ids.map(async (id) => (await onServer(id))?.number));
    expect(numbers).toEqual([1, 2, 3]);
    expect(await world.store.inspector.receipts("", 100)).toHaveLength(3);
  });

  it("[B6] [X4] comes back from a device that took another client id in between", async () => {
    const backup = await world.backup();
    const first = await defect(tablet);
    await tablet.port.reclient();
    const second = await defect(tablet, { title: "二件目" });
    await tablet.write.change(first, { module: "SD" });
    await tablet.sync();
    await world.restore(backup, "crashed");
    await tablet.sync();
    await laptop.sync();
    await expectInStep(tablet, laptop);
    expect(await onServer(first)).toMatchObject({ number: 1, fields: { module: "SD" } });
    expect(await onServer(second)).toMatchObject({ number: 2 });
  });

  it("[B3] [B6] keeps its number although others have written since the restore", async () => {
    const backup = await world.backup();
    const old = await defect(tablet);
    await world.restore(backup, "crashed");
    const fresh = await defect(laptop, { title: "復元の後" });
    expect(await onServer(fresh)).toMatchObject({ number: 1_001 });
    expect((await onServer(fresh))?.seq).toBeGreaterThan(3_600_000);
    await tablet.sync();
    await laptop.sync();
    await expectInStep(tablet, laptop);
    expect(await onServer(old)).toMatchObject({ number: 1 });
    const next = await defect(tablet, { title: "その次" });
    expect(await onServer(next)).toMatchObject({ number: 1_002 });
  });

  it("[B3] gets another number where a device that came first has claimed it", async () => {
    const backup = await world.backup();
    const id = await defect(tablet);
    await world.restore(backup, "crashed");
    const { value: forged } = await laptop.write.create(SPACE, "defect", fields);
    await laptop.database.outbox.toCollection().modify((queued) => {
      queued.op.again = { took: [1, 1], number: 1 };
    });
    await laptop.sync();
    await tablet.sync();
    const numbers = [(await onServer(forged))?.number, (await onServer(id))?.number];
    expect(numbers).toEqual([1, 1_001]);
  });

  it("[B6] tells a conflict of then apart from one of now, and counts every seq that it took as back", async () => {
    const id = await defect(tablet);
    await laptop.sync();
    const backup = await world.backup();
    await tablet.write.change(id, { severity: "fatal" });
    await laptop.write.change(id, { severity: "minor" });
    await tablet.sync();
    await laptop.sync();
    await tablet.sync();
    await world.restore(backup, "crashed");
    for (const device of [tablet, laptop, tablet]) await device.sync();
    await expectInStep(tablet, laptop);
    const [conflict, ...others] = await laptop.all("conflict");
    expect(others).toEqual([]);
    expect(conflict?.fields).toMatchObject({
      state: "open",
      standing: { userId: "tester", values: { severity: "fatal" } },
      candidates: [{ userId: "lead", values: { severity: "minor" } }],
    });
    expect(await report()).toMatchObject({ known: 3, back: 3, missing: [] });
  });
});

describe("an edit made on top of what came back", () => {
  /** The lead has seen the tester's change and changes the same field; both are lost. */
  async function overwritten(): Promise<{ id: string; backup: string }> {
    const id = await defect(tablet);
    const backup = await world.backup();
    await tablet.write.change(id, { severity: "fatal" });
    await tablet.sync();
    await laptop.sync();
    await laptop.write.change(id, { severity: "minor" });
    await laptop.sync();
    return { id, backup };
  }

  it("[B6] [M4] is no conflict with it: the base still counts as seen under its old seq", async () => {
    const { id, backup } = await overwritten();
    await world.restore(backup, "crashed");
    for (const device of [tablet, laptop, tablet]) await device.sync();
    await expectInStep(tablet, laptop);
    expect((await onServer(id))?.fields.severity).toBe("minor");
    expect(await laptop.all("conflict")).toEqual([]);
  });

  it("[B6] [M3] is a conflict where it comes first, and neither value is lost", async () => {
    const { id, backup } = await overwritten();
    await world.restore(backup, "crashed");
    for (const device of [laptop, tablet, laptop]) await device.sync();
    await expectInStep(tablet, laptop);
    expect((await onServer(id))?.fields.severity).toBe("minor");
    const [conflict] = await laptop.all("conflict");
    expect(conflict?.fields).toMatchObject({
      standing: { userId: "lead", values: { severity: "minor" } },
      candidates: [{ userId: "tester", values: { severity: "fatal" } }],
    });
  });

  it("[B6] [D1] [D2] deletes what it had seen, and nothing that came in between unseen", async () => {
    const { id, backup } = await overwritten();
    const other = await defect(tablet, { title: "消さない" });
    await laptop.sync();
    await laptop.write.remove(id);
    await laptop.write.remove(other);
    await tablet.write.change(other, { step: "9" });
    await world.restore(backup, "crashed");
    for (const device of [tablet, laptop, tablet]) await device.sync();
    await expectInStep(tablet, laptop);
    expect((await onServer(id))?.deleted).not.toBeNull();
    expect(await onServer(other)).toMatchObject({ deleted: null, fields: { step: "9" } });
  });

  it("[B6] [D2] a delete on top of an own unsent move keeps what came in between unseen", async () => {
    const id = await defect(tablet);
    await laptop.sync();
    const backup = await world.backup();
    await laptop.write.change(id, { module: "MM" });
    await laptop.sync();
    await laptop.write.transition(id, "accepted");
    await laptop.write.remove(id);
    await tablet.write.change(id, { step: "9" });
    await world.restore(backup, "crashed");
    for (const device of [tablet, laptop, tablet]) await device.sync();
    await expectInStep(tablet, laptop);
    expect(await onServer(id)).toMatchObject({
      deleted: null,
      fields: { step: "9", module: "MM", state: "accepted" },
    });
  });
});

describe("before it has compared", () => {
  it("[B5] a device sends nothing, and what it sends unasked is not taken", async () => {
    const backup = await world.backup();
    const id = await defect(tablet);
    await tablet.write.change(id, { module: "SD" });
    await world.restore(backup, "crashed");
    tablet.line.cutAfterPulls = 0;
    await tablet.sync();
    expect(await world.store.rowsAfter(SPACE, 0, 10)).toEqual([]);
    expect(await tablet.unsent()).toBe(2);
    expect(await tablet.shown(id)).toMatchObject({ fields: { module: "SD" } });
    expect(await tablet.port.pending(10)).toEqual([]);
    tablet.line.cutAfterPulls = Number.POSITIVE_INFINITY;
    await tablet.sync();
    expect(await onServer(id)).toMatchObject({ fields: { module: "SD" } });
  });

  it("[B9] a device killed at any step goes on where it was", async () => {
    const kept = await defect(tablet);
    await laptop.sync();
    const backup = await world.backup();
    const lost = await defect(laptop, { title: "ノートPCだけが知る" });
    await laptop.write.change(kept, { module: "FI" });
    await laptop.sync();
    await tablet.sync();
    await world.restore(backup, "crashed");
    for (let pulls = 0; pulls < 3; pulls += 1) {
      tablet.line.cutAfterPulls = pulls;
      await tablet.sync();
      tablet = await tablet.restart();
    }
    await tablet.sync();
    await expectInStep(tablet);
    expect(await tablet.shown(lost)).toBeUndefined();
    expect((await tablet.shown(kept))?.fields.module).toBeUndefined();
    await laptop.sync();
    await tablet.sync();
    await expectInStep(tablet, laptop);
    expect(await tablet.shown(lost)).toMatchObject({ number: 2 });
    expect((await tablet.shown(kept))?.fields.module).toBe("FI");
  });
});

describe("work on somebody else's record that the server lost", () => {
  it("[B7] waits, shown, until its author has brought the record back, and is then applied", async () => {
    const backup = await world.backup();
    const id = await defect(tablet);
    await laptop.sync();
    await laptop.write.transition(id, "accepted");
    await laptop.sync();
    await laptop.write.change(id, { module: "SD" });
    await world.restore(backup, "crashed");

    await laptop.sync();
    const shown = { pending: 2, fields: { state: "accepted", module: "SD" } };
    expect(await laptop.shown(id)).toMatchObject(shown);
    await laptop.write.change(id, { step: "4" });
    const other = await defect(laptop, { title: "別の件" });
    expect(await onServer(other)).toBeDefined();
    laptop = await laptop.restart();
    await laptop.sync();
    expect([await laptop.unsent(), await laptop.database.parked.count()]).toEqual([3, 0]);
    // The person is told what waits, and for what.
    expect(await count(laptop.database)).toMatchObject({ pending: 3, held: 3 });
    const [waiting] = await createReader(laptop.database, kinds).outbox();
    expect(waiting).toMatchObject({ record: id, title: fields.title, ops: 3, held: true });

    await tablet.sync();
    await laptop.sync();
    await tablet.sync();
    await expectInStep(tablet, laptop);
    expect(await onServer(id)).toMatchObject({
      number: 1,
      fields: { state: "accepted", module: "SD", step: "4" },
    });
    expect(await report()).toMatchObject({ known: 2, back: 2, missing: [] });
  });
});

describe("what no device brings back", () => {
  it("[B8] [B12] gives way on the others, and the report names each of it, with the record as it was held", async () => {
    const kept = await defect(tablet);
    await laptop.sync();
    const backup = await world.backup();
    const gone = await defect(tablet, { title: "戻らない" });
    await tablet.write.change(kept, { module: "SD" });
    await tablet.write.change(kept, { module: "MM" });
    await tablet.sync();
    const mine = await defect(laptop, { title: "戻る" });
    await laptop.sync();
    expect((await laptop.shown(kept))?.fields.module).toBe("MM");

    // The tablet is never seen again.
    await world.restore(backup, "crashed");
    await laptop.sync();
    await expectInStep(laptop);
    expect(await laptop.shown(gone)).toBeUndefined();
    expect((await laptop.shown(kept))?.fields.module).toBeUndefined();
    expect(await onServer(mine)).toMatchObject({ number: 3 });
    const { lines, ...counts } = await report();
    expect(counts).toEqual({ known: 4, back: 1, missing: [[2, 4]], away: ["tester"] });
    expect(lines).toMatchObject([
      {
        seq: 2,
        record: gone,
        kind: "defect",
        witness: "lead",
        row: { fields: { title: "戻らない" } },
      },
      { seq: 4, record: kept, kind: "defect", witness: "lead", row: { fields: { module: "MM" } } },
    ]);
  });

  it("[B12] takes from the list what comes back later", async () => {
    const backup = await world.backup();
    const id = await defect(tablet);
    await laptop.sync();
    await world.restore(backup, "crashed");
    await laptop.sync();
    expect(await report()).toMatchObject({
      known: 1,
      back: 0,
      missing: [[1, 1]],
      away: ["tester"],
    });
    await tablet.sync();
    expect(await report()).toMatchObject({ known: 1, back: 1, missing: [], lines: [], away: [] });
    await laptop.sync();
    await expectInStep(tablet, laptop);
    expect(await laptop.shown(id)).toMatchObject({ number: 1 });
  });

  it("[B12] is known from the replaced database, where that can be read, without any device", async () => {
    const backup = await world.backup();
    const id = await defect(tablet);
    await tablet.write.change(id, { module: "SD" });
    await tablet.sync();
    const { aside } = await world.restore(backup);
    expect(aside).not.toBeNull();
    const { known, missing, lines } = await report();
    expect({ known, missing }).toEqual({ known: 2, missing: [[1, 2]] });
    expect(lines).toMatchObject([
      { seq: 1, record: id, userId: "tester", row: null },
      { seq: 2, record: id, userId: "tester", witness: null, row: { fields: { module: "SD" } } },
    ]);
    await tablet.sync();
    expect(await report()).toMatchObject({ back: 2, missing: [], lines: [] });
  });

  it("[B12] takes from the list also what comes again because its device had never heard an answer", async () => {
    const backup = await world.backup();
    tablet.line.losePushAnswers = 1;
    await defect(tablet);
    await world.restore(backup);
    expect(await report()).toMatchObject({ known: 1, missing: [[1, 1]] });
    await tablet.sync();
    expect(await report()).toMatchObject({ known: 1, back: 1, missing: [], lines: [] });
  });

  it("[B12] still lists what an earlier restore lost with its whole room", async () => {
    const room = "0199aaaa-0000-7000-8000-000000000003";
    const backup = await world.backup();
    await world.join("tester", "tester", "user", room);
    await tablet.sync();
    await tablet.write.create(room, "defect", fields);
    await tablet.sync();
    await world.restore(backup);
    await world.restore(backup);
    const all = await missingAfterRestores(world.store, world.store.inspector);
    const lost = all.flatMap(({ spaces }) => spaces).filter(({ id }) => id === room);
    expect(lost).toMatchObject([{ space: null, missing: [[1, 1]] }]);
  });

  it("[B8] is testimony only: rows of a foreign space are not taken, and none is ever applied", async () => {
    const foreign = "0199aaaa-0000-7000-8000-000000000002";
    await world.join("stranger", "tester", "vendor", foreign);
    const backup = await world.backup();
    const id = await defect(tablet);
    const row = await onServer(id);
    const stranger = await world.device("stranger");
    if (!row) throw new Error("no row");
    await world.restore(backup, "crashed");
    const request = { clientId: "c1", epoch: 1, read: { [SPACE]: [0, 999] }, rows: [row] };
    const answer = await recount(
      { store: world.store, registry: kinds, now: Date.now },
      "stranger",
      request,
    );
    expect(Object.keys(answer.spaces)).toEqual([foreign]);
    expect(await report()).toMatchObject({ known: 0, lines: [] });
    await stranger.sync();
    expect(await stranger.all("defect")).toEqual([]);
    const ofAnother = { ...request, userId: "tester" };
    await expect(
      recount({ store: world.store, registry: kinds, now: Date.now }, "lead", ofAnother),
    ).rejects.toMatchObject({ code: "wrongUser" });
    expect(await report()).toMatchObject({ known: 0, lines: [] });
    await recount({ store: world.store, registry: kinds, now: Date.now }, "lead", request);
    expect(await report()).toMatchObject({ known: 999, lines: [{ record: id, witness: "lead" }] });
    expect(await onServer(id)).toBeUndefined();
  });
});

describe("further restores", () => {
  it("[B3] [B6] of the same backup bring back what either line had given out", async () => {
    const backup = await world.backup();
    const first = await defect(tablet, { title: "最初の線" });
    await world.restore(backup, "crashed");
    await tablet.sync();
    const second = await defect(tablet, { title: "二つ目の線" });
    await world.restore(backup, "crashed");
    const third = await defect(laptop, { title: "三つ目の線" });
    for (const device of [tablet, laptop]) await device.sync();
    await expectInStep(tablet, laptop);
    const rows = await Promise.all([first, second, third].map(onServer));
    expect(rows.map((row) => row?.number)).toEqual([1, 1_001, 2_001]);
    expect(rows.map((row) => row?.fields.title)).toEqual(["最初の線", "二つ目の線", "三つ目の線"]);
    // The first came back twice: its device names both seqs that it had.
    expect(await report()).toMatchObject({ known: 3, back: 3, missing: [] });
  });

  it("[B6] [B9] find a device half way through comparing, and nothing is lost", async () => {
    const backup = await world.backup();
    const id = await defect(tablet);
    await laptop.sync();
    await world.restore(backup, "crashed");
    tablet.line.cutAfterPulls = 0;
    await tablet.sync();
    await world.restore(backup, "crashed");
    tablet.line.cutAfterPulls = Number.POSITIVE_INFINITY;
    await tablet.sync();
    await laptop.sync();
    await expectInStep(tablet, laptop);
    expect(await onServer(id)).toMatchObject({ number: 1 });
  });
});

describe("a space that the backup does not have", () => {
  it("[B8] [L8] leaves the device with its rows told and the own work parked, never in silence", async () => {
    const backup = await world.backup();
    const room = "0199aaaa-0000-7000-8000-000000000003";
    await world.addSpace(room, { kind: "private", code: "XK" });
    for (const userId of ["tester", "lead"]) await world.join(userId, "tester", "user", room);
    const { value } = await tablet.write
      .create(SPACE, "defect", fields)
      .then(() => tablet.sync())
      .then(() => tablet.write.create(room, "defect", { ...fields, title: "内密" }));
    await tablet.sync();
    await laptop.sync();
    await world.restore(backup, "crashed");
    await tablet.sync();
    await laptop.sync();
    const parked = await tablet.database.parked.toArray();
    expect(parked).toMatchObject([{ record: value, code: "missingSpace" }]);
    const [latest] = await missingAfterRestores(world.store, world.store.inspector);
    expect(latest?.spaces.find(({ id }) => id === room)).toMatchObject({
      space: null,
      missing: [[1, 1]],
      lines: [{ record: value, row: { fields: { title: "内密" } } }],
    });
    expect(await laptop.all("defect")).toHaveLength(1);
  });
});

describe("what a backup holds", () => {
  it("[B2] is forgotten by devices after 30 days, and nothing before", async () => {
    const old = await defect(tablet);
    await tablet.database.acked.toCollection().modify((op) => {
      op.at -= 31 * 86_400_000;
    });
    const young = await defect(tablet, { title: "新しい" });
    const kept = async () => (await tablet.database.acked.toArray()).map(({ op }) => op.record);
    expect(await kept()).toEqual([old, young]);
    await world.backup();
    expect(await kept()).toEqual([old, young]);
    const after = await defect(tablet, { title: "バックアップの後" });
    expect(await kept()).toEqual([young, after]);
    await tablet.database.acked.toCollection().modify((op) => {
      op.at -= 31 * 86_400_000;
    });
    const last = await defect(tablet, { title: "最後" });
    expect(await kept()).toEqual([after, last]);
  });

  it("[B2] still counts as held after a restore of it, and what came back does not", async () => {
    await defect(tablet);
    const backup = await world.backup();
    const again = await defect(tablet, { title: "戻る" });
    await world.restore(backup, "crashed");
    await tablet.sync();
    await tablet.database.acked.toCollection().modify((op) => {
      op.at -= 31 * 86_400_000;
    });
    const fresh = await defect(tablet, { title: "その後" });
    const kept = (await tablet.database.acked.toArray()).map(({ op }) => op.record);
    expect(kept.sort()).toEqual([again, fresh].sort());
  });
});

describe("a restore while everybody writes", () => {
  const people = ["tester", "lead", "pmo", "second"] as const;

  it("[B6] [B12] brings back everything that any device holds, once, and says so exactly", async () => {
    await world.join("pmo", "pmo");
    await world.join("second", "tester");
    const devices = [tablet, laptop, await world.device("pmo"), await world.device("second")];
    const known: string[] = [];
    let drawn = 7;
    const draw = (below: number) => {
      drawn = (drawn * 48_271) % 2_147_483_647;
      return drawn % below;
    };
    async function write(device: Device, turn: number): Promise<void> {
      const id = known[draw(known.length || 1)];
      const held = id === undefined ? undefined : await device.shown(id);
      if (id === undefined || held === undefined || draw(3) === 0) {
        const title = `${device.userId} ${turn}`;
        known.push((await device.write.create(SPACE, "defect", { ...fields, title })).value);
      } else if (draw(4) === 0) await device.write.change(id, { severity: "fatal" });
      else await device.write.change(id, { module: `${device.userId}-${turn}` });
    }
    async function work(turns: number): Promise<void> {
      for (let turn = 0; turn < turns; turn += 1) {
        await Promise.all(devices.map((device) => write(device, turn)));
        const online = devices.filter(() => draw(2) === 0);
        await Promise.all(online.map((device) => device.sync()));
      }
    }
    await work(6);
    const working = work(3);
    const backup = await world.backup();
    await working;
    await work(6);
    const acknowledged = (
      await Promise.all(devices.map((device) => device.database.acked.toArray()))
    ).flat();
    const numbers = new Map(
      acknowledged.flatMap(({ op, outcome }) =>
        outcome.status === "applied" && outcome.number !== undefined
          ? [[op.record, outcome.number] as const]
          : [],
      ),
    );

    await world.restore(backup, "crashed");
    for (const [place, device] of devices.entries()) {
      await write(device, 100);
      if (place % 2) device.line.losePushAnswers = 1;
    }
    await Promise.all(devices.map((device) => device.sync()));
    for (let round = 0; round < 4; round += 1) for (const device of devices) await device.sync();
    await expectInStep(...devices);

    const parked = await Promise.all(devices.map((device) => device.database.parked.count()));
    expect(parked).toEqual(people.map(() => 0));
    const history = await world.store.inspector.history(SPACE, 0, 100_000);
    const opIds = history.map(({ change }) => change.opId);
    expect(new Set(opIds).size).toBe(opIds.length);
    expect(acknowledged.filter(({ opId }) => !opIds.includes(opId))).toEqual([]);
    for (const [record, number] of numbers)
      expect([record, (await onServer(record))?.number]).toEqual([record, number]);
    const { known: given, back, missing, away } = await report();
    expect({ back, missing, away }).toEqual({ back: given, missing: [], away: [] });
    expect(given).toBeGreaterThan(20);
    expect(await findingsIn(world.file, "")).toEqual({});
  }, 60_000);
});
