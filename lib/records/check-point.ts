/** One thing that must be seen to be right (確認ポイント); cases say which of them they verify. */
import { defineRecord } from "./define";
import { choice, link, longText, text } from "./fields";
import { levels } from "./options";
import { anyOf, byKeepers, keepers } from "./rights";

const writers = [anyOf(...keepers, "manager", "tester")];

export const checkPoint = defineRecord("checkPoint", {
  label: { ja: "確認ポイント", en: "Check point" },
  plural: { ja: "確認ポイント", en: "Check points" },
  number: "CP",
  title: "title",
  meta: ["module", "priority"],
  order: { by: "number", descending: false },
  register: "tests",
  rights: { create: writers, set: writers, delete: byKeepers },
  fields: {
    title: text({ ja: "確認ポイント", en: "Check point" }).max(200).required().column(40),
    requirement: link({ ja: "テスト要件", en: "Requirement" }, "requirement")
      .expected()
      .indexed()
      .column(20),
    module: text({ ja: "業務", en: "Module" }).max(60).indexed().column(10),
    priority: choice({ ja: "優先度", en: "Priority" }, levels).indexed().column(8),
    criterion: longText({ ja: "判断のしかた", en: "How to judge" }).expected().column(40),
  },
});
