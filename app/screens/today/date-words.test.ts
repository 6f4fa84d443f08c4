import { describe, expect, it } from "vitest";
import { calendarOf } from "@/lib/day/calendar";
import { dateWords, placeInPeriod } from "./date-words";
import { isDue } from "./due";

const project = { from: "2026-11-16", to: "2026-11-30" };
const place = (date: string, given: Record<string, unknown> = project) =>
  placeInPeriod({ date, calendar: calendarOf(given), project: given });

describe("the head of the day", () => {
  it("names the day in both languages", () => {
    expect(dateWords("2026-11-20", "ja")).toEqual({ date: "11月20日", weekday: "金" });
    expect(dateWords("2026-11-20", "en")).toEqual({ date: "20 November", weekday: "Fri" });
  });

  it("counts the working days of the project", () => {
    expect(place("2026-11-20")).toEqual({ day: 5, days: 10 });
    expect(place("2026-11-24")).toEqual({ day: 6, days: 10 });
    expect(place("2026-11-30")).toEqual({ day: 10, days: 10 });
  });

  it("says nothing on days off, outside of the period and without one", () => {
    expect(place("2026-11-23")).toBeNull();
    expect(place("2026-12-01")).toBeNull();
    expect(place("2026-11-20", {})).toBeNull();
  });
});

describe("what is due", () => {
  it.each([
    ["2026-11-19", true],
    ["2026-11-20", true],
    ["2026-11-21", false],
    ["", false],
    [null, false],
  ])("on the 20th: %s %s", (due, is) => {
    expect(isDue(due, "2026-11-20")).toBe(is);
  });
});
