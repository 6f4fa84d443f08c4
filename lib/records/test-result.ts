/** What the runs of one case say together; the case itself holds no result. */
import type { Result } from "./test-run";

export interface Run {
  id: string;
  fields: Readonly<Record<string, unknown>>;
}

/** 不一致: runs that did not know each other disagree, until a later run settles it. */
export type CaseResult = Result | "disputed";

/** A note that the test did not take place says when it will, and nothing about its result. */
export function caseResult(runs: readonly Run[]): CaseResult {
  const judged = runs.filter(({ fields }) => fields.result !== "notRun");
  const known = new Set(judged.flatMap(({ fields }) => textsOf(fields.after)));
  const newest = judged.filter(({ id }) => !known.has(id));
  const [first, ...others] = new Set(newest.map(({ fields }) => fields.result as Result));
  if (first === undefined) return "notRun";
  return others.length ? "disputed" : first;
}

/** リスケ回数: how often a new day was named. */
export const reschedules = (runs: readonly Run[]): number =>
  runs.filter(({ fields }) => typeof fields.rescheduledTo === "string").length;

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
