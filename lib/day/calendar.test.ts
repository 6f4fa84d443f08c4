import { describe, expect, it } from "vitest";
import { calendarOf } from "./calendar";

const plain = calendarOf({});

describe("the working calendar", () => {
  it.each([
    ["2026-11-20", null],
    ["2026-11-21", "weekend"],
    ["2026-11-22", "weekend"],
    ["2026-11-23", "holiday"],
    ["2026-11-24", null],
  ] as const)("says of %s: %s", (day, off) => {
    expect(plain.dayOff(day)).toBe(off);
    expect(plain.isWorking(day)).toBe(off === null);
  });

  it("finds the next working day over a weekend and a holiday", () => {
    expect(plain.nextWorking("2026-11-20")).toBe("2026-11-24");
    expect(plain.nextWorking("2026-05-01")).toBe("2026-05-07");
    expect(plain.nextWorking("2026-09-18")).toBe("2026-09-24");
  });

  it("obeys the project's own days, and work before rest", () => {
    const own = calendarOf({
      holidays: ["2026-11-24", "2026-11-25"],
      workingDays: ["2026-11-21", "2026-11-25"],
    });
    expect(own.dayOff("2026-11-24")).toBe("closed");
    expect(own.isWorking("2026-11-21")).toBe(true);
    expect(own.isWorking("2026-11-25")).toBe(true);
    expect(own.nextWorking("2026-11-23")).toBe("2026-11-25");
  });

  it("counts the ten days of a test around a holiday", () => {
    expect(plain.count("2026-11-16", "2026-11-30")).toBe(10);
    expect(plain.count("2026-11-16", "2026-11-20")).toBe(5);
    expect(plain.count("2026-11-20", "2026-11-16")).toBe(0);
  });

  it("passes over what is no day", () => {
    const odd = calendarOf({ holidays: "2026-11-24", workingDays: [7, "tomorrow", null] });
    expect(odd.isWorking("2026-11-24")).toBe(true);
  });

  it("has no next day where everything is closed", () => {
    const days = Array.from({ length: 400 }, (_, step) =>
      new Date(Date.UTC(2026, 10, 20 + step)).toISOString().slice(0, 10),
    );
    expect(calendarOf({ holidays: days }).nextWorking("2026-11-20")).toBeNull();
  });
});
