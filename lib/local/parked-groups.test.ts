import { describe, expect, it } from "vitest";
import { parked } from "./parked.fixture";
import { parkedGroups } from "./parked-groups";

const codesOf = (groups: ReturnType<typeof parkedGroups>) =>
  groups.map(({ culprit, all }) => [culprit.opId, all.map(({ opId }) => opId)]);

describe("refused changes on their cards", () => {
  it("put what one tap did on one card, led by the change that was refused", () => {
    const group = "tap";
    expect(
      codesOf(
        parkedGroups([
          parked("b", 2, "forbidden", { group }),
          parked("a", 1, "groupRefused", { group, record: "d2" }),
          parked("x", 3, "fieldInvalid", { record: "d3" }),
        ]),
      ),
    ).toEqual([
      ["b", ["a", "b"]],
      ["x", ["x"]],
    ]);
  });

  it("put what was built on a refused change on its card", () => {
    expect(
      codesOf(
        parkedGroups([
          parked("made", 1, "fieldMissing", { type: "create" }),
          parked("later", 2, "baseRefused", { base: { title: "made" } }),
          parked("after", 3, "baseRefused"),
        ]),
      ),
    ).toEqual([["made", ["made", "later", "after"]]]);
  });

  it("put what waits for the same lead on one record on one card", () => {
    const held = parkedGroups([
      parked("a", 1, "forbidden"),
      parked("b", 2, "forbidden"),
      parked("c", 3, "forbidden", { record: "d2" }),
    ]);
    expect(codesOf(held)).toEqual([
      ["a", ["a", "b"]],
      ["c", ["c"]],
    ]);
  });

  it("ask nothing of their author while a lead has them, and once a lead has decided", () => {
    const held = parked("a", 1, "forbidden");
    const settled = { how: "taken", by: "lead", at: 5, note: "" } as const;
    const standings = parkedGroups([
      held,
      { ...parked("b", 2, "forbidden"), settled },
      parked("c", 3, "fieldInvalid"),
    ]).map(({ standing }) => standing);
    expect(standings).toEqual(["held", "decided", "refused"]);
  });
});
