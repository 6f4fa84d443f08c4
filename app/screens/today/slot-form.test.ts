import { describe, expect, it } from "vitest";
import { firstTimes, overlapping, slotProblem } from "./slot-form";

describe("the form of a slot", () => {
  it.each([
    [545, "09:30", "10:30"],
    [540, "09:00", "10:00"],
    [1430, "23:29", "23:59"],
  ])("begins at minute %i with %s–%s", (minutes, from, to) => {
    expect(firstTimes(minutes)).toEqual({ from, to });
  });

  it("wants a name where it has one, and an end after the start", () => {
    expect(slotProblem({ from: "09:00", to: "10:00", what: "" }, true)).toBe("what");
    expect(slotProblem({ from: "09:00", to: "10:00", what: "" }, false)).toBeNull();
    expect(slotProblem({ from: "10:00", to: "10:00", what: "電話" }, true)).toBe("times");
    expect(slotProblem({ from: "", to: "10:00", what: "電話" }, true)).toBe("times");
    expect(slotProblem({ from: "09:59", to: "10:00", what: "電話" }, true)).toBeNull();
  });

  it("names what lies over its times, but neither itself, nor what only touches it, nor what was dropped", () => {
    const slot = (key: string, from: string, to: string, dropped = false) => ({
      ...{ key, from, to, dropped },
    });
    const lunch = slot("lunch", "12:30", "13:00");
    const day = [lunch, slot("triage", "13:00", "14:00"), slot("talk", "12:00", "13:00", true)];
    const times = { from: "11:30", to: "13:00" };
    expect(overlapping(day, times, undefined)).toEqual([lunch]);
    expect(overlapping(day, times, "lunch")).toEqual([]);
    expect(overlapping(day, { from: "", to: "13:00" }, undefined)).toEqual([]);
  });
});
