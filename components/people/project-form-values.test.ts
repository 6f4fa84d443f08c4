import { describe, expect, it } from "vitest";
import { formValuesOf, projectForm } from "./project-form-values";

const held = {
  name: "基幹ERP刷新 UAT",
  phase: "uat",
  from: "2026-11-16",
  to: "2026-11-30",
  timeZone: "Asia/Tokyo",
  modules: ["FI 財務会計", "SD 販売"],
  systems: ["EDI"],
  holidays: ["2026-12-29"],
  workingDays: [],
  ksloc: 59,
  screenCount: null,
  budget: 120_000_000,
  vendors: [{ code: "A", name: "A社", system: "ERP本体" }],
};

describe("the form of a project", () => {
  it("gives back what the project holds when nothing is changed", () => {
    expect(projectForm.parse(formValuesOf(held))).toEqual(held);
  });

  it("takes numbers as Japanese keyboards write them", () => {
    const typed = { ...formValuesOf(held), budget: "１２０，０００，０００", ksloc: " " };
    expect(projectForm.parse(typed)).toMatchObject({ budget: 120_000_000, ksloc: null });
  });

  it.each([
    ["budget", "たくさん", "number"],
    ["ksloc", "-1", "number"],
    ["holidays", "2026-12-29\n12/30", "day"],
    ["to", "2026-11-01", "order"],
    ["name", " ", "required"],
  ])("refuses %s: %s", (name, value, code) => {
    const { error } = projectForm.safeParse({ ...formValuesOf(held), [name]: value });
    expect(error?.issues.map(({ path, message }) => [path[0], message])).toEqual([[name, code]]);
  });
});
