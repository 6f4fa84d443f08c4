import { describe, expect, it } from "vitest";
import { slotsOf } from "@/lib/day/slots";
import { templates } from "@/lib/day/templates";
import { collectIntents } from "@/lib/local/intent";
import { type SlotWrite, writeSlot } from "./write-slot";

const slot = slotsOf(templates.uat, []).find(({ key }) => key === "uat/2") as SlotWrite["slot"];
const times = { from: "10:15", to: "10:45" };
const base: SlotWrite = {
  ...{ id: "c1", held: null, slot, wanted: times, state: "planned" },
  ...{ owner: "u1", date: "2026-11-20" },
};

function wishes(write: Partial<SlotWrite>) {
  const { tap, intents } = collectIntents();
  writeSlot(tap, { ...base, ...write });
  return intents.map(({ wish }) => wish);
}

describe("a changed slot", () => {
  it("becomes a plan item with the first change", () => {
    expect(wishes({})).toEqual([
      {
        ...{ type: "create", record: "c1", kind: "planItem" },
        fields: {
          ...{ what: "朝会（テスト定例）", owner: "u1", date: "2026-11-20", opens: "standup" },
          ...{ ...times, origin: "template", templateSlot: "uat/2" },
        },
      },
    ]);
  });

  it("is made and dropped with one tap", () => {
    expect(wishes({ state: "dropped" }).map(({ type }) => type)).toEqual(["create", "transition"]);
  });

  it("is changed from then on", () => {
    const held = { deleted: null, fields: { state: "planned" } };
    expect(wishes({ held })).toEqual([
      { type: "change", record: "c1", fields: times, seen: undefined },
    ]);
  });

  it("comes back from a drop, and from the trash", () => {
    const dropped = { deleted: null, fields: { state: "dropped" } };
    expect(wishes({ held: dropped }).map(({ type }) => type)).toEqual(["change", "transition"]);
    const deleted = { deleted: 7, fields: { state: "planned" } };
    expect(wishes({ held: deleted }).map(({ type }) => type)).toEqual(["restore", "change"]);
  });

  it("goes from work in progress to dropped by way of the plan", () => {
    const held = { deleted: null, fields: { state: "doing" } };
    expect(wishes({ held, state: "dropped" }).slice(1)).toMatchObject([
      { type: "transition", to: "planned" },
      { type: "transition", to: "dropped" },
    ]);
  });
});
