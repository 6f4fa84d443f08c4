import { describe, expect, it } from "vitest";
import type { Run } from "../records/test-result";
import { plannedOf } from "./planned-day";
import { testsOfDay } from "./tests-of-day";

const TODAY = "2026-11-20";
const at = (day: string) => Date.parse(`${day}T10:00:00Z`);
const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);

const one = (id: string, plannedOn?: string, more = {}) => ({
  id,
  fields: { ...(plannedOn && { plannedOn }), ...more },
});
const run = (of: string, result: string, day = TODAY, more = {}): Run => ({
  id: `${of}-${result}-${day}`,
  fields: { case: of, result, executedAt: at(day), ...more },
});
const idsOf = (cases: ReturnType<typeof one>[], runs: Run[] = []) =>
  testsOfDay(cases, runs, TODAY, dayOf).map((test) => test.case.id);

describe("today's tests", () => {
  it("are those planned for today, judged or not", () => {
    const cases = [one("a", TODAY), one("b", TODAY), one("c", "2026-11-24"), one("d")];
    expect(idsOf(cases, [run("b", "ok")])).toEqual(["a", "b"]);
  });

  it("take along what was not executed on an earlier day, as 持越し", () => {
    const tests = testsOfDay([one("a", "2026-11-18")], [], TODAY, dayOf);
    expect(tests).toMatchObject([{ carried: true, result: "notRun" }]);
    expect(idsOf([one("a", "2026-11-18")], [run("a", "ok", "2026-11-18")])).toEqual([]);
  });

  it("keep a 持越し after it was judged today, so that it counts", () => {
    expect(idsOf([one("a", "2026-11-18")], [run("a", "ok")])).toEqual(["a"]);
  });

  it("keep showing an earlier 不一致, which only a further run settles", () => {
    const disputed = [run("a", "ok", "2026-11-18"), run("a", "ng", "2026-11-18")];
    expect(idsOf([one("a", "2026-11-18")], disputed)).toEqual(["a"]);
  });

  it("follow a リスケ, whether or not the case could be changed with it", () => {
    const off = { plannedOn: TODAY, rescheduledTo: "2026-11-24" };
    expect(idsOf([one("a", TODAY)], [run("a", "notRun", TODAY, off)])).toEqual([]);
    const here = { plannedOn: "2026-11-18", rescheduledTo: TODAY };
    const tests = testsOfDay(
      [one("a", "2026-11-18"), one("b", TODAY)],
      [run("a", "notRun", "2026-11-18", here), run("b", "notRun", "2026-11-18", here)],
      TODAY,
      dayOf,
    );
    expect(tests.map((test) => [test.case.id, test.carried, test.reschedules])).toEqual([
      ["a", false, 1],
      ["b", false, 1],
    ]);
  });
});

describe("the planned day", () => {
  it("is the case's own once somebody changed it after the リスケ", () => {
    const off = run("a", "notRun", "2026-11-18", { plannedOn: "2026-11-18", rescheduledTo: TODAY });
    const moved = one("a", "2026-11-26", { slotFrom: "10:30", slotTo: "12:00" });
    expect(plannedOf(moved, [off])).toEqual({ day: "2026-11-26", from: "10:30", to: "12:00" });
  });

  it("brings the slot of the リスケ along", () => {
    const to = { plannedOn: TODAY, rescheduledTo: "2026-11-24", rescheduledFrom: "13:00" };
    const planned = plannedOf(one("a", TODAY, { slotFrom: "10:30" }), [
      run("a", "notRun", TODAY, to),
    ]);
    expect(planned).toEqual({ day: "2026-11-24", from: "13:00", to: null });
  });
});
