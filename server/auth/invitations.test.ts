import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Place } from "@/lib/records/joining";
import { accountByEmail } from "./accounts";
import { cancelInvitation, invitationInfo, invite, openInvitations, redeem } from "./invitations";
import type { User } from "./people";
import { type Bench, createBench, PASSWORD, withAdministrator } from "./people.fixture";
import { createProject, type NewProject } from "./projects";

const erp: NewProject = {
  name: "基幹ERP刷新 UAT",
  phase: "uat",
  from: "2026-11-16",
  to: "2026-11-30",
  timeZone: "Asia/Tokyo",
  modules: ["FI 財務会計", "SD 販売"],
  vendors: [
    { code: "A", name: "A社", system: "ERP本体" },
    { code: "B", name: "B社", system: "EDI" },
  ],
};

const tester: Place = { role: "tester", side: "user", organisation: "経理部" };
const developerA: Place = { role: "developer", side: "vendor", organisation: "A" };
const pmoA: Place = { role: "pmo", side: "vendor", organisation: "A" };
const pmo: Place = { role: "pmo", side: "user", organisation: "PMO" };

const account = (email: string, name = "新しい 人") => ({ name, email, password: PASSWORD });
const tokenOf = ({ link }: { link: string }) => link.split("#")[1] ?? "";

let bench: Bench;
let admin: User;
let project: string;
beforeEach(async () => {
  bench = await createBench();
  admin = await withAdministrator(bench);
  project = await createProject(bench.people, admin, erp);
});
afterEach(() => bench.end());

async function join(place: Place, email: string, name?: string): Promise<User> {
  const invitation = await invite(bench.people, admin, project, place);
  await redeem(bench.people, tokenOf(invitation), account(email, name));
  const userId = (await accountByEmail(bench.people.auth, email)) ?? "";
  return { userId, name: name ?? "新しい 人" };
}

async function roomsOf(user: User): Promise<string[]> {
  const held = await bench.store.spacesOfUser(user.userId);
  return held
    .filter(({ space }) => space.project === project)
    .map(
      ({ space, membership }) =>
        `${space.kind === "vendor" ? `vendor${space.code}` : space.kind}:${membership.role}`,
    )
    .sort();
}

describe("a new project", () => {
  it("has its own space, 社内限り and a room per vendor", async () => {
    const spaces = await bench.store.spacesOf(project);
    expect(spaces.map(({ kind, name, code }) => [kind, name, code]).sort()).toEqual([
      ["internal", "社内限り", "IN"],
      ["project", "基幹ERP刷新 UAT", ""],
      ["vendor", "A社", "A"],
      ["vendor", "B社", "B"],
    ]);
    expect(await roomsOf(admin)).toEqual([
      "internal:admin",
      "project:admin",
      "vendorA:admin",
      "vendorB:admin",
    ]);
  });

  it("holds the project and its first member as records with seq and history", async () => {
    const rows = await bench.store.rowsAfter(project, 0, 10);
    expect(rows.map(({ seq, kind, id }) => [seq, kind, id === project])).toEqual([
      [1, "project", true],
      [2, "member", false],
    ]);
    expect(rows[0]?.fields).toEqual(erp);
    expect(rows[1]?.fields).toEqual({
      user: admin.userId,
      name: "管理 担当",
      role: "admin",
      side: "user",
      organisation: "情報システム部",
    });
    const changes = await bench.store.changesOf(project, project);
    expect(changes.map(({ type, userId }) => [type, userId])).toEqual([["create", admin.userId]]);
    expect(bench.published).toContainEqual([project, 2]);
  });

  it("cannot be opened by somebody without the right", async () => {
    const member = await join(tester, "tester@example.jp");
    await expect(createProject(bench.people, member, erp)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("can be opened by a lead of the user's side, who then leads it", async () => {
    const lead = await join({ role: "lead", side: "user", organisation: "" }, "lead@example.jp");
    const second = await createProject(bench.people, lead, { ...erp, vendors: [] });
    expect((await bench.store.membership(second, lead.userId))?.role).toBe("lead");
    expect(await bench.store.membership(second, admin.userId)).toBeUndefined();
  });
});

describe("an invitation", () => {
  it("tells its holder the project and the place", async () => {
    const { link, expiresAt } = await invite(bench.people, admin, project, developerA);
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/join#[\w-]{43}$/);
    expect(expiresAt).toBe(1_795_134_600_000 + 172_800_000);
    expect(await invitationInfo(bench.people, tokenOf({ link }))).toEqual({
      project,
      projectName: "基幹ERP刷新 UAT",
      role: "developer",
      side: "vendor",
      organisation: "A社",
    });
  });

  it("brings a vendor's developer into the project and that vendor's room only", async () => {
    const developer = await join(developerA, "dev@example.jp", "開発 一郎");
    expect(await roomsOf(developer)).toEqual(["project:developer", "vendorA:developer"]);
    const members = await bench.store.rowsOfKind(project, "member");
    expect(members.map(({ fields }) => [fields.name, fields.organisation])).toContainEqual([
      "開発 一郎",
      "A社",
    ]);
  });

  it("brings a tester into the project and 社内限り, a PMO into every room", async () => {
    expect(await roomsOf(await join(tester, "t@example.jp"))).toEqual([
      "internal:tester",
      "project:tester",
    ]);
    expect(await roomsOf(await join(pmo, "p@example.jp"))).toEqual([
      "internal:pmo",
      "project:pmo",
      "vendorA:pmo",
      "vendorB:pmo",
    ]);
  });

  it("is spent after one use", async () => {
    const token = tokenOf(await invite(bench.people, admin, project, tester));
    await redeem(bench.people, token, account("one@example.jp"));
    const again = redeem(bench.people, token, account("two@example.jp"));
    await expect(again).rejects.toMatchObject({ code: "spentInvitation" });
    expect(await accountByEmail(bench.people.auth, "two@example.jp")).toBeUndefined();
    await expect(invitationInfo(bench.people, token)).rejects.toMatchObject({
      code: "spentInvitation",
    });
  });

  it("lets one of five at the same moment through and leaves no account of the others", async () => {
    const token = tokenOf(await invite(bench.people, admin, project, tester));
    const emails = [1, 2, 3, 4, 5].map((n) => `n${n}@example.jp`);
    const results = await Promise.allSettled(
      emails.map((email) => redeem(bench.people, token, account(email))),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const made = await Promise.all(emails.map((e) => accountByEmail(bench.people.auth, e)));
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await bench.store.rowsOfKind(project, "member")).toHaveLength(2);
  });

  it("runs out after 48 hours", async () => {
    const token = tokenOf(await invite(bench.people, admin, project, tester));
    bench.pass(48 * 3_600_000 - 1);
    expect((await invitationInfo(bench.people, token)).role).toBe("tester");
    bench.pass(1);
    await expect(redeem(bench.people, token, account("late@example.jp"))).rejects.toMatchObject({
      code: "spentInvitation",
    });
    expect(await openInvitations(bench.people, admin, project)).toEqual([]);
  });

  it("answers an unknown token like a spent one", async () => {
    await expect(invitationInfo(bench.people, "x".repeat(43))).rejects.toMatchObject({
      code: "spentInvitation",
    });
  });

  it("is accepted by somebody who is signed in, once", async () => {
    const member = await join(tester, "t@example.jp");
    const second = await createProject(bench.people, admin, { ...erp, name: "人事給与" });
    const token = tokenOf(await invite(bench.people, admin, second, pmo));
    expect(await redeem(bench.people, token, member)).toBe(second);
    expect((await bench.store.membership(second, member.userId))?.role).toBe("pmo");
    expect(bench.moved).toContain(member.userId);
    const other = tokenOf(await invite(bench.people, admin, second, tester));
    await expect(redeem(bench.people, other, member)).rejects.toMatchObject({
      code: "alreadyMember",
    });
    // Who could not use it has not used it up.
    expect((await invitationInfo(bench.people, other)).role).toBe("tester");
  });

  it("does not open an account that exists to somebody who only knows its address", async () => {
    await join(tester, "t@example.jp");
    const token = tokenOf(await invite(bench.people, admin, project, pmo));
    await expect(redeem(bench.people, token, account("T@example.jp"))).rejects.toMatchObject({
      code: "emailTaken",
    });
  });

  it("is cancelled by those who may make it, and answers as spent", async () => {
    const token = tokenOf(await invite(bench.people, admin, project, tester));
    const [open] = await openInvitations(bench.people, admin, project);
    const outsider = { userId: "nobody", name: "" };
    await expect(
      cancelInvitation(bench.people, outsider, project, open?.id ?? ""),
    ).rejects.toMatchObject({ code: "missing" });
    await cancelInvitation(bench.people, admin, project, open?.id ?? "");
    await expect(redeem(bench.people, token, account("c@example.jp"))).rejects.toMatchObject({
      code: "spentInvitation",
    });
    expect(await openInvitations(bench.people, admin, project)).toEqual([]);
  });

  it("is refused to outsiders, to roles without the right, and for vendors that do not exist", async () => {
    const member = await join(tester, "t@example.jp");
    const outsider = { userId: "nobody", name: "" };
    await expect(invite(bench.people, outsider, project, tester)).rejects.toMatchObject({
      code: "missing",
    });
    await expect(invite(bench.people, member, project, tester)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(
      invite(bench.people, admin, project, { ...developerA, organisation: "Z" }),
    ).rejects.toMatchObject({ code: "unknownVendor" });
  });

  it("of a vendor's PMO reaches its own people only, and shows no others", async () => {
    const vendorPmo = await join(pmoA, "pmo-a@example.jp");
    await invite(bench.people, admin, project, tester);
    await invite(bench.people, vendorPmo, project, developerA);
    const seen = await openInvitations(bench.people, vendorPmo, project);
    expect(seen.map(({ role, organisation }) => [role, organisation])).toEqual([
      ["developer", "A"],
    ]);
    for (const place of [tester, { ...developerA, organisation: "B" }]) {
      await expect(invite(bench.people, vendorPmo, project, place)).rejects.toMatchObject({
        code: "forbidden",
      });
    }
  });
});
