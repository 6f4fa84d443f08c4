import { describe, expect, it } from "vitest";
import { calendarOf } from "../day/calendar";
import { momentsAfter, wallOf } from "./moments";

const later = (now: string) =>
  momentsAfter(now, calendarOf({}), "2026-11-30").map(({ day, time }) => `${day} ${time}`);

describe("where the demo's clock can go", () => {
  it("goes on to the rest of the day, over the holiday to the next one, or to the end", () => {
    expect(later("2026-11-20T13:42")).toEqual([
      "2026-11-20 16:10",
      "2026-11-20 18:00",
      "2026-11-24 09:05",
      "2026-11-24 13:42",
      "2026-11-24 16:10",
      "2026-11-24 18:00",
      "2026-11-30 18:00",
    ]);
  });

  it("names the end once on the last days", () => {
    expect(later("2026-11-27T18:00")).toEqual([
      "2026-11-30 09:05",
      "2026-11-30 13:42",
      "2026-11-30 16:10",
      "2026-11-30 18:00",
    ]);
  });

  it("goes nowhere from the end", () => {
    expect(later("2026-11-30T18:00")).toEqual([]);
  });

  it("is written as the clock on the wall shows it", () => {
    expect(wallOf({ name: "start", day: "2026-11-20", time: "09:05" })).toBe("2026-11-20T09:05");
  });
});
