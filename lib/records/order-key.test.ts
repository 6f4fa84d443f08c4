import { describe, expect, it } from "vitest";
import { byPlace, keyAfterLast } from "./order-key";

describe("a key after the last", () => {
  it("is behind every key there is, whatever their order and number", () => {
    const keys: string[] = [];
    for (let count = 0; count < 200; count++) keys.unshift(keyAfterLast(keys));
    expect(new Set(keys).size).toBe(200);
    expect([...keys].sort()).toEqual([...keys].reverse());
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThan(5);
  });

  it("passes over what is no key", () => {
    const first = keyAfterLast([]);
    expect(keyAfterLast([undefined, null, "", 7, "並び順"])).toBe(first);
    expect(keyAfterLast([first, "!!"])).toBe(keyAfterLast([first]));
  });
});

describe("the order of lines", () => {
  const ids = (...lines: { id: string; order?: unknown }[]) =>
    [...lines].sort(byPlace).map(({ id }) => id);

  it("goes by code units: capitals stand before small letters", () => {
    expect(ids({ id: "1", order: "a0" }, { id: "2", order: "Zz" })).toEqual(["2", "1"]);
  });

  it("parts lines with the same key by their ids", () => {
    expect(ids({ id: "b", order: "a1" }, { id: "a", order: "a1" })).toEqual(["a", "b"]);
  });

  it("puts a line without a place before the others", () => {
    expect(ids({ id: "1", order: "Zz" }, { id: "2" })).toEqual(["2", "1"]);
  });
});
