import { expect, test } from "vitest";
import { summarise } from "./figures";
import { atLeast, atMost, exactly, noBar, ratio, toLine } from "./line";

test("the median of an even number of values lies between the middle two", () => {
  expect(summarise([4, 1, 3, 2])).toMatchObject({ median: 2.5, min: 1, max: 4, count: 4 });
});

test("the 95th percentile lies between the two values around it", () => {
  expect(summarise([0, 100]).p95).toBeCloseTo(95);
});

test("a ratio compares the medians of both sides", () => {
  const line = toLine({
    work: "load",
    unit: "ms",
    bare: [10, 20, 30],
    product: [25, 31, 90],
    bar: ratio(1.5),
  });
  expect(line.ratio).toBe(1.55);
  expect(line.met).toBe(false);
});

test("a ratio without the bare side is an error, not a pass", () => {
  expect(() => toLine({ work: "load", unit: "ms", product: [1], bar: ratio(2) })).toThrow();
});

test("a line without values is an error, not a pass", () => {
  expect(() => toLine({ work: "load", unit: "ms", product: [], bar: atMost(2) })).toThrow();
});

test("a bar in milliseconds may ask for the 95th percentile", () => {
  const product = [
    ...Array.from({ length: 90 }, () => 10),
    ...Array.from({ length: 10 }, () => 60),
  ];
  const asked = { work: "edit", unit: "ms", product, bar: atMost(50) } as const;
  expect(toLine(asked).met).toBe(true);
  expect(toLine({ ...asked, statistic: "p95" }).met).toBe(false);
});

test("a count has to be exact, and a line without a bar is neither met nor missed", () => {
  expect(toLine({ work: "score", unit: "count", product: [94], bar: atLeast(95) }).met).toBe(false);
  expect(toLine({ work: "score", unit: "count", product: [95], bar: atLeast(95) }).met).toBe(true);
  expect(toLine({ work: "kill", unit: "count", product: [19], bar: exactly(20) }).met).toBe(false);
  expect(toLine({ work: "kill", unit: "count", product: [20], bar: exactly(20) }).met).toBe(true);
  expect(toLine({ work: "size", unit: "bytes", product: [20], bar: noBar }).met).toBe(null);
});
