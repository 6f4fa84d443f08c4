import { describe, expect, it } from "vitest";
import { actionItem } from "@/lib/records/action-item";
import { issue } from "@/lib/records/issue";
import { isOverdue } from "./overdue";

const today = "2026-11-25";

describe("a due date", () => {
  it("is overdue from the day after", () => {
    const dueOn = (value: unknown) => isOverdue(actionItem, "due", { state: "todo", value }, today);
    expect(["2026-11-24", "2026-11-25", "2026-11-26", "", null, undefined].map(dueOn)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it("is never overdue once the work is done", () => {
    const value = "2026-11-24";
    expect(isOverdue(actionItem, "due", { state: "awaiting", value }, today)).toBe(true);
    expect(isOverdue(actionItem, "due", { state: "done", value }, today)).toBe(false);
  });

  it("is none of the other days of a record", () => {
    const value = "2026-11-20";
    expect(isOverdue(issue, "due", { state: "doing", value }, today)).toBe(true);
    expect(isOverdue(issue, "raisedOn", { state: "doing", value }, today)).toBe(false);
  });
});
