/** What one group says a scope takes (見積): as drafted, as agreed, and as it came. */
import { defineRecord, endState, openState } from "./define";
import { day, link, longText, number, person, text } from "./fields";
import { anyOf, byKeepers, keepers, onSide, ownedBy } from "./rights";

const estimators = [anyOf(...keepers, "manager", "developer", "trainer"), ownedBy("estimator")];
/** The user's side pays, so it agrees. */
const agreers = [onSide("user", ...keepers, "manager", "owner")];

export const estimate = defineRecord("estimate", {
  label: { ja: "見積", en: "Estimate" },
  plural: { ja: "見積", en: "Estimates" },
  number: "EST",
  title: "scope",
  meta: ["state", "group", "due"],
  order: { by: "group", descending: false },
  register: "setting",
  counts: { returned: { ja: "再見積の回数", en: "Times returned" } },
  sections: {
    request: { label: { ja: "依頼", en: "Request" } },
    draft: { label: { ja: "提示（案）", en: "Draft" }, openIn: ["submitted", "returned"] },
    agreed: { label: { ja: "合意", en: "Agreed" }, openIn: ["submitted", "agreed"] },
    actual: { label: { ja: "実績", en: "Actual" }, openIn: ["agreed"] },
  },
  rights: { create: byKeepers, set: estimators, delete: byKeepers },
  states: {
    initial: "requested",
    all: {
      requested: openState("依頼中", "Requested", "dashed"),
      submitted: openState("提示済", "Submitted", "wait"),
      returned: openState("再見積", "Returned", "back"),
      agreed: endState("合意済", "Agreed", "check"),
      dropped: endState("見送り", "Dropped", "stop"),
    },
    transitions: [
      { from: "requested", to: "submitted", by: estimators, needs: ["draftHours"] },
      { from: "returned", to: "submitted", by: estimators, needs: ["draftHours"] },
      { from: "submitted", to: "agreed", by: agreers, needs: ["agreedHours"] },
      { from: "submitted", to: "returned", by: agreers, needs: ["returnReason"] },
      { from: "agreed", to: "returned", by: agreers, needs: ["returnReason"] },
      { from: "requested", to: "dropped", by: agreers },
      { from: "submitted", to: "dropped", by: agreers },
    ],
  },
  fields: {
    scope: text({ ja: "対象", en: "Scope" }).max(200).required().section("request").column(40),
    group: text({ ja: "グループ", en: "Group" })
      .max(60)
      .required()
      .indexed()
      .section("request")
      .column(12),
    phase: text({ ja: "工程", en: "Phase" }).max(40).indexed().section("request").column(10),
    task: link({ ja: "作業", en: "Task" }, "task").indexed().section("request").column(16),
    // Whoever could name themself could submit.
    estimator: person({ ja: "回答者", en: "Estimator" })
      .by(...byKeepers)
      .expected()
      .indexed()
      .section("request")
      .column(12),
    due: day({ ja: "回答期限", en: "Due" })
      .deadline()
      .expected()
      .indexed()
      .section("request")
      .column(12),
    assumption: longText({ ja: "前提", en: "Assumptions" }).section("draft").column(30),
    draftHours: number({ ja: "提示工数（時間）", en: "Draft effort (h)" })
      .section("draft")
      .column(8),
    draftCost: number({ ja: "提示金額（円）", en: "Draft cost (yen)" }).section("draft").column(12),
    draftFrom: day({ ja: "提示開始日", en: "Draft from" }).section("draft").column(12),
    draftTo: day({ ja: "提示終了日", en: "Draft to" }).section("draft").column(12),
    agreedHours: number({ ja: "合意工数（時間）", en: "Agreed effort (h)" })
      .by(...agreers)
      .section("agreed")
      .column(8),
    agreedCost: number({ ja: "合意金額（円）", en: "Agreed cost (yen)" })
      .by(...agreers)
      .section("agreed")
      .column(12),
    agreedFrom: day({ ja: "合意開始日", en: "Agreed from" })
      .by(...agreers)
      .section("agreed")
      .column(12),
    agreedTo: day({ ja: "合意終了日", en: "Agreed to" })
      .by(...agreers)
      .section("agreed")
      .column(12),
    returnReason: text({ ja: "再見積の理由", en: "Reason for return" })
      .section("agreed")
      .column(24),
    actualHours: number({ ja: "実績工数（時間）", en: "Actual effort (h)" })
      .section("actual")
      .column(8),
    actualCost: number({ ja: "実績金額（円）", en: "Actual cost (yen)" })
      .section("actual")
      .column(12),
    actualFrom: day({ ja: "実績開始日", en: "Actual from" }).section("actual").column(12),
    actualTo: day({ ja: "実績終了日", en: "Actual to" }).section("actual").column(12),
  },
});
