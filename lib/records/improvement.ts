/** An improvement that is planned, done and, on its check date, looked at again (PDCA). */
import { defineRecord, endState, openState } from "./define";
import { choice, day, link, longText, option, person, text } from "./fields";
import { areas } from "./options";
import { byKeepers, byWorkers, keepers, onSide } from "./rights";

const judges = [onSide("user", ...keepers, "manager", "owner")];

export const improvement = defineRecord("improvement", {
  label: { ja: "改善", en: "Improvement" },
  plural: { ja: "改善", en: "Improvements" },
  number: "IMP",
  title: "title",
  meta: ["state", "checkOn", "owner"],
  order: { by: "checkOn", descending: false },
  register: "goals",
  counts: { planned: { ja: "周回数", en: "Rounds" } },
  sections: {
    plan: { label: { ja: "計画（P）", en: "Plan" } },
    act: { label: { ja: "実施（D）", en: "Do" }, openIn: ["doing", "checking", "settled"] },
    check: { label: { ja: "確認（C・A）", en: "Check and act" }, openIn: ["checking", "settled"] },
  },
  rights: { create: byWorkers, set: byWorkers, delete: byKeepers },
  states: {
    initial: "planned",
    all: {
      planned: openState("計画", "Planned", "dashed"),
      doing: openState("実施中", "In progress", 0.5),
      checking: openState("効果確認待ち", "To be checked", "wait"),
      settled: endState("定着", "Settled", "check"),
      stopped: endState("中止", "Stopped", "stop"),
    },
    transitions: [
      { from: "planned", to: "doing", by: byWorkers },
      { from: "planned", to: "stopped", by: byWorkers, needs: ["stopReason"] },
      { from: "doing", to: "checking", by: byWorkers, needs: ["done"] },
      { from: "doing", to: "stopped", by: byWorkers, needs: ["stopReason"] },
      { from: "checking", to: "settled", by: judges, needs: ["effect", "result"] },
      { from: "checking", to: "planned", by: judges, needs: ["effect", "result"] },
    ],
  },
  fields: {
    title: text({ ja: "改善内容", en: "Title" }).max(200).required().section("plan").column(40),
    area: choice({ ja: "分類", en: "Area" }, areas).indexed().section("plan").column(8),
    problem: longText({ ja: "問題", en: "Problem" }).expected().section("plan").column(30),
    plan: longText({ ja: "施策", en: "Measure" }).expected().section("plan").column(30),
    goal: link({ ja: "目的", en: "Goal" }, "goal").expected().section("plan").column(16),
    origin: link({ ja: "発生元", en: "Origin" }).indexed().section("plan"),
    owner: person({ ja: "担当", en: "Owner" }).expected().indexed().section("plan").column(12),
    due: day({ ja: "実施期限", en: "Due" }).deadline().indexed().section("plan").column(12),
    checkOn: day({ ja: "効果確認日", en: "Check on" })
      .required()
      .indexed()
      .section("plan")
      .column(12),
    done: longText({ ja: "実施したこと", en: "What was done" }).section("act").column(30),
    effect: choice(
      { ja: "効果", en: "Effect" },
      {
        yes: option("あり", "Yes"),
        partly: option("一部", "Partly"),
        no: option("なし", "No"),
      },
    )
      .indexed()
      .section("check")
      .column(6),
    result: longText({ ja: "確認の結果", en: "Result of the check" }).section("check").column(30),
    next: longText({ ja: "次の一手", en: "Next step" })
      .expected({ effect: ["partly", "no"] })
      .section("check")
      .column(30),
    stopReason: text({ ja: "中止の理由", en: "Reason for stopping" }).section("check").column(24),
  },
});
