import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createSyncBench, START, type SyncBench } from "@/server/sync/bench.fixture";
import { createFloods } from "../floods";
import { answerLive } from "./door";
import { createHub, type Hub } from "./hub";
import { HEARTBEAT_MS } from "./stream";

let bench: SyncBench;
let hub: Hub;
let session: string | null;
const faults: unknown[] = [];

beforeEach(async () => {
  bench = await createSyncBench();
  hub = createHub();
  session = "tanaka";
  faults.length = 0;
});
afterEach(async () => {
  vi.useRealTimers();
  hub.close();
  await bench.end();
});

/** Opens a stream; `read` answers the next event or comment, `undefined` at its end. */
async function listen(client = "tablet") {
  const abort = new AbortController();
  const request = new Request(`http://localhost/api/live?client=${client}`, {
    signal: abort.signal,
  });
  const response = await answerLive(
    {
      store: bench.store,
      hub,
      floods: createFloods(Date.now),
      sessionOf: async () => (session === null ? null : { userId: session }),
      onFault: (error) => void faults.push(error),
    },
    request,
  );
  const reader = response.body?.getReader();
  const read = async () => {
    const chunk = await reader?.read();
    return chunk?.value === undefined ? undefined : new TextDecoder().decode(chunk.value).trim();
  };
  return { response, read, abort };
}

const event = (space: string, seq: number) => `data: {"space":"${space}","seq":${seq}}`;

const setMembership = (space: string, userId: string, revokedAt: number | null) =>
  bench.store.transaction((tx) =>
    tx.putMembership({ space, userId, role: "tester", side: "user", since: START, revokedAt }),
  );

describe("a live stream", () => {
  test("tells first how far each of the caller's spaces is, then what moves on", async () => {
    const { response, read } = await listen();
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("no-store, no-transform");
    expect(await read()).toBe("retry: 3000");
    expect(await read()).toBe(event("uat", 0));
    hub.publish("other", 9);
    hub.publish("uat", 4);
    expect(await read()).toBe(event("uat", 4));
  });

  test("never tells of a space that the caller is not in", async () => {
    const { read } = await listen();
    await read();
    await read();
    hub.publish("other", 1);
    hub.publish("uat", 2);
    expect(await read()).toBe(event("uat", 2));
  });

  test("follows the caller into a space and out of one", async () => {
    const { read } = await listen();
    await read();
    await read();
    await setMembership("other", "tanaka", null);
    hub.membershipChanged("tanaka");
    expect(await read()).toBe("event: spaces\ndata: {}");
    expect(await read()).toBe(event("other", 0));
    await setMembership("uat", "tanaka", START);
    hub.membershipChanged("tanaka");
    expect(await read()).toBe("event: spaces\ndata: {}");
    hub.publish("uat", 7);
    hub.publish("other", 3);
    expect(await read()).toBe(event("other", 3));
  });

  test("holds one line a space for a reader that does not read", async () => {
    const { read } = await listen();
    await read();
    await read();
    for (let seq = 1; seq <= 5_000; seq += 1) hub.publish("uat", seq);
    const lines: (string | undefined)[] = [];
    do lines.push(await read());
    while (lines.at(-1) !== event("uat", 5_000));
    expect(lines.length).toBeLessThanOrEqual(70);
  });

  test("of a device takes the place of the one before", async () => {
    const first = await listen();
    await first.read();
    await first.read();
    const second = await listen();
    expect(await first.read()).toBeUndefined();
    await second.read();
    expect(await second.read()).toBe(event("uat", 0));
  });

  test("ends with the session at the next heartbeat", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const { read } = await listen();
    await read();
    await read();
    vi.advanceTimersByTime(HEARTBEAT_MS);
    expect(await read()).toBe(": still here");
    session = null;
    vi.advanceTimersByTime(HEARTBEAT_MS);
    expect(await read()).toBe(": still here");
    expect(await read()).toBe("event: spaces\ndata: {}");
    expect(await read()).toBeUndefined();
  });

  test("ends when the server stops, and when the device has gone", async () => {
    const one = await listen("one");
    await one.read();
    await one.read();
    const two = await listen("two");
    await two.read();
    await two.read();
    two.abort.abort();
    expect(await two.read()).toBeUndefined();
    hub.close();
    expect(await one.read()).toBeUndefined();
    expect(faults).toEqual([]);
  });

  test("is not opened without a session, for a revoked device or without a name", async () => {
    await bench.store.transaction((tx) =>
      tx.putDevice({
        clientId: "lost",
        userId: "tanaka",
        label: "",
        lastN: 0,
        firstSeen: 1,
        lastSeen: 1,
        revokedAt: 2,
      }),
    );
    expect((await listen("lost")).response.status).toBe(403);
    expect((await listen("")).response.status).toBe(400);
    session = null;
    expect((await listen()).response.status).toBe(401);
  });
});
