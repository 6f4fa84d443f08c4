import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { answerSession } from "./door";
import {
  type Bench,
  createBench,
  ORIGIN,
  PASSWORD,
  START,
  withAdministrator,
} from "./people.fixture";
import { userOfSession } from "./session";

const DAY_MS = 86_400_000;

let bench: Bench;
beforeEach(async () => {
  // Only the date: the database and the password's hash go on in their own time.
  vi.useFakeTimers({ toFake: ["Date"], now: START });
  bench = await createBench();
  await withAdministrator(bench);
});
afterEach(async () => {
  vi.useRealTimers();
  await bench.end();
});

function call(method: string, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { ...init.headers, origin: ORIGIN, "content-type": "application/json" };
  const door = { ...bench.people, limiter: bench.limiter };
  return answerSession(
    door,
    new Request(`${ORIGIN}/api/auth/${path}`, { ...init, method, headers }),
  );
}

async function signIn(): Promise<string> {
  const body = JSON.stringify({ email: "admin@example.jp", password: PASSWORD });
  const [cookie = ""] = (await call("POST", "sign-in/email", { body })).headers.getSetCookie();
  return cookie.split(";")[0] ?? "";
}

const isOpen = async (cookie: string) =>
  (await userOfSession(bench.people.auth, new Headers({ cookie }))) !== null;

it("a session that nobody uses ends after 14 days", async () => {
  const cookie = await signIn();
  vi.setSystemTime(START + 14 * DAY_MS - 1_000);
  expect(await isOpen(cookie)).toBe(true);
  vi.setSystemTime(START + 14 * DAY_MS + 1_000);
  expect(await isOpen(cookie)).toBe(false);
});

it("a session in use is prolonged once a day, by asking for it and by nothing else", async () => {
  const cookie = await signIn();
  vi.setSystemTime(START + 2 * DAY_MS);
  await call("GET", "get-session", { headers: { cookie } });
  vi.setSystemTime(START + 15 * DAY_MS);
  expect(await isOpen(cookie)).toBe(true);
  vi.setSystemTime(START + 17 * DAY_MS);
  expect(await isOpen(cookie)).toBe(false);
});

it("a session in use every day ends after 30 days, whichever door asks", async () => {
  const cookie = await signIn();
  const ask = () => call("GET", "get-session", { headers: { cookie } });
  for (let day = 1; day < 30; day += 1) {
    vi.setSystemTime(START + day * DAY_MS);
    await ask();
  }
  vi.setSystemTime(START + 30 * DAY_MS - 1_000);
  expect(await isOpen(cookie)).toBe(true);
  vi.setSystemTime(START + 30 * DAY_MS);
  expect(await isOpen(cookie)).toBe(false);
  expect(await (await ask()).json()).toEqual({ user: null });
  // It is gone, not only turned away: a clock that is set back does not bring it back.
  vi.setSystemTime(START + 29 * DAY_MS);
  expect(await isOpen(cookie)).toBe(false);
});

it("signing out ends the session at once, also where the cookie was copied", async () => {
  const cookie = await signIn();
  expect(await isOpen(cookie)).toBe(true);
  await call("POST", "sign-out", { headers: { cookie }, body: "{}" });
  expect(await isOpen(cookie)).toBe(false);
});
