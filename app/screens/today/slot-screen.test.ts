import { describe, expect, it } from "vitest";
import { templates } from "@/lib/day/templates";
import { kinds } from "@/lib/records";
import { planItem } from "@/lib/records/plan-item";
import { kindOpenedBy } from "./slot-screen";

const choices = Object.keys(planItem.fields.opens.spec.options ?? {});

describe("what a slot opens", () => {
  it("is a kind that exists, for every choice of a plan item that has a screen", () => {
    for (const choice of choices) {
      const kind = kindOpenedBy(choice);
      if (kind !== null) expect(kinds.has(kind), choice).toBe(true);
    }
  });

  it("is in the templates only what a plan item can hold", () => {
    for (const slot of Object.values(templates).flat()) expect(choices).toContain(slot.opens);
  });

  it.each([
    ["triage", "defect"],
    ["actions", "actionItem"],
    ["standup", "meeting"],
    ["tests", "testCase"],
    ["retests", "testCase"],
    ["training", "trainingSession"],
    ["feedback", "trainingSession"],
    ["manuals", "manualCorrection"],
    ["dailyReport", null],
    ["nothing", null],
    ["constructor", null],
  ])("is for %s: %s", (opens, kind) => {
    expect(kindOpenedBy(opens)).toBe(kind);
  });
});
