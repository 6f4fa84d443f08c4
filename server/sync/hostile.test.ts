import { afterEach, beforeEach, expect, test } from "vitest";
import { MAX_PUSH_OPS, type WireOp } from "@/lib/sync/protocol";
import { createOp, createSyncBench, outcomesOf, type SyncBench } from "./bench.fixture";

let bench: SyncBench;
beforeEach(async () => {
  bench = await createSyncBench();
});
afterEach(() => bench.end());

const texts = [
  "<script>globalThis.owned = true</script>",
  '"><img src=x onerror="globalThis.owned = true">',
  "<svg onload=globalThis.owned=true>",
  "[見る](javascript:globalThis.owned=true)",
  '=HYPERLINK("https://evil.example","開く")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "\u202e逆さま\u2066\u2069",
  "#{constructor.constructor('return 1')()}",
  "'; DROP TABLE record; --",
  "{{7*7}} %s %n ../../etc/passwd",
  "👩‍👩‍👧‍👦 𠮷野家 か\u3099",
];

test("hostile texts are kept letter by letter, as the texts they are", async () => {
  const ops = texts.map((title, i) =>
    createOp({ n: i + 1, set: { title, severity: "major", occurredAt: 1_795_134_600_000 } }),
  );
  const outcomes = await outcomesOf(bench, "tanaka", ops);
  for (const [i, title] of texts.entries()) {
    expect(outcomes[`op${i + 1}`], title).toMatchObject({ status: "applied" });
    const [row] = await bench.store.rows("uat", [`d${i + 1}`]);
    expect(row?.fields.title).toBe(title);
  }
});

function deep(levels: number): unknown {
  let value: unknown = "x";
  for (let i = 0; i < levels; i += 1) value = [value];
  return value;
}

const polluting = JSON.parse('{"__proto__":{"owned":true},"title":"件名"}');
const wish = (part: object) => part as Partial<WireOp>;

const hostile: [name: string, part: Partial<WireOp>][] = [
  ["JSON 10,000 levels deep", wish({ set: { title: deep(10_000) } })],
  ["a text larger than an op may be", wish({ set: { title: "あ".repeat(100_000) } })],
  ["a number for a text", wish({ set: { title: 5 } })],
  ["an object for a text", wish({ set: { title: { toString: "x" } } })],
  ["a list for the fields", wish({ set: [] })],
  ["more fields than any kind has", wish({ set: manyFields(5_000) })],
  ["the prototype as a field", wish({ set: polluting })],
  ["the prototype as a record", wish({ record: "__proto__" })],
  ["a kind nobody knows", wish({ kind: "constructor" })],
  ["a type nobody knows", wish({ type: "toString" })],
  ["a space that is a path", wish({ space: "../other" })],
  ["a NUL in an id", wish({ record: "d\u0000" })],
  ["a time that is no number", wish({ at: "now" })],
  ["a zone that is none", wish({ tz: "東京" })],
];

function manyFields(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`field${i}`, "x"]));
}

test.each(hostile)("%s is refused with a code, and its neighbours are applied", async (_, part) => {
  const outcomes = await outcomesOf(bench, "tanaka", [
    createOp({ n: 1 }),
    createOp({ n: 2, ...part }),
    createOp({ n: 3 }),
  ]);
  expect(outcomes.op1).toMatchObject({ status: "applied" });
  expect(outcomes.op2).toMatchObject({ status: "refused", code: expect.stringMatching(/^\w+$/) });
  expect(outcomes.op3).toMatchObject({ status: "applied" });
  expect(Reflect.get({}, "owned")).toBeUndefined();
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
