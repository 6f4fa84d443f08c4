import { describe, expect, it } from "vitest";
import { defect } from "./defect";
import { humanNumber, numberMeant } from "./number";

describe("human numbers", () => {
  it("carry the code of a room, and nothing in the project's own space", () => {
    expect(humanNumber(defect, { number: 12 })).toBe("BUG-0012");
    expect(humanNumber(defect, { number: 1, room: "A" })).toBe("BUG-A-0001");
    expect(humanNumber(defect, { number: null })).toBeNull();
  });

  it.each([
    ["BUG-0012", { prefix: "BUG", room: "", number: 12 }],
    ["bug12", { prefix: "BUG", room: "", number: 12 }],
    ["BUG-A-0001", { prefix: "BUG", room: "A", number: 1 }],
    [" bug-kxz-7 ", { prefix: "BUG", room: "KXZ", number: 7 }],
    ["BUG-2-0007", { prefix: "BUG", room: "2", number: 7 }],
    ["TKM-012", { prefix: "TKM", room: "", number: 12 }],
    ["税額", null],
    ["BUG-", null],
    ["BUG-TOOLONG-1", null],
  ])("are read from %s", (text, meant) => {
    expect(numberMeant(text)).toEqual(meant);
  });
});
