import { v7 as uuidv7 } from "uuid";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { revokeDevice } from "@/server/auth/devices";
import { answerSession } from "@/server/auth/door";
import { cancelInvitation, invite, openInvitations } from "@/server/auth/invitations";
import { changeMember, removeMember } from "@/server/auth/members";
import type { User } from "@/server/auth/people";
import {
  type Bench,
  createBench,
  ORIGIN,
  PASSWORD,
  pushPorts,
  withAdministrator,
} from "@/server/auth/people.fixture";
import { joinAs, openProject, places } from "@/server/auth/project.fixture";
import { openRoom, removeFromRoom } from "@/server/auth/rooms";
import { createFloods, flows } from "@/server/floods";
import { spaces } from "@/server/sync/pull";
import { push } from "@/server/sync/push";
import { answerRecord } from "./door";
import { checkRecordFile } from "./file";

const SECRET = "公開前の税額の誤り";
const START_SEQ = { title: SECRET, severity: "major", occurredAt: 1 };

let bench: Bench;
let project: string;
let admin: User;
let lead: User;
let tester: User;

beforeEach(async () => {
  bench = await createBench();
  admin = await withAdministrator(bench);
  project = await openProject(bench, admin);
  lead = await joinAs(bench, admin, project, places.lead, "lead");
  tester = await joinAs(bench, admin, project, places.tester, "tester");
});
afterEach(() => bench.end());

function ask(user: User | null, of = project, headers: Record<string, string> = {}) {
  const { store, now, publicUrl } = bench.people;
  const door = { store, now, publicUrl, floods: createFloods(now), sessionOf: async () => user };
  const request = new Request(`${ORIGIN}/api/record/${of}`, { method: "POST", headers });
  return answerRecord(door, request, of);
}

async function exported(user: User): Promise<string[]> {
  const answer = await ask(user);
  expect(answer.status).toBe(200);
  return (await answer.text()).trimEnd().split("\n");
}

const read = (lines: string[]) => lines.map((line) => JSON.parse(line));
const wrongIn = async (lines: string[]) =>
  (await checkRecordFile(lines, null)).flatMap(({ wrong }) => wrong);

async function save(user: User, title: string): Promise<void> {
  const ports = pushPorts(bench.people);
  const op = {
    opId: uuidv7(),
    n: 1,
    space: project,
    record: uuidv7(),
    kind: "defect",
    at: ports.now(),
  };
  const envelope = { clientId: `tablet-${user.userId}`, userId: user.userId, v: 1, tz: "UTC" };
  const ops = [{ ...op, type: "create", set: { ...START_SEQ, title } }];
  await push(ports, user.userId, { ...envelope, epoch: await ports.store.epoch(), ops });
}

describe("the record", () => {
  it("holds what people did that changes no record, in the space that it concerns", async () => {
    await invite(bench.people, lead, project, places.viewer);
    const [open] = await openInvitations(bench.people, lead, project);
    await cancelInvitation(bench.people, lead, project, open?.id ?? "");
    const change = { ...places.manager, position: "", reportsTo: "" };
    await changeMember(bench.people, lead, project, tester.userId, change);
    await spaces(bench.store, tester, "tablet", bench.people.now());
    await revokeDevice(bench.people, lead, "tablet", { project });
    const room = { name: "PM–PMO", members: [tester.userId] };
    const id = await openRoom(bench.people, lead, project, room);
    await removeFromRoom(bench.people, lead, id, tester.userId);
    await removeMember(bench.people, lead, project, tester.userId);
    const events = await bench.store.inspector.events(project, 0, Number.MAX_SAFE_INTEGER);
    expect(events.slice(-6).map(({ what, userId, about }) => [what, userId, about])).toEqual([
      ["joined", tester.userId, tester.userId],
      ["invited", lead.userId, ""],
      ["invitationCancelled", lead.userId, ""],
      ["placeChanged", lead.userId, tester.userId],
      ["deviceRevoked", lead.userId, "tablet"],
      ["removed", lead.userId, tester.userId],
    ]);
    expect(JSON.parse(events.find(({ what }) => what === "placeChanged")?.detail ?? "")).toEqual({
      ...{ from: "tester", fromSide: "user", role: "manager", side: "user" },
    });
    const inRoom = await bench.store.inspector.events(id, 0, Number.MAX_SAFE_INTEGER);
    expect(inRoom.map(({ what }) => what)).toEqual([
      ...["roomOpened", "roomEntered", "roomEntered", "roomLeft"],
    ]);
  });

  it("holds sign-ins, failed ones too, and sign-outs, in the organisation's", async () => {
    const call = (path: string, body: object, cookie = "") =>
      answerSession(
        { ...bench.people, limiter: bench.limiter },
        new Request(`${ORIGIN}/api/auth/${path}`, {
          method: "POST",
          headers: {
            ...{ origin: ORIGIN, "content-type": "application/json", cookie },
            ...{ "x-forwarded-for": "10.0.0.7", "user-agent": "Mozilla (iPad) Safari/605" },
          },
          body: JSON.stringify(body),
        }),
      );
    const email = `lead-${project.slice(-6)}@example.jp`;
    await call("sign-in/email", { email, password: "何か違う言葉" });
    await call("sign-in/email", { email: "nobody@example.jp", password: PASSWORD });
    const signedIn = await call("sign-in/email", { email, password: PASSWORD });
    await call("sign-out", {}, signedIn.headers.getSetCookie()[0]?.split(";")[0]);
    const organisation = (await bench.store.meta("organisation")) ?? "";
    const events = await bench.store.inspector.events(organisation, 0, Number.MAX_SAFE_INTEGER);
    const told = events.map(({ what, userId, about, device, detail }) => [
      ...[what, userId, about, device, detail],
    ]);
    const machine = ["iPad・Safari", '{"address":"10.0.0.7"}'];
    expect(told).toEqual([
      ["setUp", admin.userId, admin.userId, "", "{}"],
      ["signInFailed", "", lead.userId, ...machine],
      ["signInFailed", "", "", ...machine],
      ["signedIn", lead.userId, lead.userId, ...machine],
      ["signedOut", lead.userId, lead.userId, ...machine],
    ]);
  });
});

describe("the export of the record", () => {
  it("is a download that names who did what and when, notes itself, and holds nothing that people wrote", async () => {
    await save(tester, SECRET);
    const answer = await ask(lead);
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    const text = await answer.text();
    expect(text).not.toContain(SECRET);
    const [head, ...lines] = read(text.trimEnd().split("\n"));
    expect(head).toMatchObject({ asayuRecord: 1, by: lead.userId, exportedAt: bench.people.now() });
    expect(head.people[tester.userId]).toBe("tester");
    expect(lines.find(({ kind }) => kind === "defect")).toMatchObject({
      ...{ what: "create", by: tester.userId, device: `tablet-${tester.userId}`, tz: "UTC" },
    });
    const own = lines.filter(({ space }) => space === project);
    expect(own.at(-1)).toMatchObject({ what: "recordExported", by: lead.userId });
  });

  it("is sound by its own lines, and shows each that was altered, taken out, moved or cut off", async () => {
    await save(tester, SECRET);
    const lines = await exported(lead);
    const findings = await checkRecordFile(lines, bench.store.inspector);
    expect(findings.map(({ wrong, inServer }) => [wrong, inServer])).toEqual(
      findings.map(() => [[], true]),
    );
    const change = lines.findIndex((line) => line.includes('"kind":"defect"'));
    const altered = (from: string, to: string) =>
      lines.map((line, at) => (at === change ? line.replace(from, to) : line));
    for (const [from, to] of [
      [tester.userId, lead.userId],
      ['"what":"create"', '"what":"set"'],
      ['"tz":"UTC"', '"tz":"GMT"'],
      ['"at":', '"at":1'],
      ['"payload":"', '"payload":"0'],
      ['"kind":"defect"', '"kind":"issue"'],
      ['{"space"', "[{"],
    ] as const)
      expect(await wrongIn(altered(from, to)), from).toContain(change + 1);
    expect(await wrongIn(lines.toSpliced(change, 1))).toContain(change + 1);
    expect(
      await wrongIn(lines.toSpliced(change - 1, 2, lines[change] ?? "", lines[change - 1] ?? "")),
    ).not.toEqual([]);
    expect(await wrongIn(lines.slice(0, -1))).toEqual(["end"]);
  });

  it("shows where the server's record was made anew since", async () => {
    const lines = await exported(lead);
    await bench.store.writer.updateTable("event").set({ link: "another" }).execute();
    const findings = await checkRecordFile(lines, bench.store.inspector);
    expect(findings.find(({ space }) => space === project)?.inServer).toBe(false);
  });

  it("is the leads' and administrators', and of rooms only for who is inside", async () => {
    const room = { name: "PM–PMO", members: [tester.userId] };
    const secret = await openRoom(bench.people, admin, project, room);
    const spacesOf = async (user: User) =>
      read(await exported(user))[0].spaces.map(({ id }: { id: string }) => id);
    expect(await spacesOf(admin)).toContain(secret);
    expect(await spacesOf(lead)).not.toContain(secret);
    const organisation = await bench.store.meta("organisation");
    expect(await spacesOf(admin)).toContain(organisation);
    expect(await spacesOf(lead)).not.toContain(organisation);
    const other = await openProject(bench, admin, "人事給与");
    const told = async (answer: Response) => [answer.status, (await answer.json()).code];
    expect(await told(await ask(tester))).toEqual([403, "forbidden"]);
    expect(await told(await ask(lead, other))).toEqual([404, "missing"]);
    expect(await told(await ask(lead, "none"))).toEqual([404, "missing"]);
    expect(await told(await ask(null))).toEqual([401, "signedOut"]);
    const elsewhere = { "sec-fetch-site": "cross-site" };
    expect(await told(await ask(lead, project, elsewhere))).toEqual([403, "foreignOrigin"]);
  });

  it("is held back when somebody takes it out again and again", async () => {
    const { store, now, publicUrl } = bench.people;
    const door = { store, now, publicUrl, floods: createFloods(now), sessionOf: async () => lead };
    const request = new Request(`${ORIGIN}/api/record/${project}`, { method: "POST" });
    for (let times = 0; times < flows.export.account.burst; times += 1)
      expect((await answerRecord(door, request, project)).status).toBe(200);
    const refused = await answerRecord(door, request, project);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
  });
});
