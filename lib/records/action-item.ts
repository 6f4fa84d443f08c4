/** A ToDo, a request to a department or an instruction (ToDo・依頼事項・指示): it stays until it is answered. */
import { defineRecord, endState, openState } from "./define";
import { choice, day, link, links, longText, option, person, text } from "./fields";
import { sides } from "./options";
import { byKeepers, byWorkers } from "./rights";

/** What was asked of somebody is done by an answer and by nothing else. */
const answered = [{ when: { type: ["request", "proposal", "feedback"] }, needs: ["answer"] }];

export const actionItem = defineRecord("actionItem", {
  label: { ja: "ToDo・依頼", en: "Action item" },
  plural: { ja: "ToDo・依頼", en: "Action items" },
  number: "ACT",
  title: "what",
  untitled: ["type", "department"],
  meta: ["state", "type", "owner", "due"],
  order: { by: "due", descending: false },
  rights: { create: byWorkers, set: byWorkers, delete: byKeepers },
  states: {
    initial: "todo",
    all: {
      todo: openState("未着手", "To do", "dashed"),
      doing: openState("対応中", "In progress", 0.5),
      awaiting: openState("回答待ち", "Awaiting answer", "wait"),
      done: endState("完了", "Done", "check"),
    },
    transitions: [
      { from: "todo", to: "doing", by: byWorkers },
      { from: "todo", to: "awaiting", by: byWorkers },
      { from: "todo", to: "done", by: byWorkers, needsWhere: answered },
      { from: "doing", to: "awaiting", by: byWorkers },
      { from: "doing", to: "done", by: byWorkers, needsWhere: answered },
      { from: "awaiting", to: "doing", by: byWorkers },
      { from: "awaiting", to: "done", by: byWorkers, needs: ["answer"] },
      { from: "done", to: "doing", by: byWorkers },
    ],
  },
  fields: {
    what: text({ ja: "内容", en: "What" }).max(300).required().column(40),
    type: choice(
      { ja: "種類", en: "Type" },
      {
        todo: option("ToDo", "ToDo"),
        request: option("依頼", "Request"),
        instruction: option("指示", "Instruction"),
        proposal: option("改善提案", "Proposal"),
        feedback: option("フィードバック", "Feedback"),
      },
    )
      .starts({ value: "todo" })
      .required()
      .indexed()
      .column(8),
    owner: person({ ja: "担当", en: "Owner" }).expected().indexed().column(12),
    department: text({ ja: "依頼先", en: "Department" })
      .max(60)
      .expected({ type: ["request"] })
      .column(12),
    due: day({ ja: "期限", en: "Due" }).deadline().expected().indexed().column(12),
    issuer: person({ ja: "発行者", en: "Issued by" }).starts("author").column(12),
    issuerSide: choice({ ja: "発行側", en: "Issuing side" }, sides).starts("authorSide").column(8),
    note: longText({ ja: "補足", en: "Note" }).column(30),
    answer: longText({ ja: "回答", en: "Answer" }).column(30),
    origin: link({ ja: "発生元", en: "Origin" }).indexed(),
    /** How often it was carried over is how many meetings stand here. */
    carriedTo: links({ ja: "持越した会議", en: "Carried to" }, "meeting"),
  },
});
