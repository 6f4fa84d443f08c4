/** The sixty faults from the moment they were found: accepted, decided, fixed, tested again, and closed by the finder. */
import { attachment } from "@/lib/records/attachment";
import { defect } from "@/lib/records/defect";
import { testCase } from "@/lib/records/test-case";
import { testRun } from "@/lib/records/test-run";
import { buildOf, deviceOf, ENVIRONMENT } from "../builds";
import { cases, type DemoCase, fullNo } from "../cases/cases";
import { at, clock, dayOf, minuteOf, minutes } from "../clock";
import { type Fault, faults } from "../faults/faults";
import { lateral, origins, policyOf, priorities, related } from "../faults/judgement";
import { photoOf } from "../faults/photos";
import { reproductions } from "../faults/steps";
import { userIdOf } from "../people";
import { firstRunAt } from "../run-times";
import { vendorOf } from "../scenarios";
import type { Story, Written } from "../story";
import { runKey } from "./testing";

type Defect = Written<(typeof defect)["fields"]>;

export function tellDefects(story: Story): void {
  for (const [place, fault] of faults.entries()) {
    const one = cases.find(({ no }) => no === fault.case);
    if (!one) throw new Error(`No case for the fault in ${fault.case}.`);
    new Telling(story, fault, one, place).tell();
  }
}

/** How one fault went. */
class Telling {
  private readonly found: number;
  private readonly written: Defect;

  constructor(
    private readonly story: Story,
    private readonly fault: Fault,
    private readonly one: DemoCase,
    private readonly place: number,
  ) {
    this.found = firstRunAt.get(fault.case) ?? 0;
    this.written = this.report();
  }

  tell(): void {
    const { closed, returned, settled } = this.fault;
    const accepted = this.accept();
    if (closed === "accepted") return;
    this.investigate(accepted);
    if (closed === "investigating") return;
    const decided = this.decide();
    if (closed === "held") return;
    if (settled) {
      this.close(Number(closed));
      return;
    }
    const last = typeof closed === "number" ? closed : this.fault.found + 1;
    this.fix(decided, returned ?? last, closed !== "fixing");
    if (returned) {
      const again = this.sendBack(returned);
      this.fix(again, last, true);
    }
    if (typeof closed === "number") this.close(closed);
  }

  private report(): Defect {
    const { fault, one, found } = this;
    const { linkedSystem } = one;
    const steps = reproductions[fault.case];
    const written = this.story.create(defect, fault.case, one.tester, found, {
      ...{ title: fault.title, severity: fault.severity, symptom: fault.symptom },
      ...{ occurredAt: found - minutes(2), foundBy: userIdOf(one.tester) },
      ...{ testCase: fullNo(one.no), case: this.story.id(testCase, one.no) },
      ...{ module: one.module.name, screen: one.screen, expected: fault.expected },
      ...(linkedSystem && { linkedSystem }),
      ...(steps && { steps }),
      reproducibility: this.place % 7 === 4 ? "sometimes" : "always",
      environment: ENVIRONMENT,
      ...{ build: buildOf(fault.found), device: deviceOf(one.tester) },
    });
    this.photograph(written.id);
    return written;
  }

  /** The bytes are the teller's to draw: until then the case stands for their hash. */
  private photograph(of: string): void {
    const { fault, one, found } = this;
    if (!photoOf(fault.case)) return;
    this.story.create(attachment, fault.case, one.tester, found, {
      ...{ of, name: "画面.jpg", takenAt: found - minutes(1) },
      ...{ hash: fault.case, mime: "image/jpeg", size: 0, width: 1_280, height: 960 },
    });
  }

  /** What comes in late and is not pressing waits for the next morning. */
  private accept(): number {
    const { severity, found, closed } = this.fault;
    const wait = severity === "fatal" ? 4 : 12 + ((this.place * 7) % 25);
    const late = this.found > at(dayOf(found), "14:30");
    const patient = typeof closed === "number" && closed - found > 1;
    const when =
      late && patient
        ? at(dayOf(found + 1), clock(minuteOf("09:42") + (this.place % 12)))
        : this.found + minutes(wait);
    this.written.move("vendorPmo", when, "accepted");
    this.written.set("vendorPmo", when, {
      vendor: this.one.linkedSystem ? vendorOf(this.one.linkedSystem) : "A社",
      ...{ assignee: userIdOf(this.one.preparer), priority: priorities[severity] },
      ...{ responsibleSide: "vendor", awaitedSide: "vendor", answerDue: dayFrom(found + 1) },
    });
    return when;
  }

  private investigate(accepted: number): void {
    const when = accepted + minutes(14 + ((this.place * 5) % 20));
    this.written.move(this.one.preparer, when, "investigating");
    this.written.set(this.one.preparer, when, { firstAnswer: when });
  }

  /** In the day's meeting on policies, or in the evening where it cannot wait until the next one. */
  private decide(): number {
    const { fault } = this;
    const { closed, settled, cause } = fault;
    const soon =
      typeof closed === "number" ? closed - fault.found < 2 : ["retest", "held"].includes(closed);
    const early = this.found < at(dayOf(fault.found), "11:40");
    const minute = this.place % 40;
    const evening = at(dayOf(fault.found), clock(minuteOf("17:05") + (minute % 30)));
    const noon = (day: number) => at(dayOf(Math.min(day, 10)), clock(minuteOf("13:06") + minute));
    const when = early ? noon(fault.found) : soon ? evening : noon(fault.found + 1);
    this.written.move("pmo1", when, "decided", {
      policy: policyOf(fault),
    });
    this.written.set("pmo1", when, {
      type: settled === "asDesigned" || settled === "operation" ? settled : "fault",
      due: dayFrom(typeof closed === "number" ? closed : fault.found + 2),
      ...(fault.case in lateral && { lateralCheck: "needed" }),
      ...(closed === "held" && { workaround: "赤伝の番号を返品入荷の備考に書き写す。" }),
    });
    if (fault.case in lateral)
      this.written.add("pmo1", when, { lateralTargets: [...(lateral[fault.case] ?? [])] });
    if (fault.case in related)
      this.written.add("pmo1", when, {
        relatedTo: (related[fault.case] ?? []).map((no) => this.story.id(defect, no)),
      });
    if (cause === "requirement")
      this.written.set("pmo1", when, { cause, ...origins[cause], fix: fault.answer });
    return when;
  }

  private fix(decided: number, tested: number, isDone: boolean): void {
    const { fault, one } = this;
    const { cause } = fault;
    this.written.move(one.preparer, decided + minutes(22 + (this.place % 15)), "fixing");
    if (!isDone) return;
    const when =
      fault.closed === "retest"
        ? at(dayOf(10), "09:40")
        : at(dayOf(tested - 1), clock(minuteOf("18:20") + this.place));
    this.written.set(one.preparer, when, {
      fix: fault.answer,
      ...(cause && { cause, ...origins[cause] }),
      ...{ fixBuild: buildOf(tested), release: dayFrom(tested), fixHours: 2 + (this.place % 6) },
      ...{ retestOn: dayFrom(tested), awaitedSide: "user" },
      ...(fault.case in lateral && { lateralCheck: "done" }),
    });
    this.written.move(one.preparer, when, "retest");
  }

  private sendBack(day: number): number {
    const when = at(dayOf(day), "10:55");
    const { tester } = this.one;
    this.retest(day, when, false);
    const judged = { retestBy: userIdOf(tester), retestResult: "ng" } as const;
    this.written.move(tester, when, "returned");
    this.written.set(tester, when, { ...judged, awaitedSide: "vendor" });
    return at(dayOf(day), "13:40");
  }

  private close(day: number): void {
    const { settled, case: no } = this.fault;
    const { tester } = this.one;
    const minute = (this.place * 37) % 220;
    const base = minute < 75 ? minuteOf("10:41") : minuteOf("13:05") - 75;
    const when = at(dayOf(day), no === "FI-011" ? "10:48" : clock(base + minute));
    if (settled) this.written.set(tester, when, { fix: this.fault.answer });
    else this.written.set(tester, when, { retestBy: userIdOf(tester), retestResult: "ok" });
    this.written.move(tester, when, "closed");
    this.retest(day, when, true);
  }

  private retest(day: number, when: number, isOk: boolean): void {
    const { story, fault, one } = this;
    const before = isOk && fault.returned ? `${fault.case}/returned` : runKey(fault.case);
    story.create(testRun, `${fault.case}/${isOk ? "closed" : "returned"}`, one.tester, when, {
      ...{ case: story.id(testCase, fault.case), result: isOk ? "ok" : "ng" },
      ...{ tester: userIdOf(one.tester), executedAt: when, environment: ENVIRONMENT },
      ...{ build: buildOf(day), device: deviceOf(one.tester) },
      ...{ defects: [story.id(defect, fault.case)], after: [story.id(testRun, before)] },
      note: isOk ? "再テストOK" : "端数のある値引きで、また値引き前の単価になる。",
    });
  }
}

/** Beyond D10 the days after it. */
const dayFrom = (number: number): string =>
  number <= 10 ? dayOf(number) : `2026-12-0${number - 10}`;
