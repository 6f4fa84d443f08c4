import { expect, it } from "vitest";
import { daysLeft } from "./days-left";

const day = 86_400_000;

it.each([
  [0, 30],
  [day - 1, 30],
  [day, 29],
  [29 * day, 1],
  [30 * day - 1, 1],
  [30 * day, 0],
])("counts the days that a deleted record stays, %i ms after the delete", (after, left) => {
  expect(daysLeft(1_000, 1_000 + after)).toBe(left);
});
