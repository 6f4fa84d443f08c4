import { expect, test } from "vitest";
import { createFloods, type FlowName, flows, OPS_IN_ONE } from "./floods";

const MINUTE = 60_000;
const from = (address: string) => ({ headers: new Headers({ "x-forwarded-for": address }) });

/** Makes `calls` at even distances over `ms`; answers how many had to wait. */
function refused(
  name: FlowName,
  who: Parameters<ReturnType<typeof createFloods>["wait"]>[1],
  calls: number,
  ms: number,
) {
  let now = 0;
  const floods = createFloods(() => now);
  let waits = 0;
  for (let call = 0; call < calls; call += 1) {
    now = (ms * call) / calls;
    if (floods.wait(name, who) > 0) waits += 1;
  }
  return waits;
}

test("a flood by one account is held back, and told when to come again to the millisecond", () => {
  let now = 0;
  const floods = createFloods(() => now);
  const who = { userId: "tanaka" };
  const { burst, perSecond } = flows.call.account;
  for (let call = 0; call < burst; call += 1) expect(floods.wait("call", who)).toBe(0);
  const wait = floods.wait("call", who);
  expect(wait).toBe(1_000 / perSecond);
  now = wait - 1;
  expect(floods.wait("call", who)).toBe(1);
  now = wait;
  expect(floods.wait("call", who)).toBe(0);
  expect(floods.wait("call", who)).toBeGreaterThan(0);
});

test("nobody else waits for whoever floods", () => {
  const floods = createFloods(() => 0);
  while (floods.wait("call", { userId: "tanaka" }) === 0);
  expect(floods.wait("call", { userId: "suzuki" })).toBe(0);
  expect(floods.wait("push", { userId: "tanaka" })).toBe(0);
  expect(floods.wait("call", from("10.0.0.1"))).toBe(0);
});

test("ten devices of one person, each with a save and ten pulls a minute, never wait", () => {
  expect(refused("call", { userId: "tanaka" }, 10 * 23 * 60, 60 * MINUTE)).toBe(0);
  expect(refused("push", { userId: "tanaka" }, 10 * 60, 60 * MINUTE)).toBe(0);
});

test("800 devices behind one address, each with a save a minute and all told of it, never wait", () => {
  // 60 a second are told and fetch with two calls; each saves with three and asks twice a minute.
  const aMinute = 60 * 60 * 2 + 800 * 3 + 800 * 2;
  expect(refused("call", from("10.0.0.1"), aMinute * 10, 10 * MINUTE)).toBe(0);
  expect(refused("push", from("10.0.0.1"), 800 * 10, 10 * MINUTE)).toBe(0);
});

test("200 tablets behind one address load everything at nine o'clock and never wait", () => {
  expect(refused("call", from("10.0.0.1"), 200 * 150, 2 * MINUTE)).toBe(0);
});

test("what a day without a network left goes through at once", () => {
  const floods = createFloods(() => 0);
  const who = { userId: "tanaka" };
  const waits = (name: FlowName, calls: number, cost = 1) =>
    Array.from({ length: calls }, () => floods.wait(name, who, cost)).filter((wait) => wait > 0);
  // 10,000 ops, 300 photos in three parts, and 100,000 rows to read.
  expect(waits("push", 10, 1 + 1_000 / OPS_IN_ONE)).toEqual([]);
  expect(waits("upload", 900)).toEqual([]);
  expect(waits("call", 200 + 10 + 300)).toEqual([]);
});

test("a clock that is set back holds nobody up for longer than a full bucket takes", () => {
  let now = 1_000_000_000;
  const floods = createFloods(() => now);
  const who = { userId: "tanaka" };
  while (floods.wait("export", who) === 0);
  now = 0;
  expect(floods.wait("export", who)).toBeLessThanOrEqual(1_000 / flows.export.account.perSecond);
});

test("a flood of made-up addresses fills no memory", () => {
  const floods = createFloods(() => 0);
  floods.wait("call", from("10.0.0.1"), flows.call.address.burst);
  expect(floods.wait("call", from("10.0.0.1"))).toBeGreaterThan(0);
  for (let address = 0; address < 20_000; address += 1)
    floods.wait("call", from(`made-up-${address}`));
  // It was forgotten, as the one longest unused.
  expect(floods.wait("call", from("10.0.0.1"))).toBe(0);
});
