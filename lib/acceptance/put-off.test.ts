import { describe, expect, it } from "vitest";
import { calendarOf } from "../day/calendar";
import { movedPlan, proposedDay } from "./put-off";

const calendar = calendarOf({});
const planned = (day: string | null) => ({ day, from: null, to: null });

describe("the day proposed for a リスケ", () => {
  it("is the next working day: weekend and holiday are skipped", () => {
    expect(proposedDay(calendar, "2026-11-20", planned("2026-11-20"))).toBe("2026-11-24");
  });

  it("counts from today for what is overdue or has no day, and from its day for what is not due yet", () => {
    expect(proposedDay(calendar, "2026-11-24", planned("2026-11-18"))).toBe("2026-11-25");
    expect(proposedDay(calendar, "2026-11-24", planned(null))).toBe("2026-11-25");
    expect(proposedDay(calendar, "2026-11-24", planned("2026-11-27"))).toBe("2026-11-30");
  });
});

describe("the plan after a リスケ", () => {
  const test = { id: "c", fields: { plannedOn: "2026-11-20", slotFrom: "10:30", slotTo: "12:00" } };

  it("keeps the slot where only the day moves", () => {
    const moved = { plannedOn: "2026-11-24", slotFrom: "10:30", slotTo: "12:00" };
    expect(movedPlan(test, "2026-11-24", "10:30")).toEqual(moved);
  });

  it("leaves the end of another slot open", () => {
    expect(movedPlan(test, "2026-11-24", "13:00")).toMatchObject({
      slotFrom: "13:00",
      slotTo: null,
    });
    expect(movedPlan(test, "2026-11-24", null)).toMatchObject({ slotFrom: null, slotTo: null });
  });
});
