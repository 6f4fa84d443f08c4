/** The runs of one case in their order, and what a further run has to say about them. */
import type { Run } from "../records/test-result";

/** A set holds no more; more runs of one case are none that still matter. */
const MOST_NAMED = 200;

const instantOf = ({ fields }: Run) =>
  typeof fields.executedAt === "number" ? fields.executedAt : 0;

/** By the time of their execution; ids follow the time where two are of one minute. */
export const newestFirst = <R extends Run>(runs: readonly R[]): R[] =>
  [...runs].sort((a, b) => instantOf(b) - instantOf(a) || (a.id < b.id ? 1 : -1));

/**
 * `after` of a further run: every run that is known here, not only the newest. Somebody may take their newest
 * run back, and an older one that only it had named would stand against the further one as 不一致.
 */
export const afterOf = (runs: readonly Run[]): string[] =>
  newestFirst(runs)
    .slice(0, MOST_NAMED)
    .map(({ id }) => id);

/** The runs that disagree: judged, and unknown to every other judged one. */
export function standingRuns<R extends Run>(runs: readonly R[]): R[] {
  const judged = newestFirst(runs).filter(({ fields }) => fields.result !== "notRun");
  const known = new Set(
    judged.flatMap(({ fields }) => (Array.isArray(fields.after) ? fields.after.map(String) : [])),
  );
  return judged.filter(({ id }) => !known.has(id));
}
