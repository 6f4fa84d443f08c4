/** The small project beside the large one: a dozen cases of payroll, so that there is something to look over. */
import { actionItem } from "@/lib/records/action-item";
import { defect } from "@/lib/records/defect";
import { issue } from "@/lib/records/issue";
import { testCase } from "@/lib/records/test-case";
import { testRun } from "@/lib/records/test-run";
import { at, dayCalled, dayOf, minutes } from "../clock";
import { personCalled, userIdOf } from "../people";
import type { Story } from "../story";
import { cell, coded, optional, rowsOf } from "../tables";

/** Number, module, screen, title, expected, planned on, run on, and the fault found there. */
const cases = `
HR-001 | HR 人事 | 社員登録 | 入社の社員を登録する | 社員番号が採番され、勤怠に届く | D3 | D3
HR-002 | HR 人事 | 異動発令 | 月の途中の異動を発令する | 発令日から新しい部門になる | D3 | D4 | SD
HR-003 | HR 人事 | 異動発令 | 兼務を発令する | 主務と兼務の両方が表示される | D4 | D4
HR-004 | HR 人事 | 休職 | 休職と復職を登録する | 休職中は給与が止まる | D5 | D5
PY-001 | PY 給与 | 月例給与 | 月例給与を計算する | 旧システムの10月分と一致する | D5 | D6 | PY
PY-002 | PY 給与 | 月例給与 | 残業60時間超の割増を計算する | 60時間を超えた分が5割増になる | D6 | D6
PY-003 | PY 給与 | 通勤手当 | 通勤経路の変更を反映する | 変更日から日割りになる | D6 | D7
PY-004 | PY 給与 | 住民税 | 住民税の特別徴収額を取り込む | 市区町村ごとの合計が一致する | D7 | D8 | TAX
PY-005 | PY 給与 | 年末調整 | 扶養控除の申告を取り込む | 申告の内容が表示される | D9 | D9
PY-006 | PY 給与 | 年末調整 | 年税額を計算する | 手計算の20名と一致する | D10 |
PY-007 | PY 給与 | 振込 | 給与振込データを作る | 合計が支給額と一致する | 12/1 |
PY-008 | PY 給与 | 明細 | 給与明細を配信する | 本人だけが開ける | 12/2 |
`;

const severities = { 重大: "major", 中: "medium" } as const;

/** Key, severity, title, symptom, and how far it came by the end. */
const faults = `
SD | 中 | 異動発令の翌日から旧部門に戻る | 11月10日付の異動が、11日の照会で旧部門になります。 | closed
PY | 重大 | 欠勤控除が二重に引かれる | 半日欠勤の2名で、控除が1日分になっています。 | retest
TAX | 中 | 特別徴収額の取込で町名の変わった自治体が落ちる | 合併した2つの町の5名が取り込まれません。 | accepted
`;

export function tellPayroll(story: Story): void {
  for (const [place, row] of rowsOf(cases).entries()) tellCase(story, row, place);
  for (const row of rowsOf(faults)) tellFault(story, row);
  tellRest(story);
}

function tellCase(story: Story, row: readonly string[], place: number): void {
  const no = cell(row, 0);
  const plannedOn = dayCalled(cell(row, 5));
  const tester = place % 3 === 2 ? "accounting" : "testerB";
  story
    .create(testCase, no, "pmo2", at("2026-11-16", "14:00") + minutes(place * 2), {
      ...{ no: fullNo(no), module: cell(row, 1), screen: cell(row, 2), title: cell(row, 3) },
      ...{ expected: cell(row, 4), firstPlannedOn: plannedOn, plannedOn, priority: "medium" },
      ...{ slotFrom: "10:30", slotTo: "12:00", tester: userIdOf(tester) },
      dataPreparer: userIdOf("developerE"),
    })
    .move("developerE", at(dayOf(2), "17:00") + minutes(place), "ready");
  const runOn = optional(row, 6);
  if (!runOn) return;
  const fault = optional(row, 7);
  const when = at(dayCalled(runOn), "11:02") + minutes(place);
  story.create(testRun, no, tester, when, {
    ...{ case: story.id(testCase, no), result: fault ? "ng" : "ok" },
    ...{ tester: userIdOf(tester), executedAt: when, environment: "人事UAT環境" },
    ...(fault && { defects: [story.id(defect, fault)] }),
  });
}

const fullNo = (no: string) => `UAT-${no}`;

function tellFault(story: Story, row: readonly string[]): void {
  const key = cell(row, 0);
  const source = rowsOf(cases).find((one) => one[7] === key) ?? [];
  const place = rowsOf(cases).findIndex((one) => one[7] === key);
  const tester = place % 3 === 2 ? "accounting" : "testerB";
  const day = dayCalled(cell(source, 6));
  const found = at(day, "11:02") + minutes(place);
  const one = story.create(defect, key, tester, found, {
    ...{ title: cell(row, 2), severity: coded(severities, cell(row, 1)), symptom: cell(row, 3) },
    ...{ occurredAt: found - minutes(2), foundBy: userIdOf(tester), environment: "人事UAT環境" },
    ...{ testCase: fullNo(cell(source, 0)), case: story.id(testCase, cell(source, 0)) },
    ...{ module: cell(source, 1), screen: cell(source, 2), reproducibility: "always" },
  });
  one.move("developerE", found + minutes(40), "accepted");
  if (cell(row, 4) === "accepted") return;
  one.move("developerE", found + minutes(90), "investigating");
  one.move("pmo2", at(day, "17:10"), "decided", { policy: "fix" });
  one.set("pmo2", at(day, "17:10"), { assignee: userIdOf("developerE"), due: dayOf(9) });
  one.move("developerE", at(day, "17:40"), "fixing");
  one.move("developerE", at(dayOf(8), "18:00"), "retest");
  if (cell(row, 4) === "closed") one.move("testerB", at(dayOf(9), "11:30"), "closed");
}

function tellRest(story: Story): void {
  const raised = at(dayOf(4), "10:40");
  story
    .create(issue, "testers", "pmo2", raised, {
      ...{ title: "実施者が基幹ERPのテストと重なっている", category: "organisation" },
      ...{ priority: "high", raisedOn: dayOf(4), raisedBy: userIdOf("pmo2") },
      body: "業務担当者Bと業務責任者（経理）が、同じ時間帯に両方のテストに入っている。",
      impact: "給与のテストが1日ずつ遅れる。",
      ...{ owner: userIdOf(personCalled("PM")), due: dayOf(8) },
    })
    .move("pm", raised + minutes(60), "doing");
  story.create(actionItem, "tax", "pmo2", at(dayOf(8), "17:15"), {
    ...{ what: "合併した自治体の一覧を最新にする", type: "request", department: "D社 人事給与" },
    ...{ owner: userIdOf("developerE"), due: "2026-12-01", origin: story.id(defect, "TAX") },
    ...{ issuer: userIdOf("pmo2"), issuerSide: "user" },
  });
}
