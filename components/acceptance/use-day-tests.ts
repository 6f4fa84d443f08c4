/** Today's tests of the project as this device knows them, with their runs; live. */
import { useMemo } from "react";
import { useRecordScope } from "@/components/record/record-scope";
import { wallDay } from "@/components/record/wall-clock";
import { type DayTest, testsOfDay } from "@/lib/acceptance/tests-of-day";
import type { Shown } from "@/lib/local/database";
import { useRecordsTogether } from "@/lib/local/hooks/use-records-together";
import { testCase } from "@/lib/records/test-case";
import { testRun } from "@/lib/records/test-run";

export type ShownTest = DayTest<Shown, Shown>;

export interface DayTests {
  /** `YYYY-MM-DD` on the project's wall. */
  day: string;
  tests: readonly ShownTest[];
}

const kinds = [testCase.kind, testRun.kind];

export function useDayTests(): DayTests | undefined {
  const { spaces, reading, now } = useRecordScope();
  const { timeZone } = reading;
  const rows = useRecordsTogether({ spaces, kinds });
  const day = wallDay(now(), timeZone);
  return useMemo(() => {
    if (!rows) return undefined;
    const of = (kind: string) => rows.filter((row) => row.kind === kind);
    const [cases, runs] = [of(testCase.kind), of(testRun.kind)];
    return { day, tests: testsOfDay(cases, runs, day, (at) => wallDay(at, timeZone)) };
  }, [rows, day, timeZone]);
}

export const isMine = ({ case: { fields } }: ShownTest, userId: string): boolean =>
  fields.tester === userId;

/** Whether somebody still has to bring the data that the test needs. */
export const lacksData = ({ fields }: Pick<Shown, "fields">): boolean =>
  fields.state === "waiting" || fields.state === "preparing";
