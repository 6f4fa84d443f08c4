/** Which cases are today's: planned for the day, left over from an earlier one, or judged today. */
import { type CaseResult, caseResult, type Run, reschedules } from "../records/test-result";
import { newestFirst } from "./known-runs";
import { type Planned, plannedOf, type TestCase } from "./planned-day";

export interface DayTest<C extends TestCase = TestCase, R extends Run = Run> {
  case: C;
  /** Newest first. */
  runs: readonly R[];
  result: CaseResult;
  planned: Planned;
  /** 持越し: its day was an earlier one. */
  carried: boolean;
  /** リスケ回数. */
  reschedules: number;
}

/** Still to be executed: for the first time, or once more to settle what disagrees. */
const isUnsettled = (result: CaseResult) => result === "notRun" || result === "disputed";

/** `dayOf` tells the plan day of an instant on the project's wall. */
export function testsOfDay<C extends TestCase, R extends Run>(
  cases: readonly C[],
  runs: readonly R[],
  day: string,
  dayOf: (instant: number) => string,
): DayTest<C, R>[] {
  const byCase = runsByCase(runs);
  return cases.flatMap((one) => {
    const test = withRuns(one, byCase.get(one.id) ?? [], day);
    const isPlanned = test.planned.day === day;
    const isLeft = test.carried && isUnsettled(test.result);
    return isPlanned || isLeft || judgedOn(test.runs, day, dayOf) ? [test] : [];
  });
}

function withRuns<C extends TestCase, R extends Run>(
  one: C,
  runs: readonly R[],
  day: string,
): DayTest<C, R> {
  const planned = plannedOf(one, runs);
  return {
    case: one,
    runs: newestFirst(runs),
    result: caseResult(runs),
    planned,
    carried: planned.day !== null && planned.day < day,
    reschedules: reschedules(runs),
  };
}

/** What was put off to another day is no longer today's, whenever that was noted. */
function judgedOn(runs: readonly Run[], day: string, dayOf: (instant: number) => string): boolean {
  const [last] = runs.filter(({ fields }) => fields.result !== "notRun");
  const at = last?.fields.executedAt;
  return typeof at === "number" && dayOf(at) === day;
}

function runsByCase<R extends Run>(runs: readonly R[]): Map<string, R[]> {
  const byCase = new Map<string, R[]>();
  for (const run of runs) {
    const id = String(run.fields.case);
    const held = byCase.get(id);
    if (held) held.push(run);
    else byCase.set(id, [run]);
  }
  return byCase;
}
