import { describe, expect, it } from "vitest";
import { fromWallClock, toWallClock, wallDay } from "./wall-clock";

const at = Date.UTC(2026, 10, 20, 15, 30);

describe("the clock on the project's wall", () => {
  it("shows an instant in the project's zone, whatever the device's is", () => {
    expect(toWallClock(at, "Asia/Tokyo")).toBe("2026-11-21T00:30");
    expect(toWallClock(at, "Europe/Berlin")).toBe("2026-11-20T16:30");
    expect(wallDay(at, "Asia/Tokyo")).toBe("2026-11-21");
  });

  it("reads back what it shows, summer time included", () => {
    const summer = Date.UTC(2026, 6, 1, 22, 5);
    for (const zone of ["Asia/Tokyo", "Europe/Berlin", "America/St_Johns"]) {
      expect(fromWallClock(toWallClock(at, zone), zone)).toBe(at);
      expect(fromWallClock(toWallClock(summer, zone), zone)).toBe(summer);
    }
  });

  it("is null for what is no time", () => {
    expect(fromWallClock("", "Asia/Tokyo")).toBeNull();
    expect(fromWallClock("2026-13-01T00:00", "Asia/Tokyo")).toBeNull();
  });
});
