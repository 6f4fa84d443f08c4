import { describe, expect, it } from "vitest";
import { templates } from "@/lib/day/templates";
import { kinds } from "@/lib/records";
import { planItem } from "@/lib/records/plan-item";
import { kindOpenedBy, meetingOf } from "./slot-screen";

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

describe("the meeting that a slot opens", () => {
  const meeting = (type: string) => ({ fields: { type } });
  const standUp = meeting("standup");

  it("is the day's only one of its type", () => {
    expect(meetingOf("standup", [meeting("wrapUp"), standUp])).toBe(standUp);
  });

  it("is left to the list where there are two, or none", () => {
    expect(meetingOf("standup", [standUp, meeting("standup")])).toBeUndefined();
    expect(meetingOf("minutes", [standUp])).toBeUndefined();
  });
});
