/** One typed line of the minutes. Small records, so that two note-takers rarely meet in one. */
import { defineRecord } from "./define";
import { choice, day, link, links, longText, option, order, person, text } from "./fields";
import { byWorkers } from "./rights";

const asked = { type: ["todo", "request"] };

export const minuteLine = defineRecord("minuteLine", {
  label: { ja: "議事録の行", en: "Minute line" },
  plural: { ja: "議事録の行", en: "Minute lines" },
  title: "text",
  parent: "meeting",
  meta: ["type", "owner", "due"],
  order: { by: "order", descending: false },
  rights: { create: byWorkers, set: byWorkers, delete: byWorkers },
  fields: {
    meeting: link({ ja: "会議", en: "Meeting" }, "meeting").required().indexed().column(20),
    type: choice(
      { ja: "種類", en: "Type" },
      {
        decision: option("決定", "Decision"),
        todo: option("ToDo", "ToDo"),
        request: option("依頼", "Request"),
        issue: option("課題", "Issue"),
        notice: option("連絡", "Notice"),
        memo: option("メモ", "Memo"),
      },
    )
      .starts({ value: "memo" })
      .required()
      .indexed()
      .column(8),
    order: order(),
    text: longText({ ja: "本文", en: "Text" }).max(4_000).required().column(60),
    // Typed at speaking speed: who and until when may follow, and is pointed out until then.
    owner: person({ ja: "担当", en: "Owner" }).expected(asked).indexed().column(12),
    due: day({ ja: "期限", en: "Due" }).expected(asked).indexed().column(12),
    department: text({ ja: "依頼先", en: "Department" }).max(60).column(12),
    links: links({ ja: "関連", en: "Links" }).column(20),
  },
});
