/** Sends the hostile corpus through every door, as the listener hands calls to them. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { sync as texts } from "@/lib/i18n/messages/sync";
import type { Outcome } from "@/lib/sync/op";
import { appRouter } from "@/server/api/router";
import { openedPeople } from "@/server/auth/opened";
import { issueSetUpLink } from "@/server/auth/set-up";
import { checkData, harmless } from "@/server/backup/check";
import {
  type Ground,
  type HostileCall,
  hashOf,
  hostileCalls,
  mutations,
  queries,
} from "@/server/hostile/calls.fixture";
import { type HostileFile, hostileFiles } from "@/server/hostile/files.fixture";
import { passingFolder } from "@/server/hostile/folder.fixture";
import { keptTexts, PLANTED } from "@/server/hostile/texts.fixture";
import { openedStore } from "@/server/store";
import { doors } from "./doors";

const ORIGIN = "http://127.0.0.1:3000";
const account = { name: "管理 担当", email: "admin@example.jp", password: "朝夕-passphrase-1" };
const project = {
  ...{ name: "基幹ERP刷新 UAT", phase: "uat", from: "2026-11-16", to: "2026-11-30" },
  ...{ timeZone: "Asia/Tokyo", modules: [], systems: [], vendors: [] },
};

const folder = passingFolder();
const logged: string[] = [];
const ground: Ground = {
  ...{ space: "", userId: "", epoch: 0 },
  ...{ at: 1_795_134_600_000, tag: "hostile" },
};
let cookie = "";
let photos: Record<string, HostileFile>;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: ground.at });
  Object.assign(process.env, { DATA_DIR: folder, PUBLIC_URL: ORIGIN, LOG_LEVEL: "debug" });
  vi.spyOn(process.stdout, "write").mockImplementation((line) => logged.push(String(line)) > 0);
  photos = await hostileFiles();
  const token = (await issueSetUpLink(await openedPeople()))?.split("#")[1];
  await tell("people.setUp", { ...account, organisation: "情報システム部", token });
  const signedIn = await send({
    ...{ name: "sign-in", method: "POST", path: "/api/auth/sign-in/email" },
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: account.email, password: account.password }),
  });
  cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const { user } = await signedIn.json();
  const { project: space } = await tell("people.createProject", project);
  const epoch = await (await openedStore()).epoch();
  Object.assign(ground, { space, userId: user.id, epoch });
}, 60_000);

afterAll(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await (await openedStore()).close();
  rmSync(folder, { recursive: true, force: true });
});

function send({ method, path, headers, body }: HostileCall): Promise<Response> {
  const init: RequestInit = { method, headers: { origin: ORIGIN, cookie, ...headers } };
  const request = new Request(ORIGIN + path, body === undefined ? init : { ...init, body });
  return Promise.resolve(doors.fetch(request));
}

async function tell(procedure: string, input: unknown) {
  const answer = await send({
    ...{ name: procedure, method: "POST", path: `/api/trpc/${procedure}` },
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  const { result, error } = await answer.json();
  if (error) throw new Error(`${procedure}: ${JSON.stringify(error)}`);
  return result.data;
}

/** The code under which a call was refused, undefined where it was taken. */
function codeIn(answer: { code?: unknown; error?: { data?: { asayu?: unknown } } }): unknown {
  return answer.error ? answer.error.data?.asayu : answer.code;
}

async function demandSober(call: HostileCall): Promise<Outcome[]> {
  const answer = await send(call);
  const { name } = call;
  expect(answer.status, name).toBeLessThan(500);
  if (answer.headers.get("content-type")?.startsWith("text/event-stream")) {
    await answer.body?.cancel();
    return [];
  }
  expect(answer.headers.get("content-type"), name).toMatch(/^application\/json/);
  expect(answer.headers.get("set-cookie") ?? "", name).not.toContain("owned");
  const body = await answer.json();
  const code = codeIn(body);
  if (answer.ok) expect(code, name).toBeUndefined();
  else expect(code, name).toMatch(/^[a-z][A-Za-z]+$/);
  return Object.values(body.result?.data?.outcomes ?? {});
}

/** Each refusal has words in both languages, and what stood beside the hostile op is applied. */
function demandNeighbours({ name }: HostileCall, outcomes: readonly Outcome[]): void {
  for (const outcome of outcomes)
    if (outcome.status === "refused")
      for (const { refusal } of [texts.ja, texts.en])
        expect(refusal[outcome.code], `${name} ${outcome.code}`).toBeDefined();
  const isOp = /^push (op|field) /.test(name);
  if (isOp && outcomes.length > 0)
    expect(outcomes.filter(({ status }) => status === "applied").length, name).not.toBe(0);
}

test("the corpus knows every procedure", () => {
  expect([...queries, ...mutations].sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
});

test("every call of the corpus is taken or refused with a code, holds up no neighbour and makes no fault", async () => {
  const calls = hostileCalls(ground, photos);
  expect(calls.length).toBeGreaterThan(4_000);
  const from = logged.length;
  for (const [place, call] of calls.entries()) {
    // Nobody makes so many calls in a minute, and whoever tried would be held back.
    vi.setSystemTime(ground.at + place * 1_000);
    demandNeighbours(call, await demandSober(call));
  }
  expect(Reflect.get(globalThis, PLANTED)).toBeUndefined();
  expect(Reflect.get({}, PLANTED)).toBeUndefined();
  expect(logged.slice(from)).toEqual([]);
}, 300_000);

test("texts come back letter by letter, for whoever pulls and for whoever asks for the history", async () => {
  const entries = Object.entries(keptTexts);
  const ops = entries.map(([name, title], at) => ({
    ...{ opId: `kept-${name}`, n: at + 1, space: ground.space, record: `kept-${name}` },
    ...{
      kind: "issue",
      type: "create",
      at: ground.at,
      set: { title, category: "business", raisedOn: "2026-11-20" },
    },
  }));
  const envelope = { clientId: "kept", userId: ground.userId, epoch: ground.epoch, v: 1 };
  const answer = await tell("push", { ...envelope, tz: "Asia/Tokyo", ops });
  for (const [name, title] of entries) {
    expect(answer.outcomes[`kept-${name}`], name).toMatchObject({ status: "applied" });
    const [row] = await (await openedStore()).rows(ground.space, [`kept-${name}`]);
    expect(row?.fields.title, name).toBe(title);
  }
});

test.each(["refused with its own code", "kept as it is, and served as a download"])(
  "a hostile photo is %s",
  async (fate) => {
    for (const [name, { bytes, type, code }] of Object.entries(photos)) {
      if ((code === null) !== fate.startsWith("kept")) continue;
      const path = `/api/files/${ground.space}/${hashOf(bytes)}`;
      const body = new Uint8Array(bytes);
      const put = await send({
        name,
        method: "PUT",
        path,
        headers: { "content-type": type },
        body,
      });
      const got = await send({ name, method: "GET", path });
      if (code !== null) {
        expect((await put.json()).code, name).toBe(code);
        expect(got.status, name).toBe(404);
        continue;
      }
      expect(await put.json(), name).toEqual({ stored: true, missing: [] });
      expect(got.headers.get("content-disposition"), name).toMatch(/^attachment/);
      expect(got.headers.get("content-security-policy"), name).toContain("sandbox");
      expect(Buffer.from(await got.arrayBuffer()).equals(bytes), name).toBe(true);
    }
  },
);

test("afterwards the data are whole", async () => {
  const store = await openedStore();
  const data = { reader: store, inspector: store.inspector, files: join(folder, "files") };
  const wrong = (await checkData(data)).filter(
    ({ check, found }) => found.length > 0 && !harmless.includes(check),
  );
  expect(wrong).toEqual([]);
});
