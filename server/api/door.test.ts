import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createFloods, type Floods, flows, OPS_IN_ONE } from "@/server/floods";
import { createOp, createSyncBench, requestOf, type SyncBench } from "@/server/sync/bench.fixture";
import { answerApi } from "./door";

const ORIGIN = "https://asayu.example.jp";

let bench: SyncBench;
let faults: unknown[];
let floods: Floods;
let now: number;
beforeEach(async () => {
  bench = await createSyncBench();
  faults = [];
  now = 0;
  floods = createFloods(() => now);
});
afterEach(() => bench.end());

/** Whoever the `x-user` header names is signed in. */
function answer(request: Request): Promise<Response> {
  const onFault = (error: unknown) => void faults.push(error);
  return answerApi(
    {
      publicUrl: ORIGIN,
      floods,
      onFault,
      contextOf: async (headers) => {
        const userId = headers.get("x-user");
        const user = userId ? { userId, name: userId } : null;
        return { ...bench.ports, floods, headers, user };
      },
    },
    request,
  );
}

function post(body: BodyInit, headers: Record<string, string> = {}, procedure = "push") {
  const all = { "content-type": "application/json", "x-user": "tanaka", ...headers };
  return answer(
    new Request(`${ORIGIN}/api/trpc/${procedure}`, { method: "POST", headers: all, body }),
  );
}

function get(procedure: string, input: unknown, headers: Record<string, string> = {}) {
  const query = encodeURIComponent(JSON.stringify(input));
  const all = { "x-user": "tanaka", ...headers };
  return answer(new Request(`${ORIGIN}/api/trpc/${procedure}?input=${query}`, { headers: all }));
}

const aPush = () => JSON.stringify(requestOf("tanaka", "tablet", [createOp({ n: 1 })]));
const errorOf = async (response: Response) => {
  const { error } = (await response.json()) as { error: { message: string; data: object } };
  return { status: response.status, ...error.data };
};

describe("the door of the API", () => {
  test("takes a gzipped push and answers its outcomes", async () => {
    const response = await post(gzipSync(aPush()), { "content-encoding": "gzip" });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toMatchObject({
      result: { data: { status: "done", outcomes: { op1: { status: "applied", seq: 1 } } } },
    });
  });

  test("leaves the packing of an answer to Next, which would drop the word of it", async () => {
    await post(aPush());
    const { epoch } = (await (await get("spaces", { clientId: "tablet" })).json()).result.data;
    const request = { space: "uat", clientId: "tablet", epoch, cursor: 0, limit: 500 };
    const answer = await get("pull", request, { "accept-encoding": "gzip, br" });
    expect(answer.headers.get("content-encoding")).toBeNull();
    expect((await answer.json()).result.data.rows).toHaveLength(1);
  });

  test("answers an empty pull in at most 300 bytes", async () => {
    await post(aPush());
    const { epoch } = (await (await get("spaces", { clientId: "tablet" })).json()).result.data;
    const request = { space: "uat", clientId: "tablet", epoch, cursor: 1, limit: 500 };
    const text = await (await get("pull", request)).text();
    expect(JSON.parse(text).result.data.rows).toEqual([]);
    expect(text.length).toBeLessThanOrEqual(300);
  });

  test("stops reading a body that is too large, packed or not", async () => {
    const large = `{"a":"${"x".repeat(9 * 1024 * 1024)}"}`;
    const tooLarge = { status: 413, asayu: "tooLarge" };
    expect(await errorOf(await post(large))).toMatchObject(tooLarge);
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    expect(bomb.byteLength).toBeLessThan(1024 * 1024);
    expect(await errorOf(await post(bomb, { "content-encoding": "gzip" }))).toMatchObject(tooLarge);
  });

  test("refuses a body that is broken or packed in another way", async () => {
    const invalid = { status: 400, asayu: "invalid" };
    const gzip = { "content-encoding": "gzip" };
    expect(await errorOf(await post("no gzip", gzip))).toMatchObject(invalid);
    expect(await errorOf(await post("x", { "content-encoding": "br" }))).toMatchObject(invalid);
    expect(await errorOf(await post("{"))).toMatchObject(invalid);
    expect(await errorOf(await post("5"))).toMatchObject(invalid);
    expect(faults).toEqual([]);
  });

  test("refuses what another site made a browser send, and what is not JSON", async () => {
    const elsewhere = [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "https://evil.example" },
    ];
    for (const headers of elsewhere) expect((await post(aPush(), headers)).status).toBe(403);
    expect((await post(aPush(), { "content-type": "text/plain" })).status).toBe(415);
    const form = await post(aPush(), { "content-type": "application/x-www-form-urlencoded" });
    expect(form.status).toBe(415);
    expect((await bench.store.space("uat"))?.seq).toBe(0);
    const own = { origin: ORIGIN, "sec-fetch-site": "same-origin" };
    expect((await post(aPush(), own)).status).toBe(200);
  });

  test("writes nothing on a GET", async () => {
    expect((await get("push", JSON.parse(aPush()))).status).toBe(405);
    expect((await bench.store.space("uat"))?.seq).toBe(0);
  });

  test("takes one call a request, never a list of them", async () => {
    const many = await get("pull,pull,pull", {});
    expect(many.status).toBe(404);
    const listed = await answer(
      new Request(`${ORIGIN}/api/trpc/spaces,spaces?batch=1&input={}`, {
        headers: { "x-user": "tanaka" },
      }),
    );
    expect(await errorOf(listed)).toMatchObject({ status: 400, asayu: "invalid" });
    expect(faults).toEqual([]);
  });

  test("answers failures of a call with their code and status", async () => {
    expect(await errorOf(await post(aPush(), { "x-user": "" }))).toMatchObject({
      status: 401,
      asayu: "signedOut",
    });
    expect(await errorOf(await post(aPush(), { "x-user": "suzuki" }))).toMatchObject({
      status: 403,
      asayu: "wrongUser",
    });
    const old = JSON.stringify({ ...JSON.parse(aPush()), v: -9 });
    expect(await errorOf(await post(old))).toMatchObject({ status: 426, asayu: "tooOld" });
    const pull = { clientId: "tablet", epoch: 1, cursor: 0, limit: 500 };
    const missing = { status: 404, asayu: "missing" };
    expect(await errorOf(await get("pull", { ...pull, space: "other" }))).toMatchObject(missing);
    expect(await errorOf(await get("pull", { ...pull, space: "none" }))).toMatchObject(missing);
    expect(await errorOf(await get("pull", { ...pull, space: 5 }))).toMatchObject({
      status: 400,
      asayu: "invalid",
    });
  });

  test("tells nothing of a fault of its own", async () => {
    await bench.store.close();
    const response = await get("spaces", { clientId: "tablet" });
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(JSON.parse(text).error).toEqual({
      code: -32603,
      message: "INTERNAL_SERVER_ERROR",
      data: { asayu: null, code: "INTERNAL_SERVER_ERROR", httpStatus: 500, path: "spaces" },
    });
    expect(faults).toHaveLength(1);
  });
});

describe("a flood at the door", () => {
  const who = { userId: "tanaka" };

  test("is refused with 429, its code and when to come again, and nothing of it is applied", async () => {
    floods.wait("call", who, flows.call.account.burst);
    const response = await post(aPush());
    expect(response.headers.get("retry-after")).toBe("1");
    expect(await errorOf(response)).toMatchObject({ status: 429, asayu: "tooMany" });
    expect((await bench.store.space("uat"))?.seq).toBe(0);
    now = 1_000;
    expect((await post(aPush())).status).toBe(200);
  });

  test("of ops is refused by their number, before any of them is looked at", async () => {
    floods.wait("push", who, flows.push.account.burst - 1);
    const ops = Array.from({ length: OPS_IN_ONE }, (_, at) => createOp({ n: at + 1 }));
    const many = JSON.stringify(requestOf("tanaka", "tablet", ops));
    const response = await post(many);
    expect(response.headers.get("retry-after")).toBe("1");
    expect(await errorOf(response)).toMatchObject({ status: 429, asayu: "tooMany" });
    expect((await post(aPush())).status).toBe(200);
  });

  test("from one address is refused before anything asks who it is", async () => {
    const address = { "x-forwarded-for": "10.0.0.1" };
    floods.wait("call", { headers: new Headers(address) }, flows.call.address.burst);
    expect((await post(aPush(), { ...address, "x-user": "" })).status).toBe(429);
    expect((await post(aPush(), { "x-forwarded-for": "10.0.0.2" })).status).toBe(200);
  });
});
