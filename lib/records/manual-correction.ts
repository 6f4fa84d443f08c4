/** A correction of an operation manual (説明書修正): before → after, fixed by one person and checked by another. */
import { defineRecord, endState, openState } from "./define";
import { choice, day, link, longText, person, text } from "./fields";
import { levels } from "./options";
import { anyOf, byKeepers, byWorkers, keepers, ownedBy } from "./rights";

const fixers = [anyOf(...keepers, "developer", "trainer"), ownedBy("fixer")];
const checkers = [anyOf(...keepers, "manager", "tester", "trainer"), ownedBy("checker")];

export const manualCorrection = defineRecord("manualCorrection", {
  label: { ja: "説明書修正", en: "Manual correction" },
  plural: { ja: "説明書修正", en: "Manual corrections" },
  number: "MAN",
  title: "title",
  untitled: ["place", "requestedBy"],
  meta: ["state", "place", "due", "fixer"],
  order: { by: "due", descending: false },
  register: "training",
  counts: { returned: { ja: "差戻し回数", en: "Times returned" } },
  rights: { create: byWorkers, set: byWorkers, delete: byKeepers },
  states: {
    initial: "requested",
    all: {
      requested: openState("依頼", "Requested", "dashed"),
      fixed: openState("修正済", "Fixed", "wait"),
      returned: openState("差戻し", "Returned", "back"),
      checked: endState("確認済", "Checked", "check"),
      withdrawn: endState("取下げ", "Withdrawn", "stop"),
    },
    transitions: [
      { from: "requested", to: "fixed", by: fixers, needs: ["after"] },
      { from: "returned", to: "fixed", by: fixers, needs: ["after"] },
      { from: "fixed", to: "checked", by: checkers, notBy: "fixed" },
      { from: "fixed", to: "returned", by: checkers, needs: ["returnReason"] },
      { from: "requested", to: "withdrawn", by: byWorkers, needs: ["withdrawReason"] },
      { from: "returned", to: "withdrawn", by: byWorkers, needs: ["withdrawReason"] },
    ],
  },
  fields: {
    title: text({ ja: "件名", en: "Title" }).max(120).column(30),
    manual: link({ ja: "操作説明書", en: "Manual" }, "document").required().indexed().column(20),
    place: text({ ja: "ページ・節", en: "Page or section" }).max(80).required().column(12),
    before: longText({ ja: "修正前", en: "Before" }).required().column(40),
    after: longText({ ja: "修正後", en: "After" }).column(40),
    reason: longText({ ja: "理由", en: "Reason" }).column(30),
    priority: choice({ ja: "優先度", en: "Priority" }, levels).indexed().column(8),
    requestedBy: person({ ja: "依頼者", en: "Requested by" }).starts("author").column(12),
    fixer: person({ ja: "修正者", en: "Fixer" }).expected().indexed().column(12),
    checker: person({ ja: "確認者", en: "Checker" })
      .by(anyOf(...keepers, "manager", "trainer"))
      .expected({ state: ["fixed"] })
      .indexed()
      .column(12),
    due: day({ ja: "期限", en: "Due" }).deadline().expected().indexed().column(12),
    version: text({ ja: "反映した版", en: "Version with the fix" }).max(30).column(8),
    returnReason: text({ ja: "差戻しの理由", en: "Reason for return" }).column(24),
    withdrawReason: text({ ja: "取下げの理由", en: "Reason for withdrawal" }).column(24),
    origin: link({ ja: "発生元", en: "Origin" }).indexed(),
  },
});
