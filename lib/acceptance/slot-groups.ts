/** Today's tests as a room works through them: what is left over first, then slot by slot. */
import type { Run } from "../records/test-result";
import type { TestCase } from "./planned-day";
import type { DayTest } from "./tests-of-day";

export interface SlotGroup<T> {
  key: string;
  carried: boolean;
  from: string | null;
  to: string | null;
  tests: T[];
}

/** `nameOf` gives the name of a tester, by which the tests of one slot stand together. */
export function slotGroups<T extends DayTest<TestCase, Run>>(
  tests: readonly T[],
  nameOf: (userId: string) => string,
): SlotGroup<T>[] {
  const groups = new Map<string, SlotGroup<T>>();
  for (const test of tests) {
    const { from, to } = test.carried ? { from: null, to: null } : test.planned;
    const key = test.carried ? "carried" : `${from ?? ""}-${to ?? ""}`;
    const group = groups.get(key) ?? { key, carried: test.carried, from, to, tests: [] };
    group.tests.push(test);
    groups.set(key, group);
  }
  const testerOf = ({ case: { fields } }: T) =>
    typeof fields.tester === "string" ? nameOf(fields.tester) : "";
  for (const { tests: own } of groups.values())
    own.sort((a, b) => compare(testerOf(a), testerOf(b)) || compare(noOf(a), noOf(b)));
  return [...groups.values()].sort(
    (a, b) =>
      Number(b.carried) - Number(a.carried) ||
      compare(a.from ?? LAST, b.from ?? LAST) ||
      compare(a.to ?? LAST, b.to ?? LAST),
  );
}

/** The next one to execute after `id`, in the order of the groups and round to their beginning; null when all is done. */
export function nextTest<T extends DayTest<TestCase, Run>>(
  groups: readonly SlotGroup<T>[],
  id: string,
): T | null {
  const all = groups.flatMap(({ tests }) => tests);
  const at = all.findIndex((test) => test.case.id === id);
  const round = [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))];
  return round.find(({ result }) => result === "notRun" || result === "disputed") ?? null;
}

/** A test without a slot is for whenever there is time. */
const LAST = "24:00";

const noOf = ({ case: { fields } }: DayTest) => (typeof fields.no === "string" ? fields.no : "");

const compare = (a: string, b: string) =>
  a === b ? 0 : a.localeCompare(b, "ja", { numeric: true });
