import { describe, expect, it } from "vitest";
import type { SpaceInfo } from "@/lib/sync/protocol";
import { homeAddress } from "./home-address";

const space = (id: string, kind: SpaceInfo["kind"], project: string | null): SpaceInfo => ({
  ...{ id, kind, project, name: id, code: "", epoch: 1, seq: 0 },
  role: "pmo",
  side: "user",
});

const one = space("s1", "project", "erp");
const two = space("s2", "project", "hr");
const others = [space("me", "person", null), space("in", "internal", "erp")];

describe("where the start leads", () => {
  it("goes to the project that was open last", () => {
    expect(homeAddress([...others, one, two], "hr")).toBe("/p/hr/today");
  });

  it("goes to the only project, also where another one was open last", () => {
    expect(homeAddress([one, ...others], "left")).toBe("/p/erp/today");
  });

  it("lets choose among several", () => {
    expect(homeAddress([one, two], null)).toBe("/projects");
  });

  it("goes nowhere without a project", () => {
    expect(homeAddress(others, "erp")).toBeNull();
  });
});
