/** A line of the progress register (進捗管理表). Its slip is told by plan, forecast and actual days, never set. */
import { defineRecord, endState, openState } from "./define";
import {
  choice,
  day,
  flag,
  link,
  links,
  longText,
  number,
  option,
  order,
  person,
  text,
} from "./fields";
import { anyOf, byKeepers, byWorkers, keepers } from "./rights";

const planners = [anyOf(...keepers, "manager", "developer", "trainer")];

export const task = defineRecord("task", {
  label: { ja: "作業", en: "Task" },
  plural: { ja: "作業", en: "Tasks" },
  number: "TSK",
  title: "title",
  meta: ["state", "planTo", "percent", "owner"],
  order: { by: "planFrom", descending: false },
  register: "control",
  sections: {
    task: { label: { ja: "作業", en: "Task" } },
    actual: { label: { ja: "実績", en: "Actual" }, openIn: ["doing", "stopped", "done"] },
    cost: { label: { ja: "工数・費用", en: "Effort and cost" }, openIn: [] },
  },
  rights: { create: planners, set: byWorkers, delete: byKeepers },
  states: {
    initial: "notStarted",
    all: {
      notStarted: openState("未着手", "Not started", "dashed"),
      doing: openState("進行中", "In progress", 0.5),
      stopped: openState("中断", "Stopped", 0),
      done: endState("完了", "Done", "check"),
    },
    transitions: [
      { from: "notStarted", to: "doing", by: byWorkers, needs: ["actualFrom"] },
      { from: "notStarted", to: "done", by: byWorkers, needs: ["actualFrom", "actualTo"] },
      { from: "notStarted", to: "stopped", by: byWorkers, needs: ["delayReason"] },
      { from: "doing", to: "done", by: byWorkers, needs: ["actualTo"] },
      { from: "doing", to: "stopped", by: byWorkers, needs: ["delayReason"] },
      { from: "stopped", to: "doing", by: byWorkers },
      { from: "done", to: "doing", by: byWorkers },
    ],
  },
  fields: {
    title: text({ ja: "作業名", en: "Task" }).max(120).required().section("task").column(40),
    wbs: text({ ja: "WBS", en: "WBS" }).max(30).section("task").column(8),
    partOf: link({ ja: "上位作業", en: "Part of" }, "task").indexed().section("task"),
    group: text({ ja: "グループ", en: "Group" }).max(60).indexed().section("task").column(12),
    owner: person({ ja: "担当", en: "Owner" }).expected().indexed().section("task").column(12),
    planFrom: day({ ja: "計画開始", en: "Planned from" })
      .starts("today")
      .required()
      .indexed()
      .section("task")
      .column(12),
    planTo: day({ ja: "計画終了", en: "Planned to" })
      .required()
      .indexed()
      .section("task")
      .column(12),
    isMilestone: flag({ ja: "マイルストーン", en: "Milestone" })
      .indexed()
      .section("task")
      .column(8),
    milestone: choice(
      { ja: "種類", en: "Milestone type" },
      {
        customerReview: option("顧客レビュー", "Customer review"),
        internalReview: option("内部レビュー", "Internal review"),
        delivery: option("納品", "Delivery"),
        goNoGo: option("判定", "Go/no-go"),
        goLive: option("本番稼働", "Go-live"),
      },
    )
      .expected({ isMilestone: ["true"] })
      .section("task")
      .column(10),
    predecessors: links({ ja: "先行作業", en: "Predecessors" }, "task").section("task").column(16),
    deliverables: links({ ja: "成果物", en: "Deliverables" }, "document")
      .section("task")
      .column(16),
    goal: link({ ja: "目的", en: "Goal" }, "goal").section("task").column(16),
    order: order().section("task"),
    percent: number({ ja: "進捗（%）", en: "Progress (%)" }).max(100).section("actual").column(6),
    actualFrom: day({ ja: "実績開始", en: "Actual from" }).section("actual").column(12),
    actualTo: day({ ja: "実績終了", en: "Actual to" }).section("actual").column(12),
    forecastTo: day({ ja: "終了見込", en: "Forecast to" }).section("actual").column(12),
    delayReason: text({ ja: "遅延・中断の理由", en: "Reason for delay" })
      .section("actual")
      .column(24),
    report: longText({ ja: "報告", en: "Report" }).section("actual").column(30),
    planHours: number({ ja: "計画工数（時間）", en: "Planned effort (h)" })
      .section("cost")
      .column(8),
    actualHours: number({ ja: "実績工数（時間）", en: "Actual effort (h)" })
      .section("cost")
      .column(8),
    planCost: number({ ja: "計画費用（円）", en: "Planned cost (yen)" }).section("cost").column(12),
    actualCost: number({ ja: "実績費用（円）", en: "Actual cost (yen)" })
      .section("cost")
      .column(12),
  },
});
