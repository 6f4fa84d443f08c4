import { describe, expect, it } from "vitest";
import { kinds } from "@/lib/records";
import { matchAddress } from "./addresses";
import { listAddress, newRecordAddress, recordAddress } from "./record-addresses";

/** Drawn inside the record that they belong to. */
const inline = ["attachment", "comment", "conflict"];

describe("the address of a record", () => {
  it("stands for every kind but those that are drawn inside another", () => {
    const without = [...kinds.keys()].filter(
      (kind) => recordAddress(kinds, "p1", kind, "r1") === null,
    );
    expect(without.sort()).toEqual(inline);
    for (const kind of kinds.keys()) {
      const address = recordAddress(kinds, "p1", kind, "r1");
      if (address) expect(matchAddress(address)?.params.project, kind).toBe("p1");
    }
  });

  it("is the screen of the kind where it has one, else its register", () => {
    expect(recordAddress(kinds, "p1", "defect", "r1")).toBe("/p/p1/defects/r1");
    expect(recordAddress(kinds, "p1", "actionItem", "r1")).toBe("/p/p1/actions/r1");
    expect(recordAddress(kinds, "p1", "meeting", "r1")).toBe("/p/p1/meetings/r1");
    expect(recordAddress(kinds, "p1", "minuteLine", "r1")).toBe("/p/p1/meetings/lines/r1");
    expect(recordAddress(kinds, "p1", "testCase", "r1")).toBe("/p/p1/tests/r1");
    expect(recordAddress(kinds, "p1", "trainingSession", "r1")).toBe("/p/p1/training/r1");
    expect(recordAddress(kinds, "p1", "issue", "r1")).toBe("/p/p1/r/issue/r1");
    expect(recordAddress(kinds, "p1", "member", "r1")).toBe("/p/p1/members");
  });

  it("is null for a kind that this version does not know", () => {
    expect(recordAddress(kinds, "p1", "parcel", "r1")).toBeNull();
  });
});

describe("the address of a list", () => {
  it("is the screen of the kind where it has one, else its register", () => {
    expect(listAddress("p1", "testCase")).toBe("/p/p1/tests");
    expect(listAddress("p1", "issue")).toBe("/p/p1/r/issue");
    for (const kind of kinds.keys())
      expect(matchAddress(listAddress("p1", kind))?.params.project, kind).toBe("p1");
    expect(listAddress("p1", "defect")).toBe("/p/p1/defects");
    expect(listAddress("p1", "trainingSession")).toBe("/p/p1/training");
    expect(listAddress("p1", "manualCorrection")).toBe("/p/p1/r/manualCorrection");
  });
});

describe("the address of a new record", () => {
  it("carries what it begins with", () => {
    const from = { origin: "d1" };
    expect(newRecordAddress(kinds, "p1", "escalation", from)).toBe(
      "/p/p1/r/escalation/new?origin=d1",
    );
    expect(newRecordAddress(kinds, "p1", "actionItem", from)).toBe("/p/p1/actions/new?origin=d1");
  });

  it("of a line is its meeting, where lines are typed", () => {
    expect(newRecordAddress(kinds, "p1", "minuteLine", { meeting: "m1" })).toBe(
      "/p/p1/meetings/m1",
    );
  });

  it("is null for what people do not begin there", () => {
    for (const kind of [...inline, "member", "project", "parcel"])
      expect(newRecordAddress(kinds, "p1", kind, {})).toBeNull();
  });
});
