import { describe, expect, it } from "vitest";
import { type Branch, chartOf, type Standing } from "./chart";

const member = (user: string, reportsTo: string | null = null) => ({ user, name: user, reportsTo });

const drawn = (branches: Branch<Standing>[]): string =>
  branches
    .map(({ member, below }) => member.user + (below.length ? `(${drawn(below)})` : ""))
    .join(" ");

describe("the 体制図", () => {
  it("hangs each below whom they report to", () => {
    const members = [
      member("dev", "pm"),
      member("owner"),
      member("pm", "owner"),
      member("pmo", "pm"),
    ];
    expect(drawn(chartOf(members))).toBe("owner(pm(dev pmo))");
  });

  it("puts at the top who reports to nobody, or to somebody who has left", () => {
    expect(drawn(chartOf([member("a", "gone"), member("b")]))).toBe("a b");
  });

  it("loses nobody in a circle", () => {
    expect(drawn(chartOf([member("a", "b"), member("b", "a"), member("c", "c")]))).toBe("a(b) c");
  });
});
