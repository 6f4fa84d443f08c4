import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pull, spaces } from "@/server/sync/pull";
import { memberRows } from "./members";
import type { User } from "./people";
import { type Bench, createBench, withAdministrator } from "./people.fixture";
import { joinAs, openProject, places, roomsOf } from "./project.fixture";
import { addToRoom, openRoom, removeFromRoom } from "./rooms";

let bench: Bench;
let admin: User;
let project: string;
let lead: User;
let pmo: User;
let tester: User;
beforeEach(async () => {
  bench = await createBench();
  admin = await withAdministrator(bench);
  project = await openProject(bench, admin);
  const join = (who: keyof typeof places) => joinAs(bench, admin, project, places[who], who);
  [lead, pmo, tester] = [await join("lead"), await join("pmo"), await join("tester")];
});
afterEach(() => bench.end());

const open = (by: User, ...members: User[]) =>
  openRoom(bench.people, by, project, {
    name: "PM–PMO 相談",
    members: members.map(({ userId }) => userId),
  });

const livingIn = async (room: string) =>
  (await bench.store.membersOf(room))
    .filter(({ revokedAt }) => revokedAt === null)
    .map(({ userId }) => userId)
    .sort();

describe("a private room", () => {
  it("is there for its people alone, an administrator of the project included", async () => {
    const room = await open(pmo, tester);
    expect(await livingIn(room)).toEqual([pmo.userId, tester.userId].sort());
    for (const outsider of [admin, lead]) {
      const seen = await spaces(bench.store, outsider, `d-${outsider.name}`, 1);
      expect(JSON.stringify(seen)).not.toContain(room);
      const request = { space: room, clientId: "d", epoch: seen.epoch, cursor: 0, limit: 10 };
      await expect(pull(bench.store, outsider.userId, request)).rejects.toMatchObject({
        code: "missing",
      });
      await expect(addToRoom(bench.people, outsider, room, [admin.userId])).rejects.toMatchObject({
        code: "missing",
      });
    }
  });

  it("tells its people who opened it, under a code that counts nothing", async () => {
    const room = await open(pmo, tester);
    const { spaces: seen } = await spaces(bench.store, tester, "d", 1);
    const info = seen.find(({ id }) => id === room);
    expect(info).toMatchObject({ kind: "private", project, createdBy: pmo.userId, role: "tester" });
    expect(info?.code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{3}$/);
    const members = [...(await memberRows(bench.store, room)).values()];
    expect(members.map(({ fields }) => fields.name).sort()).toEqual(["pmo", "tester"]);
  });

  it("lets whoever opened it add and remove, and tells the devices", async () => {
    const room = await open(pmo, tester);
    bench.moved.length = 0;
    await addToRoom(bench.people, pmo, room, [lead.userId]);
    expect(await roomsOf(bench, project, lead)).toContain("private:lead");
    await removeFromRoom(bench.people, pmo, room, tester.userId);
    expect(await livingIn(room)).toEqual([lead.userId, pmo.userId].sort());
    expect(bench.moved).toEqual([lead.userId, tester.userId]);
    expect((await memberRows(bench.store, room)).get(tester.userId)?.fields.left).toBe(
      bench.people.now(),
    );
    await addToRoom(bench.people, pmo, room, [tester.userId]);
    expect((await memberRows(bench.store, room)).get(tester.userId)?.fields.left).toBeNull();
  });

  it("is kept by a lead who is in it, not by others", async () => {
    const room = await open(pmo, tester, lead);
    await expect(addToRoom(bench.people, tester, room, [admin.userId])).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(removeFromRoom(bench.people, tester, room, pmo.userId)).rejects.toMatchObject({
      code: "forbidden",
    });
    await removeFromRoom(bench.people, lead, room, pmo.userId);
    await removeFromRoom(bench.people, tester, room, tester.userId);
    expect(await livingIn(room)).toEqual([lead.userId]);
    await expect(removeFromRoom(bench.people, lead, room, lead.userId)).rejects.toMatchObject({
      code: "lastInRoom",
    });
  });

  it.each([
    ["manager", true],
    ["tester", false],
    ["viewer", false],
    ["pmoA", false],
    ["developerB", false],
  ] as const)("is opened by %s: %s", async (who, allowed) => {
    const opener = await joinAs(bench, admin, project, places[who], `${who}-opener`);
    const opened = open(opener, pmo);
    if (allowed) expect(await livingIn(await opened)).toHaveLength(2);
    else await expect(opened).rejects.toMatchObject({ code: "forbidden" });
  });

  it("takes a vendor's people too, who then know of it", async () => {
    const pmoA = await joinAs(bench, admin, project, places.pmoA, "pmoA");
    await open(lead, pmoA);
    expect(await roomsOf(bench, project, pmoA)).toEqual([
      "private:pmo",
      "project:pmo",
      "vendorA:pmo",
    ]);
  });

  it("is no space of the project, of a vendor or of a person for these procedures", async () => {
    const others = (await bench.store.spacesOfUser(lead.userId)).map(({ space }) => space.id);
    for (const room of [...others, "nowhere"])
      await expect(addToRoom(bench.people, lead, room, [tester.userId])).rejects.toMatchObject({
        code: "missing",
      });
  });
});
