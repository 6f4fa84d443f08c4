import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accountByEmail, createAccount, isPasswordOf } from "./accounts";
import { redeem } from "./invitations";
import { type Bench, createBench, PASSWORD, withAdministrator } from "./people.fixture";
import { isSetUp, issueSetUpLink, setUp } from "./set-up";

let bench: Bench;
beforeEach(async () => {
  bench = await createBench();
});
afterEach(() => bench.end());

const given = (link: string | undefined, email = "admin@example.jp") => ({
  token: link?.split("#")[1] ?? "",
  organisation: "情報システム部",
  name: "管理 担当",
  email,
  password: PASSWORD,
});

describe("set-up", () => {
  it("makes the organisation, its administrator and a space of their own", async () => {
    const { userId } = await withAdministrator(bench);
    const held = await bench.store.spacesOfUser(userId);
    const seen = held.map(({ space, membership }) => [
      space.kind,
      space.name,
      membership.role,
      membership.side,
    ]);
    expect(seen.sort()).toEqual([
      ["organisation", "情報システム部", "admin", "user"],
      ["person", "", "admin", "user"],
    ]);
    expect(await isPasswordOf(bench.people.auth, "Admin@Example.jp", PASSWORD)).toBe(true);
    expect(await isPasswordOf(bench.people.auth, "admin@example.jp", "something else")).toBe(false);
  });

  it("refuses a second use of the link and makes no account of it", async () => {
    const { token } = await withAdministrator(bench);
    const again = setUp(bench.people, { ...given(`x#${token}`), email: "second@example.jp" });
    await expect(again).rejects.toMatchObject({ code: "spentLink" });
    expect(await accountByEmail(bench.people.auth, "second@example.jp")).toBeUndefined();
  });

  it("gives no further link once an administrator exists", async () => {
    await withAdministrator(bench);
    expect(await isSetUp(bench.store)).toBe(true);
    expect(await issueSetUpLink(bench.people)).toBeUndefined();
  });

  it("ends the older link with each new one", async () => {
    const first = await issueSetUpLink(bench.people);
    const second = await issueSetUpLink(bench.people);
    expect(second).toMatch(/^http:\/\/127\.0\.0\.1:3000\/setup#[\w-]{43}$/);
    await expect(setUp(bench.people, given(first))).rejects.toMatchObject({ code: "spentLink" });
    await setUp(bench.people, given(second));
    expect(await isSetUp(bench.store)).toBe(true);
  });

  it("ends a link after seven days", async () => {
    const link = await issueSetUpLink(bench.people);
    bench.pass(7 * 86_400_000);
    await expect(setUp(bench.people, given(link))).rejects.toMatchObject({ code: "spentLink" });
  });

  it("lets one of two at the same moment through and leaves nothing of the other", async () => {
    const link = await issueSetUpLink(bench.people);
    const results = await Promise.allSettled([
      setUp(bench.people, given(link, "one@example.jp")),
      setUp(bench.people, given(link, "two@example.jp")),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const accounts = await bench.store.writer
      .selectFrom("user" as never)
      .selectAll()
      .execute();
    expect(accounts).toHaveLength(1);
  });

  it("goes on where a crash left an account without its spaces", async () => {
    await createAccount(bench.people.auth, {
      name: "半端",
      email: "admin@example.jp",
      password: PASSWORD,
    });
    await withAdministrator(bench);
    expect(await isSetUp(bench.store)).toBe(true);
  });

  it("is not entered with its link through the door of invitations", async () => {
    const { token, ...account } = given(await issueSetUpLink(bench.people));
    await expect(redeem(bench.people, token, account)).rejects.toMatchObject({
      code: "spentInvitation",
    });
  });

  it("asks for a password of ten characters", async () => {
    const link = await issueSetUpLink(bench.people);
    const short = setUp(bench.people, { ...given(link), password: "123456789" });
    await expect(short).rejects.toMatchObject({ code: "weakPassword" });
    await setUp(bench.people, given(link));
  });

  it("keeps neither the token nor the password in the database", async () => {
    const { token } = await withAdministrator(bench);
    for (const table of ["invitation", "account", "user", "meta", "space"]) {
      const rows = JSON.stringify(
        await bench.store.writer
          .selectFrom(table as never)
          .selectAll()
          .execute(),
      );
      expect(rows).not.toContain(token);
      expect(rows).not.toContain(PASSWORD);
    }
  });
});
