import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerSession } from "./door";
import { invitationInfo, invite } from "./invitations";
import { type Bench, createBench, ORIGIN, PASSWORD, withAdministrator } from "./people.fixture";
import { joinAs, openProject, places } from "./project.fixture";
import { userOfSession } from "./session";
import { isSetUpLinkOpen, issueSetUpLink } from "./set-up";

let bench: Bench;
beforeEach(async () => {
  bench = await createBench();
});
afterEach(() => bench.end());

const NAME = "asayu.session_token";
const opens = async (cookie: string) =>
  (await userOfSession(bench.people.auth, new Headers({ cookie }))) !== null;

async function signIn(email: string): Promise<string> {
  const request = new Request(`${ORIGIN}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { origin: ORIGIN, "content-type": "application/json" },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  const door = { ...bench.people, limiter: bench.limiter };
  const [cookie = ""] = (await answerSession(door, request)).headers.getSetCookie();
  return cookie.split(";")[0] ?? "";
}

/** Every value that stands in any row of any table, and every part of one that looks like a key. */
async function everythingStored(): Promise<string[]> {
  const db = bench.store.writer;
  const tables = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table'`.execute(db);
  const found = new Set<string>();
  for (const { name } of tables.rows) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(
      db,
    );
    for (const value of rows.flatMap((row) => Object.values(row))) {
      const text = value instanceof Uint8Array ? Buffer.from(value).toString("utf8") : `${value}`;
      found.add(text);
      for (const [part] of text.matchAll(/[A-Za-z0-9_+/=-]{16,}/g)) found.add(part);
    }
  }
  return [...found];
}

describe("a stolen database", () => {
  it("opens no session, invitation or set-up link with anything that stands in it", async () => {
    const link = await issueSetUpLink(bench.people);
    const setUpToken = link?.split("#")[1] ?? "";
    expect(await isSetUpLinkOpen(bench.people, setUpToken)).toBe(true);
    for (const value of await everythingStored()) {
      expect(await isSetUpLinkOpen(bench.people, value), value).toBe(false);
    }

    const admin = await withAdministrator(bench);
    const cookie = await signIn("admin@example.jp");
    expect(await opens(cookie)).toBe(true);
    const project = await openProject(bench, admin);
    await joinAs(bench, admin, project, places.tester, "tester");
    const open = await invite(bench.people, admin, project, places.pmo);
    const token = open.link.split("#")[1] ?? "";
    expect(await invitationInfo(bench.people, token)).toMatchObject({ project });

    const stored = await everythingStored();
    // The search is worth something only if it meets the session's own row.
    const signed = decodeURIComponent(cookie.split("=")[1] ?? "");
    expect(stored).toContain(signed.split(".")[0]);
    expect(stored).not.toContain(token);
    expect(stored.join("\n")).not.toContain(signed);
    for (const value of stored) {
      const plain = encodeURIComponent(value);
      expect(await opens(`${NAME}=${plain}`), value).toBe(false);
      expect(await opens(`${NAME}=${encodeURIComponent(`${value}.${value}`)}`), value).toBe(false);
      await expect(invitationInfo(bench.people, value), value).rejects.toMatchObject({
        code: "spentInvitation",
      });
    }
  }, 60_000);
});
