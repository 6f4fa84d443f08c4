import { describe, expect, it } from "vitest";
import { actionItem } from "@/lib/records/action-item";
import { defect } from "@/lib/records/defect";
import { filledCount, formFields, sectionsOf } from "./form-fields";

describe("a form drawn from its definition", () => {
  it("leaves photos and hidden fields out", () => {
    expect(formFields(actionItem)).toEqual([
      "what",
      "type",
      "owner",
      "department",
      "due",
      "issuer",
      "issuerSide",
      "note",
      "answer",
      "origin",
      "carriedTo",
    ]);
    expect(formFields(defect)).not.toContain("evidence");
  });

  it("opens the section of the present state and folds the others", () => {
    const open = (state: string) =>
      sectionsOf(defect, state).flatMap((section) => (section.open ? [section.name] : []));
    expect(open("reported")).toEqual(["record"]);
    expect(open("investigating")).toEqual(["record", "policy"]);
    expect(open("fixing")).toEqual(["fix"]);
    expect(open("retest")).toEqual(["retest"]);
    expect(open("closed")).toEqual([]);
  });

  it("counts what is filled", () => {
    const [record] = sectionsOf(defect, "reported");
    expect(record && filledCount(record, { title: "税", severity: "major", module: "" })).toBe(2);
  });
});
