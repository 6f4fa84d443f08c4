/** What the people below cannot decide (エスカレーション). It rises step by step; only the project owner disposes. */
import { defineRecord, endState, openState } from "./define";
import { choice, day, link, longText, number, option, person, text } from "./fields";
import { levels } from "./options";
import { anyOf, byKeepers, byWorkers } from "./rights";

const owner = [anyOf("owner")];

export const escalation = defineRecord("escalation", {
  label: { ja: "エスカレーション", en: "Escalation" },
  plural: { ja: "エスカレーション", en: "Escalations" },
  number: "ESC",
  title: "title",
  meta: ["state", "routeStep", "due"],
  order: { by: "due", descending: false },
  register: "decisions",
  sections: {
    question: { label: { ja: "判断を仰ぐこと", en: "Question" } },
    decision: { label: { ja: "判断", en: "Decision" }, openIn: ["asked", "decided"] },
  },
  rights: { create: byWorkers, set: byWorkers, delete: byKeepers },
  states: {
    initial: "raised",
    all: {
      raised: openState("起票", "Raised", "dashed"),
      asked: openState("判断待ち", "Awaiting decision", "wait"),
      returned: openState("差戻し", "Returned", "back"),
      decided: endState("判断済", "Decided", "check"),
      withdrawn: endState("取下げ", "Withdrawn", "stop"),
    },
    transitions: [
      { from: "raised", to: "asked", by: byWorkers, needs: ["question"] },
      { from: "returned", to: "asked", by: byWorkers, needs: ["question"] },
      {
        from: "asked",
        to: "decided",
        by: owner,
        needs: ["disposition", "decisionReason"],
        // Changing the system this late is the exception, and the exception is written down.
        needsWhere: [{ when: { disposition: ["fixBeforeGoLive"] }, needs: ["exception"] }],
      },
      { from: "asked", to: "returned", by: owner, needs: ["decisionReason"] },
      { from: "decided", to: "asked", by: owner },
      { from: "raised", to: "withdrawn", by: byWorkers, needs: ["withdrawReason"] },
      { from: "returned", to: "withdrawn", by: byWorkers, needs: ["withdrawReason"] },
      { from: "asked", to: "withdrawn", by: byKeepers, needs: ["withdrawReason"] },
    ],
  },
  fields: {
    title: text({ ja: "件名", en: "Title" }).max(120).required().section("question").column(40),
    origin: link({ ja: "発生元", en: "Origin" }).indexed().section("question").column(20),
    question: longText({ ja: "判断してほしいこと", en: "What is to be decided" })
      .expected()
      .section("question")
      .column(40),
    options: longText({ ja: "選択肢", en: "Options" }).expected().section("question").column(40),
    impact: longText({ ja: "影響", en: "Impact" }).section("question").column(30),
    urgency: choice({ ja: "緊急度", en: "Urgency" }, levels)
      .indexed()
      .section("question")
      .column(8),
    cost: number({ ja: "追加費用の見込（円）", en: "Expected cost (yen)" })
      .section("question")
      .column(12),
    workload: text({ ja: "手動対応の負荷", en: "Workload by hand" }).section("question").column(20),
    raisedBy: person({ ja: "起票者", en: "Raised by" })
      .starts("author")
      .section("question")
      .column(12),
    routeStep: choice(
      { ja: "段階", en: "Step of the route" },
      {
        team: option("チーム", "Team"),
        pmo: option("PMO", "PMO"),
        manager: option("業務責任者", "Business manager"),
        pm: option("PM", "Project manager"),
        owner: option("プロジェクトオーナー", "Project owner"),
      },
    )
      .starts({ value: "pmo" })
      .required()
      .indexed()
      .section("question")
      .column(12),
    due: day({ ja: "判断期限", en: "Decide by" })
      .deadline()
      .expected()
      .indexed()
      .section("question")
      .column(12),
    disposition: choice(
      { ja: "処置", en: "Disposition" },
      {
        byHand: option("業務側で手動対応", "Handled by hand"),
        extraBudget: option("追加予算で修正", "Fixed with extra budget"),
        fixBeforeGoLive: option("稼働前に修正", "Fixed before go-live"),
        nextPhase: option("次期対応", "Next phase"),
      },
    )
      .indexed()
      .by(...owner)
      .section("decision")
      .column(12),
    exception: longText({ ja: "例外の承認", en: "Exception approved" })
      .by(...owner)
      .section("decision")
      .column(30),
    decisionReason: longText({ ja: "判断の理由", en: "Reason for the decision" })
      .by(...owner)
      .section("decision")
      .column(30),
    budget: number({ ja: "追加予算（円）", en: "Extra budget (yen)" })
      .expected({ disposition: ["extraBudget"] })
      .by(...owner)
      .section("decision")
      .column(12),
    withdrawReason: text({ ja: "取下げの理由", en: "Reason for withdrawal" })
      .section("decision")
      .column(24),
  },
});
