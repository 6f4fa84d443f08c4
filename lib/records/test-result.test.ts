import { describe, expect, it } from "vitest";
import { caseResult, reschedules } from "./test-result";

const run = (id: string, result: string, after: string[] = [], more = {}) => ({
  id,
  fields: { result, after, ...more },
});

describe("the result of a case", () => {
  it("is 未実施 without runs, and while it was only put off", () => {
    expect(caseResult([])).toBe("notRun");
    expect(caseResult([run("a", "notRun", [], { rescheduledTo: "2026-11-24" })])).toBe("notRun");
  });

  it("is that of the newest run", () => {
    expect(caseResult([run("a", "ng"), run("b", "ok", ["a"])])).toBe("ok");
    expect(caseResult([run("a", "ng"), run("b", "notRun", ["a"])])).toBe("ng");
  });

  it("is 不一致 where two devices did not know each other's run, until a third settles it", () => {
    const two = [run("a", "hold"), run("b", "ok", ["a"]), run("c", "ng", ["a"])];
    expect(caseResult(two)).toBe("disputed");
    expect(caseResult([...two, run("d", "ng", ["b", "c"])])).toBe("ng");
  });

  it("stands where both saw the same", () => {
    expect(caseResult([run("a", "ok"), run("b", "ok")])).toBe("ok");
  });
});

it("counts reschedules by their events", () => {
  const off = (id: string, to: string) => run(id, "notRun", [], { rescheduledTo: to });
  expect(reschedules([off("a", "2026-11-24"), run("b", "ok"), off("c", "2026-11-25")])).toBe(2);
});
