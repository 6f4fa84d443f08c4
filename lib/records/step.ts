/** One step of a test case; a run may name the step that failed. */
import { defineRecord } from "./define";
import { link, longText, order, text } from "./fields";
import { anyOf, keepers } from "./rights";

const writers = [anyOf(...keepers, "manager", "tester", "developer")];

export const step = defineRecord("step", {
  label: { ja: "手順", en: "Step" },
  plural: { ja: "手順", en: "Steps" },
  title: "action",
  parent: "case",
  meta: ["no", "screen"],
  order: { by: "order", descending: false },
  rights: { create: writers, set: writers, delete: writers },
  fields: {
    case: link({ ja: "テストケース", en: "Test case" }, "testCase").required().indexed().column(20),
    no: text({ ja: "手順No", en: "Step no." }).max(20).column(6),
    order: order(),
    action: longText({ ja: "操作", en: "Action" }).max(2_000).required().column(40),
    screen: text({ ja: "画面", en: "Screen" }).max(80).column(16),
    input: longText({ ja: "入力データ", en: "Input" }).max(2_000).column(30),
    expected: longText({ ja: "期待結果", en: "Expected result" }).max(2_000).expected().column(40),
  },
});
