/**
 * What a trainee says (改善点), also from the shared tablet. It only appends, so where it goes and what was
 * answered stand in the action item, manual correction or escalation that names it as its origin.
 */
import { defineRecord } from "./define";
import { choice, link, longText, option, person, text } from "./fields";
import { anyOf, workers } from "./rights";

export const feedback = defineRecord("feedback", {
  label: { ja: "改善点", en: "Feedback" },
  number: "FB",
  title: "text",
  meta: ["type", "module", "raisedBy", "raisedByName"],
  register: "training",
  writing: "append",
  rights: { create: [anyOf(...workers, "kiosk")] },
  fields: {
    type: choice(
      { ja: "種類", en: "Type" },
      {
        manual: option("説明書がわかりづらい", "Manual is unclear"),
        logic: option("ロジックを確認したい", "Logic to be checked"),
        improvement: option("機能改善", "Improve a function"),
        question: option("質問", "Question"),
      },
    )
      .required()
      .indexed()
      .column(16),
    text: longText({ ja: "内容", en: "What" }).max(4_000).required().column(60),
    session: link({ ja: "トレーニング", en: "Training session" }, "trainingSession")
      .indexed()
      .column(20),
    module: text({ ja: "業務", en: "Module" }).max(60).indexed().column(10),
    screen: text({ ja: "画面", en: "Screen" }).max(80).column(16),
    manual: link({ ja: "操作説明書", en: "Manual" }, "document").column(20),
    place: text({ ja: "ページ・節", en: "Page or section" }).max(80).column(12),
    raisedBy: person({ ja: "発言者", en: "Raised by" }).starts("author").indexed().column(12),
    /** On the shared tablet nobody is signed in; the answer goes back to this name. */
    raisedByName: text({ ja: "発言者（氏名のみ）", en: "Raised by (name)" }).max(80).column(12),
  },
});
