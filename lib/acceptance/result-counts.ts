/** How far a set of tests has come, for the head of a list; indicators of the project are others' work. */
import type { CaseResult } from "../records/test-result";

export interface ResultCounts {
  /** Without 対象外. */
  total: number;
  /** Somebody executed it: OK, NG, 保留, and 不一致 until it is settled. */
  executed: number;
  by: Readonly<Record<CaseResult, number>>;
}

export function countResults(tests: readonly { result: CaseResult }[]): ResultCounts {
  const by: Record<CaseResult, number> = {
    ...{ notRun: 0, ok: 0, ng: 0, hold: 0, blocked: 0, excluded: 0, disputed: 0 },
  };
  for (const { result } of tests) by[result] += 1;
  const executed = by.ok + by.ng + by.hold + by.disputed;
  return { total: tests.length - by.excluded, executed, by };
}
