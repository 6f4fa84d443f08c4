import { describe, expect, it } from "vitest";
import type { Counted } from "./as-of";
import { dailySeries } from "./daily-series";
import { defectFigures } from "./defect-figures";
import { testFigures } from "./test-figures";

/** Noon in Japan of a day in November 2026. */
const noon = (date: number) => Date.UTC(2026, 10, date, 3);
const dayOf = (at: number) => new Date(at + 9 * 3_600_000).toISOString().slice(0, 10);
const asOf = (date: number) => ({ day: `2026-11-${date}`, dayOf });

const record = (id: string, fields: Record<string, unknown>, entered = {}): Counted => ({
  id,
  fields,
  entered,
});
const planned = (id: string, date: number) =>
  record(id, { firstPlannedOn: `2026-11-${date}`, plannedOn: "2026-12-01" });
const run = (id: string, of: string, result: string, date: number, after: string[] = []) =>
  record(id, { case: of, result, executedAt: noon(date), after });

describe("figures of tests", () => {
  it("count OK and NG over all that is not out of scope", () => {
    const cases = [planned("a", 16), planned("b", 16), planned("c", 16), planned("d", 16)];
    const runs = [
      run("1", "a", "ok", 16),
      run("2", "b", "ng", 16),
      run("3", "c", "excluded", 16),
      run("4", "d", "hold", 16),
    ];
    const figures = testFigures(cases, runs, asOf(16));
    expect(figures.executionRate).toBeCloseTo(2 / 3);
    expect(figures.passRate).toBeCloseTo(1 / 3);
    expect(figures.counts).toEqual({ notRun: 0, ok: 1, ng: 1, hold: 1, blocked: 0, excluded: 1 });
  });

  it("take the newest run for the result and the first one for the progress", () => {
    const cases = [planned("a", 16), planned("b", 17)];
    const runs = [run("1", "a", "ng", 17), run("2", "a", "ok", 19, ["1"])];
    expect(testFigures(cases, runs, asOf(16))).toMatchObject({ executed: 0, planned: 1, spi: 0 });
    expect(testFigures(cases, runs, asOf(17))).toMatchObject({
      ...{ executed: 1, planned: 2, spi: 0.5, passRate: 0, executionRate: 0.5 },
    });
    expect(testFigures(cases, runs, asOf(19))).toMatchObject({ executed: 1, passRate: 0.5 });
  });

  it("count runs that disagree as NG until a third one settles it", () => {
    const cases = [planned("a", 16)];
    const two = [run("1", "a", "ok", 16), run("2", "a", "ng", 16)];
    expect(testFigures(cases, two, asOf(16))).toMatchObject({ passRate: 0, executionRate: 1 });
    const three = [...two, run("3", "a", "ok", 17, ["1", "2"])];
    expect(testFigures(cases, three, asOf(17))).toMatchObject({ passRate: 1, executionRate: 1 });
  });

  it("plan by the first day, wherever a case was moved, and do not count a note as a run", () => {
    const cases = [planned("a", 16)];
    const note = record("1", {
      ...{ case: "a", result: "notRun", executedAt: noon(16), rescheduledTo: "2026-11-18" },
    });
    expect(testFigures(cases, [note], asOf(16))).toMatchObject({ planned: 1, executed: 0 });
    expect(testFigures(cases, [note], asOf(16)).counts.notRun).toBe(1);
  });

  it("say nothing where there is nothing", () => {
    expect(testFigures([], [], asOf(16))).toMatchObject({
      ...{ total: 0, executionRate: null, passRate: null, spi: null },
    });
  });

  it("end the day by the project's wall, not by the world's", () => {
    const evening = Date.UTC(2026, 10, 16, 14, 59);
    const night = Date.UTC(2026, 10, 16, 15, 0);
    const at = (executedAt: number) => [record("1", { case: "a", result: "ok", executedAt })];
    expect(testFigures([planned("a", 16)], at(evening), asOf(16)).executed).toBe(1);
    expect(testFigures([planned("a", 16)], at(night), asOf(16)).executed).toBe(0);
  });
});

const fault = (id: string, date: number, ended: Record<string, number> = {}, type = "fault") =>
  record(
    id,
    { occurredAt: noon(date), type },
    Object.fromEntries(
      Object.entries(ended).map(([state, day]) => [state, { times: 1, by: "u", at: noon(day) }]),
    ),
  );

describe("figures of defects", () => {
  const defects = [
    fault("a", 16, { closed: 17 }),
    fault("b", 16, { withdrawn: 18 }),
    fault("c", 17),
    fault("d", 17, { deferred: 18 }),
    fault("e", 17, { closed: 17 }, "duplicate"),
  ];

  it("leave duplicates out on both sides", () => {
    expect(defectFigures(defects, asOf(17))).toEqual({
      ...{ found: 4, closed: 1, withdrawn: 0, open: 3, fixRate: 0.25 },
    });
  });

  it("take what was withdrawn out of what is open, and keep what was put off", () => {
    expect(defectFigures(defects, asOf(18))).toMatchObject({ withdrawn: 1, open: 2 });
  });

  it("know nothing of later days", () => {
    expect(defectFigures(defects, asOf(16))).toMatchObject({ found: 2, closed: 0, open: 2 });
    expect(defectFigures([], asOf(16)).fixRate).toBeNull();
  });

  it("do not count an end that was taken back", () => {
    const undone = record(
      "a",
      { occurredAt: noon(16) },
      { closed: { times: 0, by: "u", at: noon(16) } },
    );
    expect(defectFigures([undone], asOf(16))).toMatchObject({ closed: 0, open: 1 });
  });
});

describe("the series of the days", () => {
  it("put every record on its day, and those of other days nowhere", () => {
    const series = dailySeries(
      ["2026-11-16", "2026-11-17"],
      {
        cases: [planned("a", 16), planned("b", 17), planned("c", 18)],
        runs: [run("1", "a", "ng", 17), run("2", "a", "ok", 18), run("3", "gone", "ok", 16)],
        defects: [fault("x", 17, { closed: 18 }), fault("y", 16, { closed: 17 })],
      },
      dayOf,
    );
    expect(series).toEqual([
      { day: "2026-11-16", planned: 1, executed: 0, found: 1, closed: 0 },
      { day: "2026-11-17", planned: 1, executed: 1, found: 1, closed: 1 },
    ]);
  });
});
