import { describe, expect, it } from "vitest";
import { addresses } from "./router/addresses";
import { routes } from "./routes";

describe("the table of screens", () => {
  it("gives an address to one screen only", () => {
    const names = routes.map((route) => route.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("lets nobody without an identity into a project", () => {
    const open = routes.filter(
      (route) => addresses[route.name].includes(":project") && route.needs !== "person",
    );
    expect(open).toEqual([]);
  });
});
