import { describe, expect, it } from "vitest";
import { parked } from "@/lib/local/parked.fixture";
import { defect } from "@/lib/records/defect";
import { refusalCodes } from "@/lib/sync/op";
import { editableFields, parkedActions } from "./parked-view";

describe("what can be done about a refused change", () => {
  const all = { standing: "refused", edit: true, open: true, inside: true, again: true } as const;

  it("starts with the most helpful step and ends with throwing away", () => {
    expect(parkedActions("fieldInvalid", all)).toEqual(["edit", "open", "export", "discard"]);
    expect(parkedActions("illegalTransition", all)).toEqual([
      "resend",
      "withdraw",
      "open",
      "export",
    ]);
  });

  it("leaves out what cannot be done here", () => {
    const nowhere = { ...all, edit: false, open: false };
    expect(parkedActions("fieldInvalid", nowhere)).toEqual(["export", "discard"]);
    expect(parkedActions("forbidden", { ...all, inside: false })).toEqual(["export", "discard"]);
  });

  it("does not offer to send what would be refused again", () => {
    expect(parkedActions("notTheFixer", { ...all, again: false })).toEqual([
      "withdraw",
      "open",
      "export",
    ]);
  });

  it("leaves what the server keeps to the lead, and asks only to be read once that is decided", () => {
    expect(parkedActions("forbidden", { ...all, standing: "held" })).toEqual([
      "open",
      "export",
      "hide",
    ]);
    expect(parkedActions("forbidden", { ...all, standing: "decided" })[0]).toBe("seen");
  });

  it.each([...refusalCodes, "fileUnreadable"] as const)(
    "always keeps a copy possible: %s",
    (code) => {
      expect(parkedActions(code, all)).toContain("export");
    },
  );
});

describe("the values to correct", () => {
  it("are those of the change, and the one that is missing", () => {
    const made = parked("a", 1, "fieldMissing", {
      type: "create",
      set: { title: "端数", occurredAt: 5, state: "reported" },
    });
    expect(editableFields(defect, { ...made, field: "severity" })).toEqual([
      "title",
      "severity",
      "occurredAt",
    ]);
  });

  it("are none for a delete or a bare move", () => {
    expect(editableFields(defect, parked("a", 1, "forbidden", { type: "delete" }))).toEqual([]);
    const move = parked("a", 1, "notTheFixer", { type: "transition", set: { state: "closed" } });
    expect(editableFields(defect, move)).toEqual([]);
  });
});
