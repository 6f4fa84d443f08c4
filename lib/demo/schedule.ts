/**
 * Which case was planned for which day and when it was really run: the planned and executed series, day by day,
 * with the mishaps of the story. What was not run goes to the next day, the oldest first.
 */
import { cases, type DemoCase } from "./cases/cases";
import { faults } from "./faults/faults";
import { executed, planned } from "./series";

export interface Attempt {
  /** D1 is 1. */
  readonly day: number;
  readonly result: "notRun" | "blocked" | "hold";
  readonly reason: string;
  /** The day named instead; absent where none could be named. */
  readonly to?: number;
}

export interface Schedule {
  /** When it was first planned. */
  readonly planned: number;
  /** The days on which it did not take place. */
  readonly attempts: readonly Attempt[];
  /** The day of its first OK or NG; null where it never came to that. */
  readonly executed: number | null;
}

/** D2: the second rehearsal's data came a day late. */
const WITHOUT_DATA = ["RPT-007", "RPT-008", "RPT-009", "RPT-010"];
/** D3: the EDI line was down until the afternoon of D4. */
const CUT_OFF = ["IF-001", "IF-003", "IF-004", "IF-007", "SD-018", "SD-020"];
/** Nobody has decided how returns go, so these wait to the end; with the day that they were planned for. */
const UNDECIDED: Readonly<Record<string, number>> = {
  "SD-044": 8,
  "SD-047": 8,
  "SD-049": 9,
  "WM-040": 9,
};

const EDI_SCREENS = ["EDI受注", "EDI受信結果", "EDI送信", "監視"];
/** What is left of D1 is run on D4, so none of it may need the line either. */
const WITHOUT_EDI = [1, 3, 4];

const crowded = [
  "前のテストが長引き、枠に収まらなかった",
  "不具合の再確認を優先した",
  "先に行うテストの結果を待った",
  "実施者が会議で不在だった",
];

const foundOn = new Map(faults.map((fault) => [fault.case, fault.found]));

const fixedPlan: Readonly<Record<string, number>> = {
  ...Object.fromEntries(WITHOUT_DATA.map((no) => [no, 2])),
  ...Object.fromEntries(CUT_OFF.map((no) => [no, 3])),
  ...UNDECIDED,
  ...Object.fromEntries(foundOn),
};

/** By the case's number. */
export function scheduleOf(): ReadonlyMap<string, Schedule> {
  const plan = planOf();
  const attempts = new Map<string, Attempt[]>();
  const run = new Map<string, number>();
  let carried = new Map<number, DemoCase[]>();
  for (const [place, budget] of executed.entries()) {
    const day = place + 1;
    const today = cases.filter(({ no }) => plan.get(no) === day);
    const waiting = [...(carried.get(day) ?? []), ...today];
    const able = waiting.filter(({ no }) => !mishap(no, day));
    // A case with a fault of this day in it was certainly run.
    const sure = able.filter(({ no }) => foundOn.get(no) === day);
    const others = able.filter(({ no }) => foundOn.get(no) !== day);
    const done = [...sure, ...others.slice(0, budget - sure.length)];
    for (const { no } of done) run.set(no, day);
    const left = waiting.filter((one) => !done.includes(one));
    carried = new Map(carried);
    for (const [index, one] of left.entries()) {
      const attempt = mishap(one.no, day) ?? tooMuch(day, index);
      attempts.set(one.no, [...(attempts.get(one.no) ?? []), attempt]);
      const next = attempt.to ?? 0;
      carried.set(next, [...(carried.get(next) ?? []), one]);
    }
  }
  return new Map(
    cases.map(({ no }) => [
      no,
      {
        planned: plan.get(no) ?? 0,
        attempts: attempts.get(no) ?? [],
        executed: run.get(no) ?? null,
      },
    ]),
  );
}

/** Fixed days first; the rest spreads each module evenly over the ten days. */
function planOf(): Map<string, number> {
  const room = planned.map((count, place) => {
    const taken = Object.values(fixedPlan).filter((day) => day === place + 1).length;
    return count - taken;
  });
  const plan = new Map(Object.entries(fixedPlan));
  for (const one of spread()) {
    const place = room.findIndex((left, index) => left > 0 && fits(one, index + 1));
    plan.set(one.no, place + 1);
    room[place] = (room[place] ?? 0) - 1;
  }
  return plan;
}

const fits = ({ screen }: DemoCase, day: number) =>
  !(EDI_SCREENS.includes(screen) && WITHOUT_EDI.includes(day));

/** All cases that no story binds to a day, those early in their module first. */
function spread(): DemoCase[] {
  const free = cases.filter(({ no }) => !(no in fixedPlan));
  const place = (one: DemoCase) => {
    const siblings = free.filter(({ module }) => module === one.module);
    return (siblings.indexOf(one) + 0.5) / siblings.length;
  };
  return free
    .map((one) => ({ one, at: place(one) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

function mishap(no: string, day: number): Attempt | null {
  if (WITHOUT_DATA.includes(no) && day === 2)
    return { day, result: "notRun", reason: "移行リハーサルのデータが届いていない", to: 4 };
  if (CUT_OFF.includes(no) && day === 3)
    return { day, result: "blocked", reason: "EDIの回線が止まっている（B社で調査中）", to: 5 };
  if (!(no in UNDECIDED)) return null;
  const reason = "返品の手順が決まっていない";
  return day < 10 ? { day, result: "hold", reason, to: day + 1 } : { day, result: "hold", reason };
}

/** What does not fit on the first day waits until its testers are free again. */
const tooMuch = (day: number, index: number): Attempt => ({
  ...{ day, result: "notRun", to: day === 1 ? 4 : day + 1 },
  reason: crowded[(day + index) % crowded.length] ?? "",
});
