import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { A_SECOND, AT_ONCE, createTurns, type Turns } from "./turns";

let told: [number, string, number][];
let turns: Turns<number>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  told = [];
  turns = createTurns((listener, space, seq) => void told.push([listener, space, seq]));
});
afterEach(() => void vi.useRealTimers());

function publish(listeners: number, seq: number): void {
  for (let one = 0; one < listeners; one++) turns.add(one, "uat", seq);
}

it("tells a small team of every change at once", () => {
  publish(AT_ONCE, 1);
  expect(told).toHaveLength(AT_ONCE);
  vi.advanceTimersByTime(1_000);
  publish(AT_ONCE, 2);
  expect(told).toHaveLength(2 * AT_ONCE);
});

it("costs no more the more devices there are and the more they write", () => {
  const DEVICES = 400;
  for (let seq = 1; seq <= 100; seq++) {
    publish(DEVICES, seq);
    vi.advanceTimersByTime(100);
  }
  expect(told.length).toBeLessThanOrEqual(AT_ONCE + 10 * A_SECOND);
  expect(told.length).toBeGreaterThan(9 * A_SECOND);
});

it("passes nobody over, in turn, and tells each the newest only", () => {
  publish(300, 1);
  vi.advanceTimersByTime(500);
  publish(300, 2);
  vi.advanceTimersByTime(10_000);
  const newest = new Map(told.map(([listener, , seq]) => [listener, seq]));
  expect([...newest.values()]).toEqual(Array.from({ length: 300 }, () => 2));
  const inFirst = told.slice(0, 300).map(([listener]) => listener);
  expect(new Set(inFirst).size).toBe(300);
});

it("does not speak to those who have gone", () => {
  publish(AT_ONCE + 1, 1);
  turns.drop(AT_ONCE);
  vi.advanceTimersByTime(1_000);
  expect(told.map(([listener]) => listener)).not.toContain(AT_ONCE);
});
