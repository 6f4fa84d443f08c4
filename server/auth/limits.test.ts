import { describe, expect, it } from "vitest";
import { answerSession } from "./door";
import { createLimiter, limits } from "./limits";
import { createBench, ORIGIN } from "./people.fixture";

const TABLETS = 200;

describe("the limits", () => {
  it("let a room of 200 tablets behind one address sign in, each with two mistakes", () => {
    const limiter = createLimiter(() => 0);
    const taken = Array.from({ length: TABLETS * 3 }, () =>
      limiter.wait("sign-in", limits.signIn.address),
    );
    expect(taken).toEqual(taken.map(() => 0));
  });

  it("let the same room read and redeem its invitations, each with one mistake", () => {
    const limiter = createLimiter(() => 0);
    const taken = Array.from({ length: TABLETS * 4 }, () =>
      limiter.wait("link", limits.link.address),
    );
    expect(taken).toEqual(taken.map(() => 0));
  });

  it("stop the eleventh guess at an account until a quarter of an hour has passed", () => {
    let now = 0;
    const limiter = createLimiter(() => now);
    const take = () => limiter.wait("account", limits.signIn.account);
    for (let i = 0; i < 10; i += 1) expect(take()).toBe(0);
    expect(take()).toBe(15 * 60_000);
    now = 15 * 60_000 - 1;
    expect(take()).toBe(1);
    now += 1;
    expect(take()).toBe(0);
  });
});

describe("the body of a sign-in", () => {
  it("is not read beyond its limit, though it never ends", async () => {
    const bench = await createBench();
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1_024;
        if (sent > 1_048_576) throw new Error("read on and on");
        controller.enqueue(new Uint8Array(1_024).fill(0x20));
      },
    });
    const headers = { origin: ORIGIN, "content-type": "application/json" };
    const init = { method: "POST", headers, body, duplex: "half" };
    const request = new Request(`${ORIGIN}/api/auth/sign-in/email`, init);
    const door = { ...bench.people, limiter: bench.limiter };
    expect((await answerSession(door, request)).status).toBe(400);
    expect(sent).toBeLessThan(16_384);
    await bench.end();
  });
});
