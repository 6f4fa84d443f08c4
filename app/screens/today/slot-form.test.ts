import { describe, expect, it } from "vitest";
import { firstTimes, slotProblem } from "./slot-form";

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
});
