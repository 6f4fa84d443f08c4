import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { spaces } from "@/server/sync/pull";
import { deviceName } from "./device-name";
import { memberDevices, ownDevices, revokeDevice } from "./devices";
import { answerSession } from "./door";
import type { User } from "./people";
import { type Bench, createBench, ORIGIN, PASSWORD, withAdministrator } from "./people.fixture";
import { joinAs, openProject, places } from "./project.fixture";
import { userOfSession } from "./session";

let bench: Bench;
let admin: User;
let project: string;
let tester: User;
beforeEach(async () => {
  bench = await createBench();
  admin = await withAdministrator(bench);
  project = await openProject(bench, admin);
  tester = await joinAs(bench, admin, project, places.tester, "tester");
});
afterEach(() => bench.end());

/** Signs in over the real door and syncs once. @returns the session's id */
async function signedIn(user: User, email: string, clientId: string): Promise<string> {
  const door = { ...bench.people, limiter: bench.limiter };
  const response = await answerSession(
    door,
    new Request(`${ORIGIN}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { origin: ORIGIN, "content-type": "application/json" },
      body: JSON.stringify({ email, password: PASSWORD }),
    }),
  );
  const cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const found = await userOfSession(bench.people.auth, new Headers({ cookie }));
  const session = found?.session ?? "";
  const facts = { label: "iPad・Safari", session };
  await spaces(bench.store, user, clientId, bench.people.now(), facts);
  return session;
}

const emailOf = () => `tester-${project.slice(-6)}@example.jp`;

describe("the list of devices", () => {
  it("names each with its system, when it was here and whether somebody is signed in", async () => {
    await signedIn(tester, emailOf(), "tablet");
    await spaces(bench.store, tester, "old-phone", bench.people.now() - 1_000);
    expect(await ownDevices(bench.people, tester)).toEqual([
      {
        ...{ id: "tablet", name: "iPad・Safari", received: 0, state: "signedIn" },
        ...{ firstSeen: bench.people.now(), lastSeen: bench.people.now() },
      },
      expect.objectContaining({ id: "old-phone", name: "", state: "signedOut" }),
    ]);
    expect(await ownDevices(bench.people, admin)).toEqual([]);
  });

  it("is shown to who leads the person, and to nobody else", async () => {
    await signedIn(tester, emailOf(), "tablet");
    const pmo = await joinAs(bench, admin, project, places.pmo, "pmo");
    const other = await openProject(bench, admin, "人事給与");
    const foreign = await joinAs(bench, admin, other, places.lead, "foreign");
    expect(await memberDevices(bench.people, admin, project, tester.userId)).toHaveLength(1);
    await expect(memberDevices(bench.people, pmo, project, tester.userId)).rejects.toMatchObject({
      code: "forbidden",
    });
    for (const space of [project, other])
      await expect(
        memberDevices(bench.people, foreign, space, tester.userId),
      ).rejects.toMatchObject({ code: "missing" });
  });
});

describe("revoking a device", () => {
  it("refuses its next call and every other call of its session, and no other device's", async () => {
    const session = await signedIn(tester, emailOf(), "tablet");
    await signedIn(tester, emailOf(), "phone");
    await revokeDevice(bench.people, tester, "tablet");
    await expect(spaces(bench.store, tester, "tablet", 1)).rejects.toMatchObject({
      code: "revoked",
    });
    expect(await bench.store.isSessionRevoked(session)).toBe(true);
    expect((await spaces(bench.store, tester, "phone", 1)).spaces).not.toHaveLength(0);
    expect(bench.moved).toContain(tester.userId);
    const states = (await ownDevices(bench.people, tester)).map(({ id, state }) => [id, state]);
    expect(Object.fromEntries(states)).toEqual({ tablet: "revoked", phone: "signedIn" });
    bench.pass(31 * 86_400_000);
    expect((await ownDevices(bench.people, tester)).map(({ id }) => id)).toEqual(["phone"]);
  });

  it("leaves a device alone that went on under another client id in the same session", async () => {
    const session = await signedIn(tester, emailOf(), "restored-from-image");
    await spaces(bench.store, tester, "tablet", bench.people.now(), { session });
    await revokeDevice(bench.people, tester, "restored-from-image");
    expect(await bench.store.isSessionRevoked(session)).toBe(false);
    expect((await spaces(bench.store, tester, "tablet", 1)).spaces).not.toHaveLength(0);
    await revokeDevice(bench.people, tester, "tablet");
    expect(await bench.store.isSessionRevoked(session)).toBe(true);
  });

  it("is the person's own and their leads', in a project that both are in", async () => {
    await signedIn(tester, emailOf(), "tablet");
    const pmo = await joinAs(bench, admin, project, places.pmo, "pmo");
    const other = await openProject(bench, admin, "人事給与");
    const foreign = await joinAs(bench, admin, other, places.lead, "foreign");
    const refused: [User, string | undefined, string][] = [
      [pmo, project, "forbidden"],
      [pmo, undefined, "missing"],
      [foreign, other, "missing"],
      [foreign, project, "missing"],
      [admin, undefined, "missing"],
    ];
    for (const [by, where, code] of refused)
      await expect(
        revokeDevice(bench.people, by, "tablet", where === undefined ? {} : { project: where }),
      ).rejects.toMatchObject({ code });
    await expect(revokeDevice(bench.people, admin, "nowhere", { project })).rejects.toMatchObject({
      code: "missing",
    });
    expect((await bench.store.device("tablet"))?.revokedAt).toBeNull();
    await revokeDevice(bench.people, admin, "tablet", { project });
    expect((await bench.store.device("tablet"))?.revokedAt).toBe(bench.people.now());
  });
});

it.each([
  [
    "Mozilla/5.0 (iPad; CPU OS 18_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.2 Mobile/15E148 Safari/604.1",
    "iPad・Safari",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
    "Windows・Edge",
  ],
  [
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
    "Android・Chrome",
  ],
  [
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
    "Android tablet・Chrome",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Linux・Firefox"],
  ["curl/8.5.0", ""],
])("reads what a device is from %s", (agent, name) => {
  expect(deviceName(agent)).toBe(name);
  expect(deviceName(null)).toBe("");
});
