/** A ToDo, a request to a department or an instruction (ToDo・依頼事項・指示): it stays until it is answered. */
import { defineRecord } from "./define";
import { choice, day, link, longText, person, text } from "./fields";
import { anyOf, keepers, workers } from "./rights";

const anyone = [anyOf(...workers)];

export const actionItem = defineRecord("actionItem", {
  label: { ja: "ToDo・依頼", en: "Action item" },
  plural: { ja: "ToDo・依頼", en: "Action items" },
  number: "ACT",
  title: "what",
  untitled: ["type", "department"],
  meta: ["state", "type", "due"],
  order: { by: "due", descending: false },
  rights: { create: anyone, set: anyone, delete: [anyOf(...keepers)] },
  states: {
    initial: "todo",
    all: {
      todo: { label: { ja: "未着手", en: "To do" }, mark: "dashed", open: true },
      doing: { label: { ja: "対応中", en: "In progress" }, mark: 0.5, open: true },
      awaiting: { label: { ja: "回答待ち", en: "Awaiting answer" }, mark: "wait", open: true },
      done: { label: { ja: "完了", en: "Done" }, mark: "check", open: false },
    },
    transitions: [
      { from: "todo", to: "doing", by: anyone },
      { from: "todo", to: "awaiting", by: anyone },
      { from: "todo", to: "done", by: anyone },
      { from: "doing", to: "awaiting", by: anyone },
      { from: "doing", to: "done", by: anyone },
      { from: "awaiting", to: "doing", by: anyone },
      { from: "awaiting", to: "done", by: anyone },
      { from: "done", to: "doing", by: anyone },
    ],
  },
  fields: {
    what: text({ ja: "内容", en: "What" }).max(300).required().column(40),
    type: choice(
      { ja: "種類", en: "Type" },
      {
        todo: { label: { ja: "ToDo", en: "ToDo" } },
        request: { label: { ja: "依頼", en: "Request" } },
        instruction: { label: { ja: "指示", en: "Instruction" } },
      },
    )
      .required()
      .indexed()
      .column(8),
    owner: person({ ja: "担当", en: "Owner" }).indexed().column(12),
    department: text({ ja: "依頼先", en: "Department" }).max(60).column(12),
    due: day({ ja: "期限", en: "Due" }).indexed().column(12),
    issuer: person({ ja: "発行者", en: "Issued by" }).column(12),
    issuerSide: choice(
      { ja: "発行側", en: "Issuing side" },
      {
        user: { label: { ja: "ユーザー", en: "User" } },
        vendor: { label: { ja: "ベンダー", en: "Vendor" } },
      },
    ).column(8),
    note: longText({ ja: "補足", en: "Note" }).column(30),
    answer: longText({ ja: "回答", en: "Answer" }).column(30),
    origin: link({ ja: "発生元", en: "Origin" }).indexed(),
  },
});
