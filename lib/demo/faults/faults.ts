/** The sixty faults of the demo as data: where, when and by what they were found, and what became of them. */
import { cell, coded, sectionsOf } from "../tables";
import { firstWeek } from "./first-week";
import { secondWeek } from "./second-week";

export type Severity = "fatal" | "major" | "medium" | "minor";
/** How far one came that is still open at the end. */
export type Ending = "accepted" | "investigating" | "held" | "fixing" | "retest";
export type Cause =
  | "requirement"
  | "design"
  | "coding"
  | "setting"
  | "migration"
  | "interface"
  | "environment"
  | "regression";

export interface Fault {
  /** Number of its case: `FI-011`. */
  readonly case: string;
  /** D1 is 1. */
  readonly found: number;
  /** `HH:MM`, where the story needs it. */
  readonly time?: string;
  readonly severity: Severity;
  /** The day on which it was closed, or how far it came. */
  readonly closed: number | Ending;
  /** The day on which its retest failed. */
  readonly returned?: number;
  readonly title: string;
  readonly symptom: string;
  readonly expected: string;
  readonly cause?: Cause;
  /** Closed without a fix. */
  readonly settled?: "asDesigned" | "operation" | "workaround";
  /** What was done about it, in the developer's words. */
  readonly answer: string;
}

const severities = { 致命的: "fatal", 重大: "major", 中: "medium", 軽微: "minor" } as const;

const endings = {
  受付: "accepted",
  調査中: "investigating",
  保留: "held",
  修正中: "fixing",
  再テスト待ち: "retest",
} as const;

const causes = {
  要件漏れ: "requirement",
  設計誤り: "design",
  実装誤り: "coding",
  設定誤り: "setting",
  データ移行: "migration",
  IF: "interface",
  環境: "environment",
  デグレ: "regression",
} as const;

const settlements = {
  仕様通り: "asDesigned",
  操作ミス: "operation",
  運用回避: "workaround",
} as const;

export const faults: readonly Fault[] = sectionsOf(firstWeek + secondWeek).flatMap(
  ({ head, rows }) => rows.map((row) => faultOf(Number(cell(head, 0)), row)),
);

function faultOf(found: number, row: readonly string[]): Fault {
  const [no = "", time] = cell(row, 0).split(" ");
  const [word = "", answer = ""] = cell(row, 6).split(": ");
  return {
    ...{ case: no, found, title: cell(row, 3), symptom: cell(row, 4), expected: cell(row, 5) },
    severity: coded(severities, cell(row, 1)),
    ...(time && { time }),
    ...closing(cell(row, 2)),
    ...(word in causes && { cause: coded<Cause>(causes, word) }),
    ...(word in settlements && {
      settled: coded<NonNullable<Fault["settled"]>>(settlements, word),
    }),
    answer,
  };
}

function closing(text: string): Pick<Fault, "closed" | "returned"> {
  const again = /^差戻し(\d+)→(\d+)$/.exec(text);
  if (again) return { returned: Number(again[1]), closed: Number(again[2]) };
  return { closed: /^\d+$/.test(text) ? Number(text) : coded<Ending>(endings, text) };
}

export const faultIn = (no: string): Fault | undefined => faults.find((one) => one.case === no);
