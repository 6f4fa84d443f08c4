/** What stands in the way and is not a fault of the system (課題管理表). */
import { defineRecord, endState, openState } from "./define";
import { choice, day, link, links, longText, person, text } from "./fields";
import { areas, levels } from "./options";
import { byKeepers, byWorkers, keepers, onSide } from "./rights";

/** Only the user's side says that an issue is settled. */
const settlers = [onSide("user", ...keepers, "manager", "tester", "owner")];

export const issue = defineRecord("issue", {
  label: { ja: "課題", en: "Issue" },
  plural: { ja: "課題", en: "Issues" },
  number: "ISS",
  title: "title",
  meta: ["state", "category", "due", "owner"],
  order: { by: "due", descending: false },
  register: "control",
  sections: {
    issue: { label: { ja: "課題", en: "Issue" } },
    response: { label: { ja: "対応", en: "Response" }, openIn: ["doing", "review", "hold"] },
    closing: { label: { ja: "完了", en: "Closing" }, openIn: ["done"] },
  },
  rights: { create: byWorkers, set: byWorkers, delete: byKeepers },
  states: {
    initial: "todo",
    all: {
      todo: openState("未着手", "To do", "dashed"),
      doing: openState("対応中", "In progress", 0.5),
      review: openState("確認待ち", "Awaiting review", "wait"),
      hold: openState("保留", "On hold", 0),
      done: endState("完了", "Done", "check"),
    },
    transitions: [
      { from: "todo", to: "doing", by: byWorkers },
      { from: "todo", to: "hold", by: byWorkers, needs: ["holdReason"] },
      { from: "todo", to: "done", by: settlers, needs: ["doneOn"] },
      { from: "doing", to: "review", by: byWorkers, needs: ["progress"] },
      { from: "doing", to: "hold", by: byWorkers, needs: ["holdReason"] },
      { from: "doing", to: "done", by: settlers, needs: ["doneOn"] },
      { from: "review", to: "doing", by: byWorkers },
      { from: "review", to: "done", by: settlers, needs: ["doneOn"] },
      { from: "hold", to: "doing", by: byWorkers },
      { from: "hold", to: "done", by: settlers, needs: ["doneOn"] },
      { from: "done", to: "doing", by: settlers },
    ],
  },
  fields: {
    title: text({ ja: "件名", en: "Title" }).max(120).required().section("issue").column(40),
    category: choice({ ja: "分類", en: "Category" }, areas)
      .required()
      .indexed()
      .section("issue")
      .column(8),
    priority: choice({ ja: "優先度", en: "Priority" }, levels)
      .expected()
      .indexed()
      .section("issue")
      .column(8),
    raisedOn: day({ ja: "起票日", en: "Raised on" })
      .starts("today")
      .required()
      .indexed()
      .section("issue")
      .column(12),
    raisedBy: person({ ja: "起票者", en: "Raised by" })
      .starts("author")
      .section("issue")
      .column(12),
    body: longText({ ja: "内容", en: "Description" }).expected().section("issue").column(40),
    impact: longText({ ja: "影響", en: "Impact" }).expected().section("issue").column(30),
    owner: person({ ja: "担当", en: "Owner" })
      .expected({ state: ["todo", "doing", "review"] })
      .indexed()
      .section("issue")
      .column(12),
    due: day({ ja: "期限", en: "Due" })
      .deadline()
      .expected({ state: ["todo", "doing", "review"] })
      .indexed()
      .section("issue")
      .column(12),
    policy: longText({ ja: "対応方針", en: "Policy" })
      .expected({ state: ["doing", "review"] })
      .section("response")
      .column(30),
    progress: longText({ ja: "経過", en: "Progress" }).section("response").column(40),
    holdReason: text({ ja: "保留の理由", en: "Reason for holding" }).section("response").column(24),
    escalateTo: person({ ja: "エスカレーション先", en: "Escalate to" })
      .section("response")
      .column(12),
    defects: links({ ja: "関連障害", en: "Related defects" }, "defect")
      .section("response")
      .column(16),
    minutes: links({ ja: "関連議事録", en: "Related minutes" }, "meeting", "minuteLine")
      .section("response")
      .column(16),
    origin: link({ ja: "発生元", en: "Origin" }).indexed().section("response"),
    /** The last stock-take that kept it open. */
    reviewedOn: day({ ja: "棚卸日", en: "Reviewed on" }).section("closing").column(12),
    doneOn: day({ ja: "完了日", en: "Done on" }).indexed().section("closing").column(12),
    /** The stock-take closes one of two that say the same, and keeps its story readable there. */
    mergedInto: link({ ja: "統合先", en: "Merged into" }, "issue").section("closing"),
  },
});
