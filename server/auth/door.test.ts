import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerSession, type SessionDoor } from "./door";
import { type Bench, createBench, ORIGIN, PASSWORD, withAdministrator } from "./people.fixture";
import { userOfSession } from "./session";

let bench: Bench;
let door: SessionDoor;
async function open(publicUrl = ORIGIN) {
  bench = await createBench(publicUrl);
  door = { ...bench.people, limiter: bench.limiter };
  return withAdministrator(bench);
}
beforeEach(async () => {
  await open();
});
afterEach(() => bench.end());

interface Call {
  body?: unknown;
  cookie?: string | undefined;
  headers?: Record<string, string>;
}

function call(method: string, path: string, { body, cookie, headers = {} }: Call = {}) {
  return answerSession(
    door,
    new Request(`${door.publicUrl}/api/auth/${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(method === "POST" ? { origin: door.publicUrl, "sec-fetch-site": "same-origin" } : {}),
        ...(cookie ? { cookie } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
}

const signIn = (password = PASSWORD, more: Call = {}) =>
  call("POST", "sign-in/email", { body: { email: "admin@example.jp", password }, ...more });

const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(";")[0];

describe("signing in", () => {
  it("answers the person and a cookie that no script sees", async () => {
    const response = await signIn();
    expect(response.status).toBe(200);
    const text = await response.clone().text();
    expect(JSON.parse(text)).toMatchObject({ user: { name: "管理 担当" } });
    expect(Object.keys(JSON.parse(text))).toEqual(["user"]);
    const [cookie = ""] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^asayu\.session_token=/);
    expect(cookie).toMatch(/; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(text).not.toContain(decodeURIComponent(cookie.split("=")[1] ?? "").split(".")[0]);
  });

  it("binds the cookie to this host where people come over HTTPS", async () => {
    await bench.end();
    await open("https://asayu.example.co.jp");
    const [cookie = ""] = (await signIn()).headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-asayu\.session_token=/);
    expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(cookie).not.toMatch(/domain/i);
  });

  it("answers a wrong password and an unknown address alike", async () => {
    const wrong = await signIn("another passphrase");
    const unknown = await call("POST", "sign-in/email", {
      body: { email: "nobody@example.jp", password: PASSWORD },
    });
    expect([wrong.status, await wrong.json()]).toEqual([401, { code: "wrongPassword" }]);
    expect([unknown.status, await unknown.json()]).toEqual([401, { code: "wrongPassword" }]);
  });

  it("gives a new session each time and ends the one before", async () => {
    const first = cookieOf(await signIn());
    const second = cookieOf(await signIn(PASSWORD, { cookie: first }));
    expect(second).not.toBe(first);
    expect(await userOfSession(bench.people.auth, new Headers({ cookie: first ?? "" }))).toBeNull();
    expect(
      await userOfSession(bench.people.auth, new Headers({ cookie: second ?? "" })),
    ).toMatchObject({ name: "管理 担当" });
  });

  it("stops guessing after ten tries, also with the right password then, and forgets in time", async () => {
    for (let i = 0; i < 10; i++) expect((await signIn("wrong passphrase")).status).toBe(401);
    const stopped = await signIn();
    expect([stopped.status, await stopped.json()]).toEqual([429, { code: "tooManyTries" }]);
    bench.pass(900_001);
    expect((await signIn()).status).toBe(200);
  });

  it.each([
    ["another site's page", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    [
      "another port of this host",
      { origin: "http://127.0.0.1:4000", "sec-fetch-site": "same-site" },
    ],
  ])("refuses %s", async (_name, headers) => {
    const response = await signIn(PASSWORD, { headers });
    expect([response.status, await response.json()]).toEqual([403, { code: "foreignOrigin" }]);
  });

  it.each([
    ["no JSON", "{"],
    ["wrong types", JSON.stringify({ email: 1, password: {} })],
    ["too much", JSON.stringify({ email: "a@b.jp", password: "x".repeat(5_000) })],
  ])("refuses %s", async (_name, body) => {
    const response = await answerSession(
      door,
      new Request(`${ORIGIN}/api/auth/sign-in/email`, {
        method: "POST",
        headers: { origin: ORIGIN, "content-type": "application/json" },
        body,
      }),
    );
    expect([response.status, await response.json()]).toEqual([400, { code: "invalid" }]);
  });
});

describe("a session", () => {
  it("is told to its holder and ends with signing out", async () => {
    const cookie = cookieOf(await signIn());
    const told = await call("GET", "get-session", { cookie });
    expect(await told.json()).toMatchObject({ user: { name: "管理 担当" } });
    expect((await call("POST", "sign-out", { body: {}, cookie })).status).toBe(200);
    const after = await call("GET", "get-session", { cookie });
    expect(await after.json()).toEqual({ user: null });
  });

  it("is not opened by anything that lies in the database", async () => {
    await signIn();
    const sessions = await bench.store.writer
      .selectFrom("session" as never)
      .selectAll()
      .execute();
    const accounts = await bench.store.writer
      .selectFrom("account" as never)
      .selectAll()
      .execute();
    const values = [...sessions, ...accounts].flatMap((row) => Object.values(row).map(String));
    expect(values.length).toBeGreaterThan(10);
    for (const value of values) {
      for (const cookie of [value, `${value}.${value}`, `${value}.`]) {
        const headers = new Headers({
          cookie: `asayu.session_token=${encodeURIComponent(cookie)}`,
          authorization: `Bearer ${encodeURIComponent(value)}`,
        });
        expect(await userOfSession(bench.people.auth, headers)).toBeNull();
      }
    }
  });
});

describe("the other doors of the library", () => {
  it.each([
    ["POST", "sign-up/email"],
    ["POST", "change-password"],
    ["POST", "update-user"],
    ["POST", "delete-user"],
    ["GET", "list-sessions"],
    ["GET", "ok"],
    ["GET", "error"],
    ["GET", "sign-in/email"],
  ])("%s %s does not exist", async (method, path) => {
    const body = { email: "x@example.jp", password: PASSWORD, name: "x", newPassword: PASSWORD };
    const response = await call(method, path, method === "POST" ? { body } : {});
    expect(response.status).toBe(404);
  });
});
