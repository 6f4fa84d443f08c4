import { describe, expect, it } from "vitest";
import { countResults } from "./result-counts";
import { nextTest, slotGroups } from "./slot-groups";
import type { DayTest } from "./tests-of-day";

const test = (
  no: string,
  more: Partial<DayTest["planned"]> & { tester?: string } = {},
): DayTest => ({
  case: { id: no, fields: { no, tester: more.tester } },
  runs: [],
  result: "notRun",
  planned: { day: "2026-11-20", from: more.from ?? null, to: more.to ?? null },
  carried: false,
  reschedules: 0,
});
const nameOf = (id: string) => ({ u1: "業務担当者A", u2: "業務担当者B" })[id] ?? id;

describe("the slots of the day", () => {
  it("begin with what is left over, and end with what has no slot", () => {
    const groups = slotGroups(
      [
        test("SD-2", { from: "13:00", to: "14:00" }),
        test("SD-9"),
        { ...test("SD-1", { from: "09:00" }), carried: true },
        test("SD-3", { from: "10:30", to: "12:00" }),
      ],
      nameOf,
    );
    expect(groups.map(({ carried, from }) => [carried, from])).toEqual([
      [true, null],
      [false, "10:30"],
      [false, "13:00"],
      [false, null],
    ]);
  });

  it("keep the tests of one tester together, in the order of their numbers", () => {
    const slot = { from: "10:30", to: "12:00" };
    const [group] = slotGroups(
      [
        test("SD-10", { ...slot, tester: "u1" }),
        test("SD-1", { ...slot, tester: "u2" }),
        test("SD-9", { ...slot, tester: "u1" }),
      ],
      nameOf,
    );
    expect(group?.tests.map((one) => one.case.fields.no)).toEqual(["SD-9", "SD-10", "SD-1"]);
  });
});

describe("the next test", () => {
  const groups = slotGroups(
    [test("SD-1"), { ...test("SD-2"), result: "ok" as const }, test("SD-3")],
    nameOf,
  );

  it("is the one below that nobody has executed, and after the last the first", () => {
    expect(nextTest(groups, "SD-1")?.case.id).toBe("SD-3");
    expect(nextTest(groups, "SD-3")?.case.id).toBe("SD-1");
    expect(nextTest(groups, "elsewhere")?.case.id).toBe("SD-1");
  });

  it("is none when only the present one is left", () => {
    expect(nextTest(slotGroups([test("SD-1")], nameOf), "SD-1")).toBeNull();
  });
});

it("counts what was executed, and leaves 対象外 out of the whole", () => {
  const results = ["ok", "ok", "ng", "hold", "blocked", "excluded", "disputed", "notRun"] as const;
  const counts = countResults(results.map((result) => ({ result })));
  expect(counts).toMatchObject({ total: 7, executed: 5, by: { ok: 2, notRun: 1, blocked: 1 } });
});
