/** What may go wrong, what would show it, and what is done about it (リスク管理表). */
import { defineRecord, endState, openState } from "./define";
import { choice, day, link, longText, number, option, person, text } from "./fields";
import { areas, levels } from "./options";
import { byKeepers, byWorkers, keepers, onSide } from "./rights";

const settlers = [onSide("user", ...keepers, "manager", "owner")];

export const risk = defineRecord("risk", {
  label: { ja: "リスク", en: "Risk" },
  plural: { ja: "リスク", en: "Risks" },
  number: "RSK",
  unfinished: { ja: "未終結", en: "Open" },
  title: "event",
  meta: ["state", "category", "owner"],
  order: { by: "impact", descending: true },
  register: "control",
  rights: { create: byWorkers, set: byWorkers, delete: byKeepers },
  states: {
    initial: "watched",
    all: {
      watched: openState("監視中", "Watched", 0.25),
      responding: openState("対応中", "Responding", 0.5),
      occurred: openState("顕在化", "Occurred", "back"),
      closed: endState("終結", "Closed", "check"),
    },
    transitions: [
      { from: "watched", to: "responding", by: byWorkers, needs: ["response"] },
      { from: "watched", to: "occurred", by: byWorkers },
      { from: "watched", to: "closed", by: settlers, needs: ["closeReason"] },
      { from: "responding", to: "watched", by: byWorkers },
      { from: "responding", to: "occurred", by: byWorkers },
      { from: "responding", to: "closed", by: settlers, needs: ["closeReason"] },
      { from: "occurred", to: "responding", by: byWorkers },
      { from: "occurred", to: "closed", by: settlers, needs: ["closeReason"] },
      { from: "closed", to: "watched", by: settlers },
    ],
  },
  fields: {
    event: text({ ja: "事象", en: "Event" }).max(200).required().column(40),
    category: choice({ ja: "分類", en: "Category" }, areas).indexed().column(8),
    impact: choice({ ja: "影響度", en: "Impact" }, levels).required().indexed().column(8),
    probability: choice({ ja: "発生確率", en: "Probability" }, levels)
      .required()
      .indexed()
      .column(8),
    trigger: longText({ ja: "兆候", en: "Trigger" }).expected().column(30),
    effect: longText({ ja: "影響の内容", en: "Effect" }).column(30),
    response: choice(
      { ja: "対応戦略", en: "Response" },
      {
        avoid: option("回避", "Avoid"),
        reduce: option("軽減", "Reduce"),
        transfer: option("転嫁", "Transfer"),
        accept: option("受容", "Accept"),
      },
    )
      .indexed()
      .column(8),
    plan: longText({ ja: "対応策", en: "Response plan" })
      .expected({ state: ["responding"] })
      .column(30),
    contingency: longText({ ja: "顕在化時の対応", en: "Contingency" }).column(30),
    owner: person({ ja: "担当", en: "Owner" })
      .expected({ state: ["watched", "responding", "occurred"] })
      .indexed()
      .column(12),
    reviewOn: day({ ja: "見直し日", en: "Review on" }).indexed().column(12),
    reserve: number({ ja: "予備費（円）", en: "Reserve (yen)" }).column(12),
    issue: link({ ja: "顕在化した課題", en: "Issue" }, "issue")
      .expected({ state: ["occurred"] })
      .column(16),
    closeReason: text({ ja: "終結の理由", en: "Reason for closing" }).column(24),
  },
});
