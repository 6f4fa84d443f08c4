/** Why the project exists (目的), and by what it is shown to be reached. */
import { defineRecord, endState, openState } from "./define";
import { day, links, longText, order, person, text } from "./fields";
import { anyOf, byKeepers, keepers, onSide } from "./rights";

const writers = [anyOf(...keepers, "manager", "owner")];
const judges = [onSide("user", "lead", "manager", "owner")];

export const goal = defineRecord("goal", {
  label: { ja: "目的", en: "Goal" },
  plural: { ja: "目的", en: "Goals" },
  number: "GOAL",
  title: "title",
  meta: ["state", "due", "owner"],
  order: { by: "order", descending: false },
  register: "goals",
  rights: { create: writers, set: writers, delete: byKeepers },
  states: {
    initial: "active",
    all: {
      active: openState("取組中", "Active", 0.5),
      achieved: endState("達成", "Achieved", "check"),
      missed: endState("未達", "Missed", "stop"),
    },
    transitions: [
      { from: "active", to: "achieved", by: judges, needs: ["actual", "evidence"] },
      { from: "active", to: "missed", by: judges, needs: ["actual"] },
      { from: "achieved", to: "active", by: judges },
      { from: "missed", to: "active", by: judges },
    ],
  },
  fields: {
    title: text({ ja: "目的", en: "Goal" }).max(200).required().column(40),
    reason: longText({ ja: "背景", en: "Why" }).column(30),
    measure: text({ ja: "指標", en: "Measure" }).expected().column(24),
    baselineValue: text({ ja: "現状値", en: "Value today" }).max(60).column(10),
    target: text({ ja: "目標値", en: "Target" }).max(60).expected().column(10),
    actual: text({ ja: "実績値", en: "Actual value" }).max(60).column(10),
    due: day({ ja: "期限", en: "Due" }).deadline().expected().indexed().column(12),
    owner: person({ ja: "責任者", en: "Owner" }).expected().indexed().column(12),
    evidence: links({ ja: "根拠", en: "Evidence" }).column(20),
    order: order(),
  },
});
