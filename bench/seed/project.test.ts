import { expect, test } from "vitest";
import { kinds } from "@/lib/records";
import { missingFields, validateFields } from "@/lib/records/validation";
import { defectsOnly, holdingsOf, mixedProject } from "./project";

const author = "019b0000-0000-7000-8000-000000000001";

test("the measured project holds ten thousand records of more than twenty kinds, most of them of the test", () => {
  const seeds = mixedProject(10_000, author);
  const held = holdingsOf(10_000);
  expect(seeds).toHaveLength(10_000);
  expect(new Set(seeds.map(({ kind }) => kind)).size).toBe(held.kinds);
  expect(held.kinds).toBeGreaterThan(20);
  expect(seeds.filter(({ kind }) => kind === "defect")).toHaveLength(held.defects);
  expect(held.said).toBe(`10,000 records of ${held.kinds} kinds`);
});

test("a second project says the same, ids apart", () => {
  const withoutIds = () =>
    JSON.stringify(mixedProject(10_000, author)).replace(/"[0-9a-f]{8}-[0-9a-f-]{27}"/g, '"id"');
  expect(withoutIds()).toBe(withoutIds());
});

test("every second defect has moved on, so that a filter by state leaves something out", () => {
  const moved = defectsOnly(100, author).filter(({ state }) => state === "accepted");
  expect(moved).toHaveLength(50);
});

test("what is written of each kind is valid by its definition", () => {
  const wrong = mixedProject(10_000, author).flatMap(({ kind, set }) => {
    const definition = kinds.get(kind);
    if (!definition) return [{ kind, field: "*" }];
    const problems = [...validateFields(definition, set), ...missingFields(definition, set)];
    const unknown = Object.keys(set).filter((field) => !(field in definition.fields));
    return [...problems.map(({ field }) => field), ...unknown].map((field) => ({ kind, field }));
  });
  expect(wrong).toEqual([]);
});
