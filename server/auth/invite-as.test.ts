import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accountByEmail, createNamed, isPasswordOf, nameOf } from "./accounts";
import { invitationInfo, invite, inviteAs, redeem } from "./invitations";
import { addPersonSpace } from "./join";
import { removeMember } from "./members";
import type { User } from "./people";
import { type Bench, createBench, PASSWORD, withAdministrator } from "./people.fixture";
import { joinAs, openProject, places, tokenOf } from "./project.fixture";
import { enterProject } from "./projects";

const named: User = { userId: "demo-somebody", name: "業務担当者A" };
const account = { name: "別の名前", email: "somebody@example.jp", password: PASSWORD };

let bench: Bench;
let admin: User;
let project: string;
beforeEach(async () => {
  bench = await createBench();
  admin = await withAdministrator(bench);
  project = await openProject(bench, admin);
  await createNamed(bench.people.auth, named);
  await bench.store.transaction(async (tx) => {
    await addPersonSpace(tx, named.userId, bench.people.now());
    await enterProject(tx, project, named, places.tester, bench.people.now());
  });
});
afterEach(() => bench.end());

const link = async () => tokenOf(await inviteAs(bench.people, admin, project, named.userId));

describe("an invitation as a member who cannot sign in", () => {
  it("says whom it makes one, and gives that member an address and a password", async () => {
    const token = await link();
    expect(await invitationInfo(bench.people, token)).toMatchObject({
      ...{ as: "業務担当者A", role: "tester", side: "user", organisation: "経理部", project },
    });
    expect(await redeem(bench.people, token, account)).toBe(project);
    const { auth } = bench.people;
    expect(await accountByEmail(auth, account.email)).toBe(named.userId);
    expect(await isPasswordOf(auth, account.email, PASSWORD)).toBe(true);
    expect(await nameOf(auth, named.userId)).toBe("業務担当者A");
    expect(await bench.store.membersOf(project)).toHaveLength(2);
  });

  it("works once, whichever of two links is used first", async () => {
    const [first, second] = [await link(), await link()];
    await redeem(bench.people, first, account);
    const other = { ...account, email: "other@example.jp" };
    await expect(redeem(bench.people, second, other)).rejects.toMatchObject({
      code: "alreadyMember",
    });
    await expect(redeem(bench.people, first, other)).rejects.toMatchObject({
      code: "spentInvitation",
    });
    expect(await accountByEmail(bench.people.auth, "other@example.jp")).toBeUndefined();
  });

  it("is not spent by an address that is taken or a password that is too short", async () => {
    const token = await link();
    const taken = redeem(bench.people, token, { ...account, email: "admin@example.jp" });
    await expect(taken).rejects.toMatchObject({ code: "emailTaken" });
    const short = redeem(bench.people, token, { ...account, password: "123456789" });
    await expect(short).rejects.toMatchObject({ code: "weakPassword" });
    await redeem(bench.people, token, account);
  });

  it("is not for whoever is signed in", async () => {
    const token = await link();
    await expect(async () => redeem(bench.people, token, admin)).rejects.toMatchObject({
      code: "othersInvitation",
    });
  });

  it("ends with the member's place", async () => {
    const token = await link();
    await removeMember(bench.people, admin, project, named.userId);
    await expect(redeem(bench.people, token, account)).rejects.toMatchObject({
      code: "spentInvitation",
    });
    expect(await accountByEmail(bench.people.auth, account.email)).toBeUndefined();
  });

  it("is made by an administrator of the project alone, and never for who can sign in", async () => {
    const lead = await joinAs(bench, admin, project, places.lead, "lead");
    const as = (who: User, person: string) => inviteAs(bench.people, who, project, person);
    await expect(as(lead, named.userId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(as(admin, lead.userId)).rejects.toMatchObject({ code: "alreadyMember" });
    await expect(as(admin, "nobody")).rejects.toMatchObject({ code: "missing" });
    await expect(as(named, named.userId)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("leaves other invitations as they were", async () => {
    const plain = tokenOf(await invite(bench.people, admin, project, places.tester));
    expect(await invitationInfo(bench.people, plain)).not.toHaveProperty("as");
    await redeem(bench.people, plain, account);
    expect(await accountByEmail(bench.people.auth, account.email)).not.toBe(named.userId);
  });
});
