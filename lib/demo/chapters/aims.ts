/** What the project is for and how it is told: goals, criteria of going live, improvements and lessons. */
import { criterion } from "@/lib/records/criterion";
import { defect } from "@/lib/records/defect";
import { goal } from "@/lib/records/goal";
import { improvement } from "@/lib/records/improvement";
import { lesson } from "@/lib/records/lesson";
import { meeting } from "@/lib/records/meeting";
import { keyAfterLast } from "@/lib/records/order-key";
import { trainingSession } from "@/lib/records/training-session";
import { at, dayOf } from "../clock";
import { userIdOf } from "../people";
import type { Story } from "../story";
import { cell, coded, optional, rowsOf } from "../tables";

export function tellAims(story: Story): void {
  tellGoals(story);
  tellCriteria(story);
  tellImprovements(story);
  tellLessons(story);
}

function tellGoals(story: Story): void {
  let order = keyAfterLast([]);
  const goals = [
    ["closing", "月次決算を5営業日に短縮する", "締めから試算表までの日数", "8営業日", "5営業日"],
    ["stock", "在庫の差異率を0.5％以下にする", "棚卸の差異率", "1.8％", "0.5％"],
    ["paper", "紙の帳票を半分にする", "月あたりの印刷枚数", "42,000枚", "21,000枚"],
  ] as const;
  for (const [key, title, measure, baselineValue, target] of goals) {
    story.create(goal, key, "pm", at("2026-11-09", "09:30"), {
      ...{ title, measure, baselineValue, target, order },
      ...{ due: "2027-03-31", owner: userIdOf(key === "stock" ? "logistics" : "accounting") },
    });
    order = keyAfterLast([order]);
  }
}

const indicators = {
  消化率: "executionRate",
  修正率: "fixRate",
  "致命的・重大": "graveDefects",
  収束率: "convergence",
  課題: "openIssues",
  人: "byHand",
} as const;
const comparisons = { 以上: "atLeast", 以下: "atMost" } as const;
const verdicts = { 可: "go", 条件付き: "conditional", 否: "noGo" } as const;
const categories = {
  テスト: "test",
  品質: "quality",
  研修: "training",
  体制: "organisation",
} as const;

/** Key, title, category, indicator, comparison, threshold, unit, weight, verdict on D10, note. */
const criteria = `
execution | テストをすべて実施している | テスト | 消化率 | 以上 | 100 | % | must | 否 | 236/240件。返品の4件が未実施。
grave | 致命的・重大な不具合が残っていない | 品質 | 致命的・重大 | 以下 | 0 | 件 | must | 否 | 返品の赤伝と返品入荷の1件が保留。
fixed | 不具合の9割以上を直している | 品質 | 修正率 | 以上 | 90 | % | must | 可 | 55/60件、91.7％。
curve | 不具合の発生が収束している | 品質 | 収束率 | 以上 | 95 | % | should | 可 | 96.9％。
trained | 対象者が操作研修を受けている | 研修 | 人 | | | | must | 条件付き | 棚卸の研修が12月2日に残る。
support | 稼働初週の窓口が決まっている | 体制 | 人 | | | | should | 条件付き | 窓口の案を12月2日に決める。
`;

function tellCriteria(story: Story): void {
  let order = keyAfterLast([]);
  for (const row of rowsOf(criteria)) {
    const key = cell(row, 0);
    const indicator = coded(indicators, cell(row, 3));
    const threshold = optional(row, 5);
    const written = story.create(criterion, key, "pmo1", at("2026-11-12", "13:30"), {
      ...{ title: cell(row, 1), category: coded(categories, cell(row, 2)), indicator, order },
      ...(threshold && {
        ...{ threshold: Number(threshold), comparison: coded(comparisons, cell(row, 4)) },
        unit: cell(row, 6),
      }),
      isMust: cell(row, 7) === "must" ? "must" : "should",
      judge: userIdOf("owner"),
    });
    order = keyAfterLast([order]);
    const judged = at(dayOf(10), "17:20");
    const verdict = coded(verdicts, cell(row, 8));
    written.set("owner", judged, {
      ...{ verdict, note: cell(row, 9), meeting: story.id(meeting, `goNoGo/${dayOf(10)}`) },
      ...(verdict === "conditional" && { condition: cell(row, 9) }),
    });
    if (key === "trained")
      written.add("owner", judged, { evidence: [story.id(trainingSession, "order")] });
  }
}

function tellImprovements(story: Story): void {
  const photo = story.create(improvement, "photo", "pmo2", at(dayOf(2), "17:10"), {
    ...{ title: "起票のときに画面全体の写真を撮る", area: "education" },
    problem: "写真が一部だけで、開発が場所を特定できない。初日は2件とも聞き返しがあった。",
    ...{ plan: "朝会で見本を見せ、記入要領に書く。", goal: story.id(goal, "closing") },
    ...{ owner: userIdOf("pmo2"), due: dayOf(3), checkOn: dayOf(5) },
  });
  photo.move("pmo2", at(dayOf(3), "10:25"), "doing");
  photo.move("pmo2", at(dayOf(3), "17:15"), "checking", {
    done: "朝会で見本を見せ、要領の4に書いた。",
  });
  photo.move("pmo1", at(dayOf(5), "17:00"), "settled", {
    ...{ effect: "yes", result: "18日以降、場所の聞き返しは1件だけ。" },
  });
  const rerun = story.create(improvement, "rerun", "pmo1", at(dayOf(7), "14:10"), {
    ...{ title: "修正のときに影響する画面の一覧を添える", area: "system" },
    problem: "共通部品の修正で、再発行した請求書だけ元に戻った。",
    ...{ plan: "一覧がない修正は再テスト待ちにしない。", origin: story.id(defect, "FI-015") },
    ...{ goal: story.id(goal, "closing"), owner: userIdOf("vendorPmo") },
    ...{ due: dayOf(8), checkOn: dayOf(10) },
  });
  rerun.move("vendorPmo", at(dayOf(8), "10:40"), "doing");
}

function tellLessons(story: Story): void {
  const shared = story.create(lesson, "data", "pmo1", at(dayOf(3), "18:00"), {
    ...{ title: "データが「準備済」でないテストは予定に入れない", area: "migration", phase: "UAT" },
    situation: "移行のデータが届かないまま朝を迎え、4件が未実施になった。",
    cause: "前日の夕方に届いたかを確かめる人が決まっていなかった。",
    advice: "前日17時に準備の状態を見て、済んでいないものは別のテストと入れ替える。",
    ...{ author: userIdOf("pmo1"), keywords: ["移行", "データ準備"] },
  });
  shared.move("pmo1", at(dayOf(5), "18:30"), "shared");
  story.create(lesson, "common", "developerA", at(dayOf(8), "11:20"), {
    ...{ title: "共通部品は呼び出し元から探す", area: "system", phase: "UAT" },
    situation: "端数処理を直したが、再発行だけ古い部品を呼んでいた。",
    cause: "部品の側からだけ影響を調べていた。",
    ...{ advice: "呼び出し元を検索し、一覧にしてから直す。", author: userIdOf("developerA") },
    ...{ origin: story.id(defect, "FI-015"), keywords: ["デグレ", "端数"] },
  });
}
