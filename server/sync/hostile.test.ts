/** What push alone answers to hostile ops, with exact codes; `server/http/hostile.test.ts` sends the corpus to every door. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { MAX_PUSH_OPS, type WireOp } from "@/lib/sync/protocol";
import { PLANTED, unfitTexts } from "../hostile/texts.fixture";
import { hostileJson } from "../hostile/values.fixture";
import { createOp, createSyncBench, outcomesOf, type SyncBench } from "./bench.fixture";

let bench: SyncBench;
beforeEach(async () => {
  bench = await createSyncBench();
});
afterEach(() => bench.end());

const sent = (name: string): unknown => JSON.parse(hostileJson[name] ?? "");
const wish = (part: object) => part as Partial<WireOp>;

const hostile: [name: string, part: Partial<WireOp>][] = [
  ["JSON 10,000 levels deep", wish({ set: { title: sent("deepList") } })],
  ["a text larger than an op may be", wish({ set: { title: unfitTexts.long } })],
  ["a number for a text", wish({ set: { title: 5 } })],
  ["an object for a text", wish({ set: { title: sent("textLike") } })],
  ["a list for the fields", wish({ set: [] })],
  ["more fields than any kind has", wish({ set: sent("manyNames") })],
  ["the prototype as a field", wish({ set: sent("prototype") })],
  ["the prototype as a record", wish({ record: "__proto__" })],
  ["a kind nobody knows", wish({ kind: "constructor" })],
  ["a type nobody knows", wish({ type: "toString" })],
  ["a space that is a path", wish({ space: "../other" })],
  ["a NUL in an id", wish({ record: "d\u0000" })],
  ["a time that is no number", wish({ at: "now" })],
  ["a zone that is none", wish({ tz: "東京" })],
];

test.each(hostile)("%s is refused with a code, and its neighbours are applied", async (_, part) => {
  const outcomes = await outcomesOf(bench, "tanaka", [
    createOp({ n: 1 }),
    createOp({ n: 2, ...part }),
    createOp({ n: 3 }),
  ]);
  expect(outcomes.op1).toMatchObject({ status: "applied" });
  expect(outcomes.op2).toMatchObject({ status: "refused", code: expect.stringMatching(/^\w+$/) });
  expect(outcomes.op3).toMatchObject({ status: "applied" });
  expect(Reflect.get({}, PLANTED)).toBeUndefined();
  expect(bench.faults).toEqual([]);
});

test.each([
  ["no", 0],
  ["a negative", -1],
  ["a broken", 1.5],
  ["an endless", Number.POSITIVE_INFINITY],
  ["an unsafe", 2 ** 60],
])("%s number of an op takes nothing of the call", async (_, n) => {
  const ops = [createOp({ n: 1 }), createOp({ n })];
  await expect(outcomesOf(bench, "tanaka", ops)).rejects.toMatchObject({ code: "invalid" });
  expect((await bench.store.space("uat"))?.seq).toBe(0);
});

test("one op more than a push may hold takes nothing of the call", async () => {
  const ops = Array.from({ length: MAX_PUSH_OPS + 1 }, (_, i) => createOp({ n: i + 1 }));
  await expect(outcomesOf(bench, "tanaka", ops)).rejects.toMatchObject({ code: "tooLarge" });
  expect((await bench.store.space("uat"))?.seq).toBe(0);
});
