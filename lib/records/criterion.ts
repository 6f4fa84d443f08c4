/** One criterion of the go/no-go meeting (判定基準): read from the data, or judged by a person with evidence. */
import { defineRecord } from "./define";
import { choice, link, links, longText, number, option, order, person, text } from "./fields";
import { anyOf, byKeepers, keepers, onSide } from "./rights";

const judges = [onSide("user", ...keepers, "manager", "owner")];

export const criterion = defineRecord("criterion", {
  label: { ja: "判定基準", en: "Criterion" },
  plural: { ja: "判定基準", en: "Criteria" },
  number: "CRT",
  title: "title",
  meta: ["indicator", "comparison", "threshold", "verdict"],
  order: { by: "order", descending: false },
  register: "goals",
  rights: { create: byKeepers, set: [anyOf(...keepers, "manager", "owner")], delete: byKeepers },
  fields: {
    title: text({ ja: "基準", en: "Criterion" }).max(200).required().column(40),
    category: choice(
      { ja: "区分", en: "Category" },
      {
        quality: option("品質", "Quality"),
        test: option("テスト", "Test"),
        training: option("研修", "Training"),
        migration: option("移行", "Migration"),
        operation: option("運用", "Operation"),
        organisation: option("体制", "Organisation"),
      },
    )
      .indexed()
      .column(8),
    indicator: choice(
      { ja: "指標", en: "Indicator" },
      {
        byHand: option("人が判断", "Judged by a person"),
        executionRate: option("消化率", "Execution rate"),
        passRate: option("合格率", "Pass rate"),
        spi: option("SPI", "SPI"),
        cpi: option("CPI", "CPI"),
        openDefects: option("未解決の不具合", "Open defects"),
        graveDefects: option("未解決の致命的・重大", "Open grave defects"),
        fixRate: option("修正率", "Fix rate"),
        convergence: option("収束率", "Convergence"),
        openIssues: option("未完了の課題", "Open issues"),
        trained: option("受講率", "Trained people"),
      },
    )
      .required()
      .indexed()
      .column(12),
    comparison: choice(
      { ja: "比べ方", en: "Comparison" },
      {
        atLeast: option("以上", "At least"),
        atMost: option("以下", "At most"),
        equal: option("等しい", "Equal"),
      },
    ).column(6),
    threshold: number({ ja: "基準値", en: "Threshold" }).column(8),
    unit: text({ ja: "単位", en: "Unit" }).max(20).column(6),
    isMust: choice(
      { ja: "扱い", en: "Weight" },
      { must: option("必須", "Must", 1), should: option("推奨", "Should", 0.5) },
    )
      .required()
      .indexed()
      .column(6),
    meeting: link({ ja: "判定会議", en: "Go/no-go meeting" }, "meeting").indexed().column(16),
    verdict: choice(
      { ja: "判定", en: "Verdict" },
      {
        go: option("可", "Go"),
        conditional: option("条件付き可", "Conditional"),
        noGo: option("否", "No-go"),
      },
    )
      .indexed()
      .by(...judges)
      .column(8),
    condition: longText({ ja: "条件", en: "Condition" })
      .expected({ verdict: ["conditional"] })
      .by(...judges)
      .column(30),
    judge: person({ ja: "判定者", en: "Judge" }).indexed().column(12),
    evidence: links({ ja: "根拠", en: "Evidence" })
      .expected({ indicator: ["byHand"] })
      .column(20),
    note: longText({ ja: "補足", en: "Note" }).column(30),
    order: order(),
  },
});
