/** Every operation of every kind on two devices, and what is not allowed refused there and on the server. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Registry } from "@/lib/records";
import type { Actor } from "@/lib/records/rights";
import { actors, isAmong, oneOf } from "./kind-people";
import { type KindRow, kindTable, type Move, NAMED } from "./kind-table";
import { tamperedRegistry } from "./tampered-registry";
import { createWorld, type Device, SPACE, type World } from "./world";

let world: World;
const devices = new Map<string, Device>();
/** Devices on which everything is allowed: what they send is the server's to refuse. */
const tampered = new Map<string, Device>();

beforeAll(async () => {
  world = await createWorld();
  for (const { userId, role, side } of actors) await world.join(userId, role, side);
});
afterAll(() => world.end());

async function held(
  some: Map<string, Device>,
  { userId }: Actor,
  registry?: Registry,
): Promise<Device> {
  const device = some.get(userId) ?? (await world.device(userId, registry));
  some.set(userId, device);
  await device.sync();
  return device;
}

const deviceOf = (actor: Actor) => held(devices, actor);
const tamperedOf = (actor: Actor) => held(tampered, actor, tamperedRegistry());

/** Made with no network, then sent. Answers the id. */
async function make(kind: string, { append, first, create }: KindRow): Promise<string> {
  const device = await deviceOf(oneOf(create));
  device.line.up = false;
  const { value } = await device.write[append ? "append" : "create"](SPACE, kind, first);
  expect(await device.shown(value)).toMatchObject({ kind, fields: first, pending: 1 });
  device.line.up = true;
  await device.sync();
  expect(await device.shown(value)).toMatchObject({ pending: 0 });
  return value;
}

/** The shortest way along the table. */
function wayTo(moves: readonly Move[], from: string, to: string): Move[] {
  const ways: [string, Move[]][] = [[from, []]];
  const seen = new Set([from]);
  for (const [state, way] of ways) {
    if (state === to) return way;
    for (const move of moves) {
      if (move[0] !== state || seen.has(move[1])) continue;
      seen.add(move[1]);
      ways.push([move[1], [...way, move]]);
    }
  }
  throw new Error(`no way leads to ${to}`);
}

/** Fills what the record must hold before the move. */
async function prepare(id: string, [, , , , before]: Move): Promise<void> {
  if (!before) return;
  const keeper = await deviceOf(oneOf("lead"));
  await keeper.write.change(id, before);
  await keeper.sync();
}

/** Each move offline by somebody who may, then sent. Answers who made the last. */
async function walk(
  id: string,
  moves: readonly Move[],
  { notBoth = [] }: KindRow,
  last: readonly string[] = [],
): Promise<readonly string[]> {
  let before = last;
  for (const move of moves) {
    await prepare(id, move);
    const [from, to, by, along = {}] = move;
    const shared = notBoth.some(([first, second]) => first === from && second === to);
    const actor = oneOf(by, [NAMED, ...(shared ? before : [])]);
    const device = await deviceOf(actor);
    device.line.up = false;
    await device.write.transition(id, to, along);
    expect(await device.shown(id)).toMatchObject({ fields: { ...along, state: to } });
    device.line.up = true;
    await device.sync();
    before = [actor.userId];
  }
  return before;
}

async function refusedAtOnce(device: Device, act: () => Promise<unknown>): Promise<void> {
  device.line.up = false;
  await expect(act()).rejects.toMatchObject({ code: "forbidden" });
  expect(await device.unsent()).toBe(0);
  device.line.up = true;
}

/** What a tampered device sends comes back as parked, and the record stands as it was. */
async function refusedByServer(actor: Actor, act: (device: Device) => Promise<unknown>) {
  const device = await tamperedOf(actor);
  await device.database.parked.clear();
  await act(device);
  await device.sync();
  expect(await device.unsent()).toBe(0);
  return (await device.database.parked.toArray()).map(({ code }) => code);
}

describe.each(Object.entries(kindTable))("%s", (kind, table) => {
  const moves = table.moves ?? [];

  it("is made offline, numbered once, and read on the other device", async () => {
    const id = await make(kind, table);
    const other = await deviceOf(oneOf("viewer"));
    const row = await other.shown(id);
    expect(row).toMatchObject({ kind, fields: table.first, pending: 0, deleted: null });
    expect(row?.fields.state).toBe(table.initial);
    if (table.number) expect(row?.number).toBeGreaterThan(0);
    else expect(row?.number).toBeNull();
  });

  it("is changed by one and seen by the other, set by set too", async () => {
    const id = await make(kind, table);
    if (!table.set) {
      const device = await deviceOf(oneOf("admin"));
      const [field = ""] = Object.keys(table.first);
      await refusedAtOnce(device, () => device.write.change(id, { [field]: "x" }));
      const sent = await refusedByServer(oneOf("admin"), (one) =>
        one.write.change(id, { [field]: "x" }),
      );
      expect(sent).toEqual(["forbidden"]);
      return;
    }
    const laptop = await deviceOf(oneOf(table.set, [oneOf(table.create).userId]));
    await laptop.write.change(id, table.change ?? {});
    for (const [field, elements] of Object.entries(table.elements ?? {}))
      await laptop.write.addTo(id, field, elements);
    await laptop.sync();
    const tablet = await deviceOf(oneOf(table.create));
    for (const [field, elements] of Object.entries(table.elements ?? {})) {
      expect((await tablet.shown(id))?.fields[field]).toEqual(expect.arrayContaining(elements));
      await tablet.write.removeFrom(id, field, elements.slice(0, 1));
    }
    await tablet.sync();
    await laptop.sync();
    expect((await laptop.shown(id))?.fields).toMatchObject(table.change ?? {});
    for (const [field, [gone]] of Object.entries(table.elements ?? {}))
      expect((await laptop.shown(id))?.fields[field]).not.toContain(gone);
  });

  it.each(moves.map((move) => [`${move[0]} → ${move[1]}`, move] as const))(
    "moves %s for those who may, and is refused here and there to others",
    async (_, move) => {
      const [from, to, by, along = {}] = move;
      const id = await make(kind, table);
      const last = await walk(id, wayTo(moves, table.initial ?? "", from), table);
      await prepare(id, move);
      const outsider = actors.find(
        (actor) => !isAmong(by, actor) && actor.userId !== NAMED && actor.role !== "kiosk",
      );
      if (!outsider) throw new Error("everybody may");
      const device = await deviceOf(outsider);
      await refusedAtOnce(device, () => device.write.transition(id, to, along));
      const sent = await refusedByServer(outsider, ({ write }) => write.transition(id, to, along));
      expect(sent).toEqual(["forbidden"]);

      await walk(id, [move], table, last);
      const other = await deviceOf(oneOf("viewer"));
      expect(await other.shown(id)).toMatchObject({ fields: { state: to }, pending: 0 });
      expect((await other.shown(id))?.entered[to]?.times).toBeGreaterThan(0);
    },
  );

  it("is deleted and brought back", async () => {
    const id = await make(kind, table);
    const other = await deviceOf(oneOf("viewer"));
    if (!table.delete) {
      const device = await deviceOf(oneOf("admin"));
      await refusedAtOnce(device, () => device.write.remove(id));
      return;
    }
    const keeper = await deviceOf(oneOf(table.delete));
    await keeper.write.remove(id);
    await keeper.sync();
    await other.sync();
    expect((await other.shown(id))?.deleted).not.toBeNull();
    await keeper.write.restore(id);
    await keeper.sync();
    await other.sync();
    expect((await other.shown(id))?.deleted).toBeNull();
  });

  it("is refused at once, and by the server, to whoever may not", async () => {
    const id = await make(kind, table);
    const outsiders = actors.filter(({ role }) => role === "viewer" || role === "kiosk");
    const way = table.append ? "append" : "create";
    for (const actor of outsiders) {
      const device = await deviceOf(actor);
      if (!isAmong(table.create, actor))
        await refusedAtOnce(device, () => device.write[way](SPACE, kind, table.first));
      await refusedAtOnce(device, () => device.write.change(id, table.change ?? { x: 1 }));
      await refusedAtOnce(device, () => device.write.remove(id));
    }
    const viewer = oneOf("viewer");
    const change = table.change ?? { [Object.keys(table.first)[0] ?? ""]: "x" };
    for (const act of [
      ({ write }: Device) => write[way](SPACE, kind, table.first),
      ({ write }: Device) => write.change(id, change),
      ({ write }: Device) => write.remove(id),
    ])
      expect(await refusedByServer(viewer, act)).toEqual(["forbidden"]);
    expect((await (await deviceOf(viewer)).shown(id))?.deleted).toBeNull();
  });
});
