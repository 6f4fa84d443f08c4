/** One slot of a person's day. The template is computed; only what differs from it, or was added, is a record. */
import { defineRecord, endState, openState } from "./define";
import { choice, day, link, longText, option, person, text, time } from "./fields";
import { anyOf, keepers, ownedBy } from "./rights";

/** Everyone keeps their own day; the PMO keeps everybody's. */
const ownOrKept = [ownedBy("owner"), anyOf(...keepers)];

export const planItem = defineRecord("planItem", {
  label: { ja: "予定", en: "Plan item" },
  plural: { ja: "予定", en: "Plan items" },
  title: "what",
  meta: ["state", "date", "from", "to", "owner"],
  order: { by: "date", descending: true },
  register: "meetings",
  rights: { create: ownOrKept, set: ownOrKept, delete: ownOrKept },
  states: {
    initial: "planned",
    all: {
      planned: openState("予定", "Planned", "dashed"),
      doing: openState("実施中", "In progress", 0.5),
      done: endState("完了", "Done", "check"),
      carried: endState("持越し", "Carried over", "back"),
      dropped: endState("取りやめ", "Dropped", "stop"),
    },
    transitions: [
      { from: "planned", to: "doing", by: ownOrKept },
      { from: "planned", to: "done", by: ownOrKept },
      { from: "planned", to: "carried", by: ownOrKept },
      { from: "planned", to: "dropped", by: ownOrKept },
      { from: "doing", to: "planned", by: ownOrKept },
      { from: "doing", to: "done", by: ownOrKept },
      { from: "doing", to: "carried", by: ownOrKept },
      { from: "done", to: "doing", by: ownOrKept },
      { from: "dropped", to: "planned", by: ownOrKept },
    ],
  },
  fields: {
    what: text({ ja: "内容", en: "What" }).max(120).required().column(30),
    owner: person({ ja: "担当", en: "Owner" }).starts("author").required().indexed().column(12),
    date: day({ ja: "日付", en: "Date" }).starts("today").required().indexed().sought().column(12),
    from: time({ ja: "開始", en: "From" }).required().column(6),
    to: time({ ja: "終了", en: "To" }).required().column(6),
    opens: choice(
      { ja: "開くもの", en: "Opens" },
      {
        day: option("今日", "Today"),
        standup: option("朝会", "Morning stand-up"),
        wrapUp: option("夕会", "Evening stand-up"),
        triage: option("対応方針", "Triage"),
        meeting: option("打合せ", "Meeting"),
        minutes: option("議事録", "Minutes"),
        actions: option("ToDo・依頼", "Action items"),
        issues: option("課題", "Issues"),
        tests: option("テスト", "Tests"),
        retests: option("再テスト", "Retests"),
        training: option("トレーニング", "Training"),
        feedback: option("改善点", "Feedback"),
        manuals: option("説明書修正", "Manual corrections"),
        dailyReport: option("日次報告", "Daily report"),
        workReport: option("作業報告", "Work report"),
        tomorrow: option("明日の準備", "Prepare tomorrow"),
        leftover: option("残り", "What is left"),
        nothing: option("なし", "Nothing"),
      },
    ).column(12),
    subject: link({ ja: "対象", en: "Subject" }).column(20),
    origin: choice(
      { ja: "元", en: "Comes from" },
      {
        template: option("ひな形", "Template"),
        own: option("自分で追加", "Added by hand"),
        carried: option("持越し", "Carried over"),
        built: option("明日の準備", "Tomorrow's preparation"),
      },
    )
      .starts({ value: "own" })
      .required()
      .indexed()
      .column(10),
    /** How often it was carried over is the length of this chain. */
    carriedFrom: link({ ja: "持越し元", en: "Carried from" }, "planItem"),
    /** The slot of the template that it stands for, such as `uat/3`. */
    templateSlot: text({ ja: "ひな形の枠", en: "Template slot" }).max(40).hidden(),
    note: longText({ ja: "メモ", en: "Note" }).column(30),
  },
});
