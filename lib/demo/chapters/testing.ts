/** The test cases, their data, and every run of them, planned or not. */

import { checkPoint } from "@/lib/records/check-point";
import { defect } from "@/lib/records/defect";
import { environment } from "@/lib/records/environment";
import { requirement } from "@/lib/records/requirement";
import { scenario } from "@/lib/records/scenario";
import { testCase } from "@/lib/records/test-case";
import { testRun } from "@/lib/records/test-run";
import { buildOf, deviceOf, ENVIRONMENT } from "../builds";
import { cases, type DemoCase, fullNo } from "../cases/cases";
import { at, clock, dayBefore, dayOf, minuteOf, minutes } from "../clock";
import { faultIn } from "../faults/faults";
import { userIdOf } from "../people";
import { firstRunAt, schedule, slotOf } from "../run-times";
import { preconditions, vendorOf } from "../scenarios";
import type { Attempt } from "../schedule";
import type { Story, Written } from "../story";

type Case = Written<(typeof testCase)["fields"]>;

/** Where nothing has to be put in beforehand. */
const WITHOUT_DATA = ["財務諸表", "監視", "販売照会"];
const grave = ["tax", "edi", "credit", "correction"];

export function tellTesting(story: Story): void {
  for (const [place, one] of cases.entries()) {
    const written = specify(story, one, place);
    prepare(written, one);
    const attempts = schedule.get(one.no)?.attempts ?? [];
    for (const [index, attempt] of attempts.entries()) miss(story, written, one, attempt, index);
    run(story, one, attempts.length);
  }
}

/** Written into the specification in the week before, module by module. */
function specify(story: Story, one: DemoCase, place: number): Case {
  const written = at("2026-11-11", "10:00") + minutes(place);
  const planned = schedule.get(one.no)?.planned ?? 0;
  const { linkedSystem } = one;
  const slot = slotOf.get(one.no);
  return story.create(testCase, one.no, "pmo2", written, {
    ...{ no: fullNo(one.no), title: one.title, module: one.module.name, screen: one.screen },
    scenario: story.id(scenario, one.scenario),
    ...(linkedSystem && { linkedSystem, vendor: vendorOf(linkedSystem) }),
    priority: grave.includes(one.scenario) ? "high" : one.pattern === "normal" ? "medium" : "low",
    ...{ pattern: one.pattern, expected: one.expected, testData: one.testData },
    precondition: preconditions[one.scenario] ?? "",
    checkPoints: [story.id(checkPoint, one.scenario)],
    requirements: [story.id(requirement, one.module.code)],
    ...{ dataPreparer: userIdOf(one.preparer), dataDue: dayBefore(planned) },
    environment: story.id(environment, "uat"),
    tester: userIdOf(one.tester),
    ...{ firstPlannedOn: dayOf(planned), plannedOn: dayOf(planned) },
    ...(slot && { slotFrom: slot.from, slotTo: slot.to }),
  });
}

/** The preparer puts the data in on the evening before. */
function prepare(written: Case, { no, screen, preparer }: DemoCase): void {
  const { planned = 0, attempts = [] } = schedule.get(no) ?? {};
  const evening = at(dayBefore(planned), "17:20");
  if (WITHOUT_DATA.includes(screen)) written.move("pmo2", at("2026-11-13", "16:30"), "notNeeded");
  else if (attempts[0]?.reason.includes("データ")) {
    written.move(preparer, evening, "preparing");
    written.move(preparer, at(dayOf(planned), "16:40"), "ready");
  } else written.move(preparer, evening, "ready");
}

/** It did not take place: noted before the wrap-up, with the new day where one could be named. */
function miss(story: Story, written: Case, one: DemoCase, attempt: Attempt, index: number): void {
  const { day, result, reason, to } = attempt;
  const noted = result === "blocked" ? "11:20" : clock(minuteOf("15:50") + (index % 5));
  const when = at(dayOf(day), noted);
  const slot = slotOf.get(one.no);
  story.create(testRun, `${one.no}/${index}`, one.tester, when, {
    case: story.id(testCase, one.no),
    ...{ result, reason, tester: userIdOf(one.tester), executedAt: when },
    ...{ environment: ENVIRONMENT, device: deviceOf(one.tester) },
    plannedOn: dayOf(day),
    ...(to && { rescheduledTo: dayOf(to) }),
    ...(to && slot && { rescheduledFrom: slot.from }),
    ...(index > 0 && { after: [story.id(testRun, `${one.no}/${index - 1}`)] }),
  });
  if (to) written.set(one.tester, when, { plannedOn: dayOf(to) });
}

/** The first OK or NG; what a retest says later belongs to the fault. */
function run(story: Story, one: DemoCase, index: number): void {
  const when = firstRunAt.get(one.no);
  const day = schedule.get(one.no)?.executed;
  if (when === undefined || !day) return;
  const fault = faultIn(one.no);
  story.create(testRun, runKey(one.no), one.tester, when, {
    case: story.id(testCase, one.no),
    ...{ tester: userIdOf(one.tester), executedAt: when },
    ...{ environment: ENVIRONMENT, build: buildOf(day), device: deviceOf(one.tester) },
    ...(fault
      ? { result: "ng", actual: fault.symptom, defects: [story.id(defect, one.no)] }
      : { result: "ok" }),
    ...(index > 0 && { after: [story.id(testRun, `${one.no}/${index - 1}`)] }),
  });
}

/** The key of the run that brought the first OK or NG. */
export const runKey = (no: string): string => `${no}/first`;
