import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { spaces } from "@/server/sync/pull";
import { accountByEmail } from "./accounts";
import { invite, openInvitations, redeem } from "./invitations";
import { changeMember, type MemberChange, memberRows, removeMember } from "./members";
import type { User } from "./people";
import { type Bench, createBench, PASSWORD, withAdministrator } from "./people.fixture";
import { joinAs, openProject, places, roomsOf, tokenOf } from "./project.fixture";
import { addToRoom, openRoom } from "./rooms";

let bench: Bench;
let admin: User;
let project: string;
beforeEach(async () => {
  bench = await createBench();
  admin = await withAdministrator(bench);
  project = await openProject(bench, admin);
});
afterEach(() => bench.end());

const join = (who: keyof typeof places, name: string = who) =>
  joinAs(bench, admin, project, places[who], name);

const change = (by: User, member: User, more: Partial<MemberChange>) =>
  changeMember(bench.people, by, project, member.userId, {
    ...places.tester,
    ...{ position: "", reportsTo: "" },
    ...more,
  });

const remove = (by: User, member: User) => removeMember(bench.people, by, project, member.userId);

const recordOf = async (user: User, space = project) =>
  (await memberRows(bench.store, space)).get(user.userId)?.fields;

describe("changing a place", () => {
  it("takes the rooms of the new place and leaves those of the old one", async () => {
    const pmo = await join("pmo");
    expect(await roomsOf(bench, project, pmo)).toEqual([
      "internal:pmo",
      "project:pmo",
      "vendorA:pmo",
      "vendorB:pmo",
    ]);
    await change(admin, pmo, { role: "tester" });
    expect(await roomsOf(bench, project, pmo)).toEqual(["internal:tester", "project:tester"]);
    await change(admin, pmo, { role: "developer", side: "vendor", organisation: "B" });
    expect(await roomsOf(bench, project, pmo)).toEqual(["project:developer", "vendorB:developer"]);
    expect(await recordOf(pmo)).toMatchObject({
      role: "developer",
      side: "vendor",
      organisation: "B社",
    });
    expect(bench.moved.filter((userId) => userId === pmo.userId)).toHaveLength(2);
  });

  it("keeps the place in the 体制図, with history", async () => {
    const [lead, tester] = [await join("lead"), await join("tester")];
    const chart = { position: "経理チーム", reportsTo: lead.userId };
    await change(lead, tester, chart);
    expect(await recordOf(tester)).toMatchObject(chart);
    const id = (await memberRows(bench.store, project)).get(tester.userId)?.id ?? "";
    const history = await bench.store.changesOf(project, id);
    expect(history.map(({ type, userId }) => [type, userId])).toEqual([
      ["create", tester.userId],
      ["set", lead.userId],
    ]);
    expect(bench.published.at(-1)?.[0]).toBe(project);
  });

  it("follows into private rooms with role and side, and stays inside", async () => {
    const [lead, pmo] = [await join("lead"), await join("pmo")];
    const room = await openRoom(bench.people, lead, project, {
      name: "PM–PMO",
      members: [pmo.userId],
    });
    await change(lead, pmo, { role: "viewer" });
    expect(await bench.store.membership(room, pmo.userId)).toMatchObject({
      role: "viewer",
      revokedAt: null,
    });
    expect(await recordOf(pmo, room)).toMatchObject({ role: "viewer" });
  });

  it("refuses a circle in the 体制図, a vendor that is not there, and somebody who is not", async () => {
    const [lead, tester] = [await join("lead"), await join("tester")];
    await change(lead, tester, { reportsTo: lead.userId });
    await expect(
      change(admin, lead, { ...places.lead, reportsTo: tester.userId }),
    ).rejects.toMatchObject({ code: "chartCircle" });
    await expect(change(lead, tester, { reportsTo: tester.userId })).rejects.toMatchObject({
      code: "chartCircle",
    });
    await expect(change(lead, tester, { reportsTo: "nobody" })).rejects.toMatchObject({
      code: "missing",
    });
    await expect(
      change(lead, tester, { role: "developer", side: "vendor", organisation: "Z" }),
    ).rejects.toMatchObject({ code: "unknownVendor" });
    expect(await roomsOf(bench, project, tester)).toEqual(["internal:tester", "project:tester"]);
  });

  it("keeps at least one who leads", async () => {
    const pmo = await join("pmo");
    await expect(change(admin, admin, { role: "pmo" })).rejects.toMatchObject({ code: "lastLead" });
    await expect(remove(admin, admin)).rejects.toMatchObject({ code: "lastLead" });
    expect(await roomsOf(bench, project, admin)).toContain("project:admin");
    await change(admin, pmo, { ...places.lead });
    await change(admin, admin, { role: "viewer" });
    expect(await roomsOf(bench, project, admin)).toContain("project:viewer");
  });

  it("ends the invitations that the new place may no longer make", async () => {
    const pmo = await join("pmo");
    await invite(bench.people, pmo, project, places.tester);
    await invite(bench.people, admin, project, places.viewer);
    await change(admin, pmo, { role: "tester" });
    const open = await openInvitations(bench.people, admin, project);
    expect(open.map(({ role }) => role)).toEqual(["viewer"]);
  });
});

describe("removing a member", () => {
  it("takes every space of the project, keeps the name for what they wrote", async () => {
    const [lead, pmo] = [await join("lead"), await join("pmo")];
    const room = await openRoom(bench.people, lead, project, {
      name: "PM–PMO",
      members: [pmo.userId],
    });
    await remove(lead, pmo);
    expect(await roomsOf(bench, project, pmo)).toEqual([]);
    expect(await recordOf(pmo)).toMatchObject({ name: "pmo", left: bench.people.now() });
    expect(await recordOf(pmo, room)).toMatchObject({ left: bench.people.now() });
    expect(bench.moved).toContain(pmo.userId);
  });

  it("locks out whoever has no project left, and no one else", async () => {
    const [tester, pmo] = [await join("tester"), await join("pmo")];
    const other = await openProject(bench, admin, "人事給与");
    const invitation = await invite(bench.people, admin, other, places.pmo);
    await redeem(bench.people, tokenOf(invitation), pmo);
    await remove(admin, tester);
    await remove(admin, pmo);
    const ask = (user: User) => spaces(bench.store, user, `tablet-${user.name}`, 1);
    await expect(ask(tester)).rejects.toMatchObject({ code: "revoked" });
    expect(
      (await ask(pmo)).spaces.map(({ kind, project }) => [kind, project === other]),
    ).toContainEqual(["project", true]);
    expect((await ask(pmo)).spaces.some((space) => space.project === project)).toBe(false);
  });

  it("lets somebody back in by a new invitation, under the same account and record", async () => {
    const tester = await join("tester");
    const before = (await memberRows(bench.store, project)).get(tester.userId)?.id;
    await remove(admin, tester);
    const invitation = await invite(bench.people, admin, project, places.tester);
    await redeem(bench.people, tokenOf(invitation), tester);
    expect(await roomsOf(bench, project, tester)).toEqual(["internal:tester", "project:tester"]);
    const row = (await memberRows(bench.store, project)).get(tester.userId);
    expect([row?.id, row?.fields.left]).toEqual([before, null]);
    const kinds = (await bench.store.spacesOfUser(tester.userId)).map(({ space }) => space.kind);
    expect(kinds.sort()).toEqual(["internal", "organisation", "person", "project"]);
  });

  it("does not take the account of a removed person for one that a crash left half made", async () => {
    const tester = await join("tester");
    const email = `tester-${project.slice(-6)}@example.jp`;
    await remove(admin, tester);
    const invitation = await invite(bench.people, admin, project, places.tester);
    await expect(
      redeem(bench.people, tokenOf(invitation), { name: "別人", email, password: PASSWORD }),
    ).rejects.toMatchObject({ code: "emailTaken" });
    expect(await accountByEmail(bench.people.auth, email)).toBe(tester.userId);
  });

  it("ends the invitations that they had made, so that none leads back", async () => {
    const lead = await join("lead");
    const own = await invite(bench.people, lead, project, places.lead);
    await remove(admin, lead);
    await expect(redeem(bench.people, tokenOf(own), lead)).rejects.toMatchObject({
      code: "spentInvitation",
    });
  });
});

describe("who may", () => {
  /** Changer, member, and whether removing is allowed; moving to tester is allowed alike. */
  const table: [string, string, true | "forbidden" | "missing"][] = [
    ["admin", "lead", true],
    ["lead", "tester", true],
    ["lead", "developerA", true],
    ["lead", "admin", "forbidden"],
    ["pmo", "tester", "forbidden"],
    ["manager", "tester", "forbidden"],
    ["tester", "viewer", "forbidden"],
    ["viewer", "tester", "forbidden"],
    ["pmoA", "developerA", "forbidden"],
    ["developerA", "developerB", "forbidden"],
    ["outsider", "tester", "missing"],
    ["lead", "outsider", "missing"],
  ];
  it("changes and removes: by table", async () => {
    const people: Record<string, User> = { admin };
    for (const who of Object.keys(places) as (keyof typeof places)[]) people[who] = await join(who);
    const other = await openProject(bench, admin, "人事給与");
    people.outsider = await joinAs(bench, admin, other, places.lead, "outsider");
    for (const [by, member, expected] of table) {
      const [changer, changed] = [people[by] as User, people[member] as User];
      for (const work of [() => change(changer, changed, {}), () => remove(changer, changed)]) {
        const answer = await work().then(
          () => true,
          (error: { code: string }) => error.code,
        );
        expect([by, member, answer]).toEqual([by, member, expected]);
      }
      if (expected !== true) continue;
      // Back in place for the next line.
      const place = places[member as keyof typeof places];
      const invitation = await invite(bench.people, admin, project, place);
      await redeem(bench.people, tokenOf(invitation), changed);
    }
  });

  it("lets a lead make no administrator", async () => {
    const [lead, tester] = [await join("lead"), await join("tester")];
    await expect(change(lead, tester, { role: "admin" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await change(lead, tester, { role: "lead" });
    expect(await roomsOf(bench, project, tester)).toContain("project:lead");
  });
});

describe("the organisation's space", () => {
  const roleIn = async (user: User) =>
    (await bench.store.spacesOfUser(user.userId)).find(({ space }) => space.kind === "organisation")
      ?.membership.role;

  it("is the user side's to read, its PMO's to write, and no vendor's", async () => {
    expect(await roleIn(admin)).toBe("admin");
    expect(await roleIn(await join("pmo"))).toBe("pmo");
    expect(await roleIn(await join("tester"))).toBe("viewer");
    expect(await roleIn(await join("pmoA"))).toBeUndefined();
  });

  it("follows a change of side", async () => {
    const tester = await join("tester");
    await change(admin, tester, { role: "developer", side: "vendor", organisation: "A" });
    expect(await roleIn(tester)).toBeUndefined();
    await change(admin, tester, { role: "pmo", side: "user", organisation: "PMO室" });
    expect(await roleIn(tester)).toBe("pmo");
  });
});

it("a private room takes no one who is not in the project", async () => {
  const lead = await join("lead");
  const other = await openProject(bench, admin, "人事給与");
  const outsider = await joinAs(bench, admin, other, places.pmo, "outsider");
  const room = await openRoom(bench.people, lead, project, {
    name: "PM–PMO",
    members: [admin.userId],
  });
  await expect(addToRoom(bench.people, lead, room, [outsider.userId])).rejects.toMatchObject({
    code: "missing",
  });
});
