/** The registers that the PMO keeps: issues, risks and the progress of work. */

import { defect } from "@/lib/records/defect";
import { document } from "@/lib/records/document";
import { goal } from "@/lib/records/goal";
import { issue } from "@/lib/records/issue";
import { meeting } from "@/lib/records/meeting";
import { risk } from "@/lib/records/risk";
import { task } from "@/lib/records/task";
import { at, atCalled, dayCalled, dayOf } from "../clock";
import { personCalled, userIdOf } from "../people";
import type { Story } from "../story";
import { cell, coded, optional, rowsOf } from "../tables";

const areas = {
  業務: "business",
  システム: "system",
  移行: "migration",
  教育: "education",
  体制: "organisation",
  契約: "contract",
} as const;
const levels = { 高: "high", 中: "medium", 低: "low" } as const;

/** Key, when raised, by whom, area, priority, title, body, impact, owner, due, and for done ones when and how. */
const issues = `
data | D2 10:12 | PMO2 | 移行 | 高 | 移行リハーサルのデータが間に合わない | 2回目のデータが17日の朝に届いていない。抽出が夜間に失敗した。 | 移行の4件が実施できない。 | 開発B | D3 | D2 16:50 | 17日16時に投入し、残高の照合も終えた。
edi | D3 13:20 | PMO1 | システム | 高 | EDIの回線が切替後に戻らない | 10時40分の切替のあと、B社の機器が応答しない。 | EDIの6件がブロック。受注の入力は手作業になる。 | 開発C | D4 | D4 16:20 | 機器を交換し、19日16時10分に復旧した。
night | D3 17:05 | PMO1 | 体制 | 中 | EDIの連絡先が夜間につながらない | 18時以降はB社の窓口が閉まる。夕会のあとに止まると翌朝まで待つことになる。 | 連携のテストが半日ずれる。 | ベンダーPMO | D6 | |
delay | D4 16:40 | PMO2 | 体制 | 高 | 実施が計画から遅れている | 不具合の再確認に時間を取られ、18件遅れている。祝日明けまでに追いつけない。 | 30日までに終わらず、稼働判定に間に合わない。 | PMO1 | D7 | D9 16:50 | 枠の延長と応援で、27日に遅れが8件まで縮んだ。残りは30日に行う。
returns | D5 16:30 | 物流 | 業務 | 高 | 返品の赤伝を誰が起こすか決まっていない | 新システムでは返品入荷と赤伝が別の画面になる。営業と物流のどちらが起こすかで、締めの手順が変わる。 | 返品シナリオの4件が実施できない。 | 物流 | D9 | |
seal | D1 15:20 | 購買 | 契約 | 低 | 発注書の印影を本番だけにしてよいか | テスト環境の発注書に印影が出ない。取り決めを文書に残したい。 | 監査で説明を求められる。 | PM | D5 | D3 11:00 | 本番だけに出す取り決めを計画書の1.2版に書いた。
expense | D2 14:10 | 経理 | 移行 | 低 | 経費精算の旧データの保存年数 | 移行するのは3年分か7年分か。監査の見解を確かめる。 | 移行の所要時間が変わる。 | 経理 | 12/4 | |
manual | D9 15:40 | 講師 | 教育 | 中 | 操作説明書の画面が古い | 在庫・棚卸編の画面が10月のまま。現場で迷う。 | 稼働後の問い合わせが増える。 | 講師 | 12/3 | |
support | D6 11:10 | 営業 | 体制 | 中 | 稼働初週の問い合わせ窓口 | 現場からの質問をどこで受けるか決まっていない。 | 業務が止まったときの連絡が遅れる。 | PMO1 | 12/2 | |
`;

export function tellControl(story: Story): void {
  for (const row of rowsOf(issues)) tellIssue(story, row);
  tellRisks(story);
  tellTasks(story);
}

function tellIssue(story: Story, row: readonly string[]): void {
  const [key, by] = [cell(row, 0), personCalled(cell(row, 2))];
  const raised = atCalled(cell(row, 1));
  const owner = personCalled(cell(row, 8));
  const written = story.create(issue, key, by, raised, {
    ...{ title: cell(row, 5), body: cell(row, 6), impact: cell(row, 7) },
    category: coded(areas, cell(row, 3)),
    priority: coded(levels, cell(row, 4)),
    ...{ raisedOn: dayCalled(cell(row, 1).split(" ")[0] ?? ""), raisedBy: userIdOf(by) },
    ...{ owner: userIdOf(owner), due: dayCalled(cell(row, 9)) },
    ...(key === "edi" && { defects: [story.id(defect, "IF-002")] }),
    ...(key === "edi" && { minutes: [story.id(meeting, `triage/${dayOf(3)}`)] }),
    ...(key === "returns" && { escalateTo: userIdOf("owner") }),
  });
  const done = optional(row, 10);
  if (key !== "expense" && key !== "support") written.move(owner, raised + 1_800_000, "doing");
  if (!done) return;
  const [day = "", time = ""] = done.split(" ");
  const closed = at(dayCalled(day), time);
  written.move(owner, closed, "review", { progress: cell(row, 11) });
  written.move("pmo1", closed + 900_000, "done", { doneOn: dayCalled(day) });
}

/** Key, event, area, impact, probability, trigger, effect, response, plan, owner. */
const risks = `
holiday | 祝日をはさんで遅れが広がる | 体制 | 高 | 中 | 20日時点で遅れが15件を超える | 30日までに実施が終わらない | 軽減 | 24・25日の枠を延ばし、部署から応援を出す | PMO1
outage | 連携先の障害でシナリオが止まる | システム | 高 | 中 | 回線の切替、連携先の保守 | 受注から出荷までのテストができない | 軽減 | 連携なしでできるテストを先に回す | ベンダーPMO
regression | 共通部品の修正で別の画面が壊れる | システム | 高 | 中 | 端数処理などの共通部品を直す | 再テストが増え、完了が遅れる | 軽減 | 使っている画面を一覧にし、すべて再テストする | 開発A
people | 実施者が月末の業務で抜ける | 体制 | 中 | 高 | 25日以降の月次業務 | 午後の枠が埋まらない | 受容 | 経理のテストを20日までに寄せる | 経理
cutover | 切替の準備が週末にかかる | 移行 | 高 | 低 | 稼働判定が「否」になる | 休日出勤と立会いの費用が増える | 転嫁 | 再判定の日程を先に押さえる | PM
`;

const responses = { 回避: "avoid", 軽減: "reduce", 転嫁: "transfer", 受容: "accept" } as const;

function tellRisks(story: Story): void {
  for (const row of rowsOf(risks)) {
    const key = cell(row, 0);
    const written = story.create(risk, key, "pmo1", at("2026-11-12", "17:00"), {
      ...{ event: cell(row, 1), trigger: cell(row, 5), effect: cell(row, 6), plan: cell(row, 8) },
      category: coded(areas, cell(row, 2)),
      impact: coded(levels, cell(row, 3)),
      probability: coded(levels, cell(row, 4)),
      response: coded(responses, cell(row, 7)),
      ...{ owner: userIdOf(personCalled(cell(row, 9))), reviewOn: dayOf(6) },
    });
    if (key === "outage") {
      written.move("vendorPmo", at(dayOf(3), "11:05"), "occurred");
      written.set("pmo1", at(dayOf(3), "13:25"), { issue: story.id(issue, "edi") });
      written.move("vendorPmo", at(dayOf(3), "13:30"), "responding");
      written.move("pmo1", at(dayOf(5), "11:00"), "closed", { closeReason: "19日に復旧した" });
    }
    if (key === "holiday") written.move("pmo1", at(dayOf(4), "17:00"), "responding");
    if (key === "regression") written.move("developerA", at(dayOf(7), "11:30"), "occurred");
  }
}

/** Key, title, group, owner, planned from and to, predecessor, and what was done: from, to, percent. */
const tasks = `
plan | UAT計画の作成 | PMO | PMO1 | 11/9 | 11/12 | | 11/9 | 11/12 | 100
data | テストデータの準備 | 開発 | 開発A | 11/10 | 11/13 | plan | 11/10 | 11/13 | 100
briefing | UAT説明会 | PMO | PMO1 | 11/13 | 11/13 | plan | 11/13 | 11/13 | 100
week1 | UAT 第1週の実施 | 業務 | PMO2 | D1 | D5 | data | D1 | D5 | 100
review | 顧客レビュー（第1週の結果） | PMO | PM | D6 | D6 | week1 | D6 | D6 | 100
week2 | UAT 第2週の実施 | 業務 | PMO2 | D6 | D10 | week1 | D6 | | 98
training | 操作研修（受注・出荷） | 教育 | 講師 | D9 | D9 | | D9 | D9 | 100
manual | 操作説明書の修正 | 教育 | 講師 | D9 | 12/2 | training | D9 | | 60
verdict | 稼働判定会議 | PMO | PM | D10 | D10 | week2 | D10 | D10 | 100
cutover | 切替の準備 | 移行 | 開発B | 12/1 | 12/4 | verdict | | | 0
live | 本番稼働 | 移行 | PM | 12/7 | 12/7 | cutover | | | 0
`;

const milestones = {
  review: "customerReview",
  verdict: "goNoGo",
  live: "goLive",
} as const;

function tellTasks(story: Story): void {
  for (const row of rowsOf(tasks)) {
    const key = cell(row, 0);
    const owner = personCalled(cell(row, 3));
    const before = optional(row, 6);
    const milestone = key in milestones ? coded(milestones, key) : undefined;
    const written = story.create(task, key, "pmo1", at("2026-11-09", "10:30"), {
      ...{ title: cell(row, 1), group: cell(row, 2), owner: userIdOf(owner) },
      ...{ planFrom: dayCalled(cell(row, 4)), planTo: dayCalled(cell(row, 5)) },
      ...(before && { predecessors: [story.id(task, before)] }),
      ...(milestone && { isMilestone: true, milestone }),
      ...(key === "plan" && { deliverables: [story.id(document, "plan")] }),
      ...(key === "live" && { goal: story.id(goal, "closing") }),
    });
    const [from, to] = [optional(row, 7), optional(row, 8)];
    if (!from) continue;
    const begun = dayCalled(from);
    written.move(owner, at(begun, "10:35"), "doing", { actualFrom: begun });
    const percent = Number(cell(row, 9));
    if (to) {
      const ended = dayCalled(to);
      written.set(owner, at(ended, "17:45"), { percent });
      written.move(owner, at(ended, "17:45"), "done", { actualTo: ended });
    } else
      written.set(owner, at(dayOf(10), "17:30"), {
        percent,
        ...(key === "week2" && {
          ...{ forecastTo: "2026-12-04", delayReason: "返品の手順が決まらず4件が残る" },
        }),
      });
  }
}
