import { describe, expect, it } from "vitest";
import { addresses, href, matchAddress } from "./addresses";

describe("writing an address", () => {
  it("fills in the parameters", () => {
    expect(href("defect", { project: "p1", record: "r1" })).toBe("/p/p1/defects/r1");
    expect(href("settings")).toBe("/settings");
  });

  it("escapes what a parameter may hold", () => {
    expect(href("number", { project: "p1", number: "BUG/1" })).toBe("/p/p1/n/BUG%2F1");
  });

  it("adds a query", () => {
    expect(href("search", { project: "p1" }, { q: "消費税" })).toBe(
      "/p/p1/search?q=%E6%B6%88%E8%B2%BB%E7%A8%8E",
    );
  });
});

describe("reading an address", () => {
  it("finds the name and the parameters", () => {
    expect(matchAddress("/p/p1/defects/r1")).toEqual({
      name: "defect",
      params: { project: "p1", record: "r1" },
    });
    expect(matchAddress("/")).toEqual({ name: "home", params: {} });
  });

  it("takes a fixed word before a parameter", () => {
    expect(matchAddress("/p/p1/defects/new")?.name).toBe("newDefect");
    expect(matchAddress("/p/p1/r/issue/new")).toEqual({
      name: "newEntry",
      params: { project: "p1", kind: "issue" },
    });
  });

  it("forgives a slash at the end", () => {
    expect(matchAddress("/settings/")?.name).toBe("settings");
  });

  it("is null for what is no address", () => {
    expect(matchAddress("/p/p1")).toBeNull();
    expect(matchAddress("/p/p1/defects/r1/more")).toBeNull();
    expect(matchAddress("/p/%E0%A4%A/defects")).toBeNull();
  });

  it("reads back every address it writes", () => {
    const params = { project: "案件 1", kind: "issue", record: "記録/2", number: "BUG-0123" };
    for (const name of Object.keys(addresses) as (keyof typeof addresses)[])
      expect(matchAddress(href(name, params))?.name).toBe(name);
  });
});
