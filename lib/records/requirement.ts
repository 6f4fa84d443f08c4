/** What the acceptance test has to prove (テスト要件). */
import { defineRecord, endState, openState } from "./define";
import { choice, link, longText, option, person, text } from "./fields";
import { levels } from "./options";
import { anyOf, byKeepers, keepers, onSide } from "./rights";

const writers = [anyOf(...keepers, "manager", "tester")];
const agreers = [onSide("user", ...keepers, "manager", "owner")];

export const requirement = defineRecord("requirement", {
  label: { ja: "テスト要件", en: "Requirement" },
  plural: { ja: "テスト要件", en: "Requirements" },
  number: "REQ",
  title: "title",
  meta: ["state", "module", "priority"],
  order: { by: "number", descending: false },
  register: "tests",
  rights: { create: writers, set: writers, delete: byKeepers },
  states: {
    initial: "draft",
    all: {
      draft: openState("案", "Draft", "dashed"),
      agreed: endState("合意", "Agreed", "check"),
      dropped: endState("対象外", "Dropped", "stop"),
    },
    transitions: [
      { from: "draft", to: "agreed", by: agreers },
      { from: "draft", to: "dropped", by: agreers, needs: ["reason"] },
      { from: "agreed", to: "draft", by: agreers },
      { from: "dropped", to: "draft", by: agreers },
    ],
  },
  fields: {
    title: text({ ja: "要件", en: "Requirement" }).max(200).required().column(40),
    kind: choice(
      { ja: "区分", en: "Kind" },
      {
        function: option("機能", "Function"),
        quality: option("非機能", "Quality"),
        operation: option("業務運用", "Operation"),
        migration: option("移行", "Migration"),
      },
    )
      .indexed()
      .column(8),
    module: text({ ja: "業務", en: "Module" }).max(60).indexed().column(10),
    priority: choice({ ja: "優先度", en: "Priority" }, levels).indexed().column(8),
    description: longText({ ja: "内容", en: "Description" }).column(40),
    source: link({ ja: "出典", en: "Source" }, "document").column(20),
    owner: person({ ja: "担当", en: "Owner" }).indexed().column(12),
    goal: link({ ja: "目的", en: "Goal" }, "goal").column(20),
    reason: text({ ja: "対象外の理由", en: "Reason for dropping" }).column(24),
  },
});
