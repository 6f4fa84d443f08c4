import { describe, expect, it } from "vitest";
import { caseResult, type Run } from "../records/test-result";
import { afterOf, newestFirst, standingRuns } from "./known-runs";

const run = (id: string, executedAt: number, result = "ok", after: string[] = []): Run => ({
  id,
  fields: { result, executedAt, after },
});

describe("the runs that a further run names", () => {
  it("are all that are known, the newest first", () => {
    expect(afterOf([run("a", 1), run("c", 3), run("b", 2)])).toEqual(["c", "b", "a"]);
    expect(afterOf([])).toEqual([]);
  });

  it("keep the oldest ones settled when a run in between is taken back", () => {
    const first = run("a", 1, "ng");
    const second = run("b", 2, "ok", afterOf([first]));
    const third = run("c", 3, "hold", afterOf([first, second]));
    expect(caseResult([first, third])).toBe("hold");
  });

  it("count runs of one minute by their ids", () => {
    expect(newestFirst([run("a", 1), run("b", 1)]).map(({ id }) => id)).toEqual(["b", "a"]);
  });

  it("are no more than a set holds", () => {
    const many = Array.from({ length: 250 }, (_, at) => run(`r${at}`, at));
    expect(afterOf(many)).toHaveLength(200);
    expect(afterOf(many)[0]).toBe("r249");
  });
});

describe("the runs that stand", () => {
  it("are those that no other judged run knew", () => {
    const runs = [run("a", 1, "ng"), run("b", 2, "ok", ["a"]), run("c", 3, "ng", ["a"])];
    expect(standingRuns(runs).map(({ id }) => id)).toEqual(["c", "b"]);
  });

  it("do not count a note that the test was put off", () => {
    const runs = [run("a", 1, "ng"), run("b", 2, "notRun", ["a"])];
    expect(standingRuns(runs).map(({ id }) => id)).toEqual(["a"]);
  });
});
