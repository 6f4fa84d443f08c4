import { describe, expect, it } from "vitest";
import { clockOf } from "./project-clock";

describe("the clock of a project", () => {
  it("stands where the demo's story has come to", () => {
    expect(clockOf("2026-11-20T09:30+09:00")()).toBe(Date.parse("2026-11-20T00:30:00Z"));
  });

  it.each([undefined, null, "", "tomorrow"])(
    "is the device's own without a moment: %s",
    (given) => {
      const before = Date.now();
      const now = clockOf(given)();
      expect(now).toBeGreaterThanOrEqual(before);
      expect(now).toBeLessThanOrEqual(Date.now());
    },
  );

  it("is the same function for every project without a moment, so that nothing is drawn anew", () => {
    expect(clockOf(undefined)).toBe(clockOf(null));
  });
});
