/** A flow of business from end to end (業務シナリオ), such as 受注→出荷→請求→入金. */
import { defineRecord } from "./define";
import { choice, day, links, longText, option, order, person, tags, text } from "./fields";
import { anyOf, byKeepers, keepers } from "./rights";

const writers = [anyOf(...keepers, "manager", "tester")];

export const scenario = defineRecord("scenario", {
  label: { ja: "シナリオ", en: "Scenario" },
  plural: { ja: "シナリオ", en: "Scenarios" },
  number: "SCN",
  title: "title",
  meta: ["module", "owner"],
  order: { by: "order", descending: false },
  register: "tests",
  rights: { create: writers, set: writers, delete: byKeepers },
  fields: {
    title: text({ ja: "シナリオ名", en: "Title" }).max(120).required().column(40),
    flow: longText({ ja: "業務の流れ", en: "Flow" }).expected().column(40),
    pattern: choice(
      { ja: "区分", en: "Pattern" },
      {
        main: option("基本", "Main"),
        alternative: option("代替", "Alternative"),
        exception: option("例外", "Exception"),
      },
    )
      .indexed()
      .column(8),
    module: text({ ja: "業務", en: "Module" }).max(60).indexed().column(10),
    linkedSystems: tags({ ja: "連携先", en: "Linked systems" }).column(16),
    requirements: links({ ja: "テスト要件", en: "Requirements" }, "requirement").column(20),
    owner: person({ ja: "業務責任者", en: "Business manager" }).expected().indexed().column(12),
    from: day({ ja: "開始予定日", en: "From" }).indexed().column(12),
    to: day({ ja: "終了予定日", en: "To" }).column(12),
    precondition: longText({ ja: "前提", en: "Precondition" }).column(30),
    order: order(),
  },
});
