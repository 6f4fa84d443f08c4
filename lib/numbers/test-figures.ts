/** 消化率, 合格率 and SPI of a set of test cases as of a day; the formulas are those of the field. */
import { type CaseResult, caseResult } from "@/lib/records/test-result";
import { type AsOf, type Counted, isBy, share } from "./as-of";

export interface TestFigures {
  /** All cases, 対象外 among them. */
  readonly total: number;
  /** By what the runs of a case say together; 不一致 counts as NG until it is settled. */
  readonly counts: Readonly<Record<Exclude<CaseResult, "disputed">, number>>;
  /** (OK + NG) ÷ (全件 − 対象外) */
  readonly executionRate: number | null;
  /** OK ÷ (全件 − 対象外) */
  readonly passRate: number | null;
  /** Cases first planned up to the day. */
  readonly planned: number;
  /** Cases whose first OK or NG came up to the day. */
  readonly executed: number;
  /** executed ÷ planned */
  readonly spi: number | null;
}

export function testFigures(
  cases: readonly Counted[],
  runs: readonly Counted[],
  asOf: AsOf,
): TestFigures {
  const counts = { notRun: 0, ok: 0, ng: 0, hold: 0, blocked: 0, excluded: 0 };
  const byCase = runsByCase(runs.filter(({ fields }) => isBy(asOf, fields.executedAt)));
  for (const { id } of cases) {
    const result = caseResult(byCase.get(id) ?? []);
    counts[result === "disputed" ? "ng" : result] += 1;
  }
  const whole = cases.length - counts.excluded;
  const planned = cases.filter(({ fields }) => plannedBy(fields.firstPlannedOn, asOf.day)).length;
  const first = firstRuns(cases, runs);
  const executed = [...first.values()].filter((at) => isBy(asOf, at)).length;
  return {
    ...{ total: cases.length, counts, planned, executed },
    executionRate: share(counts.ok + counts.ng, whole),
    passRate: share(counts.ok, whole),
    spi: share(executed, planned),
  };
}

/** When each case first came to OK or NG, UTC milliseconds; cases that never did are absent. */
export function firstRuns(
  cases: readonly Counted[],
  runs: readonly Counted[],
): ReadonlyMap<string, number> {
  const wanted = new Set(cases.map(({ id }) => id));
  const first = new Map<string, number>();
  for (const { fields } of runs) {
    const { case: of, result, executedAt } = fields;
    if (typeof of !== "string" || typeof executedAt !== "number" || !wanted.has(of)) continue;
    if (result !== "ok" && result !== "ng") continue;
    first.set(of, Math.min(first.get(of) ?? executedAt, executedAt));
  }
  return first;
}

const plannedBy = (firstPlannedOn: unknown, day: string) =>
  typeof firstPlannedOn === "string" && firstPlannedOn <= day;

function runsByCase(runs: readonly Counted[]): Map<string, Counted[]> {
  const byCase = new Map<string, Counted[]>();
  for (const run of runs) {
    const of = String(run.fields.case);
    const others = byCase.get(of);
    if (others) others.push(run);
    else byCase.set(of, [run]);
  }
  return byCase;
}
