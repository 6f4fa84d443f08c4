/** A meeting and its minutes. The agenda is built from data; what is typed stands in its lines. */
import { defineRecord, endState, openState } from "./define";
import {
  choice,
  day,
  link,
  longText,
  number,
  option,
  people,
  person,
  tags,
  text,
  time,
} from "./fields";
import { anyOf, byKeepers, byWorkers, keepers, ownedBy } from "./rights";

const issuers = [anyOf(...keepers, "manager"), ownedBy("approver"), ownedBy("noteTakers")];

export const meeting = defineRecord("meeting", {
  label: { ja: "会議", en: "Meeting" },
  plural: { ja: "会議", en: "Meetings" },
  number: "MTG",
  title: "title",
  untitled: ["type", "date"],
  meta: ["state", "type", "date", "from"],
  order: { by: "date", descending: true },
  // The revision printed on the page is how often the minutes were issued.
  counts: { issued: { ja: "版", en: "Revision" } },
  sections: {
    meeting: { label: { ja: "会議", en: "Meeting" } },
    minutes: { label: { ja: "議事録", en: "Minutes" }, openIn: ["running", "issued"] },
    approval: { label: { ja: "確認・承認", en: "Approval" }, openIn: ["issued"] },
  },
  rights: { create: byWorkers, set: byWorkers, delete: byKeepers },
  states: {
    initial: "preparing",
    all: {
      preparing: openState("準備中", "Preparing", "dashed"),
      running: openState("開催中", "Running", 0.5),
      issued: endState("発行済", "Issued", "check"),
    },
    transitions: [
      { from: "preparing", to: "running", by: byWorkers },
      { from: "running", to: "preparing", by: byWorkers },
      { from: "running", to: "issued", by: issuers },
      { from: "issued", to: "running", by: issuers, needs: ["revisionReason"] },
    ],
  },
  fields: {
    type: choice(
      { ja: "種類", en: "Type" },
      {
        standup: option("朝会", "Morning stand-up"),
        wrapUp: option("夕会", "Evening stand-up"),
        triage: option("対応方針", "Triage"),
        briefing: option("説明会", "Briefing"),
        talk: option("打合せ", "Meeting"),
        pmPmo: option("PM–PMO", "PM–PMO"),
        goNoGo: option("判定会議", "Go/no-go meeting"),
        weekly: option("週次", "Weekly"),
      },
    )
      .required()
      .indexed()
      .section("meeting")
      .column(10),
    title: text({ ja: "会議名", en: "Title" }).max(120).section("meeting").column(30),
    date: day({ ja: "開催日", en: "Date" })
      .starts("today")
      .required()
      .indexed()
      .sought()
      .section("meeting")
      .column(12),
    from: time({ ja: "開始", en: "From" }).section("meeting").column(6),
    to: time({ ja: "終了", en: "To" }).section("meeting").column(6),
    place: text({ ja: "場所", en: "Place" }).max(120).section("meeting").column(16),
    chair: person({ ja: "進行", en: "Chair" }).starts("author").section("meeting").column(12),
    noteTakers: people({ ja: "書記", en: "Note-takers" }).section("meeting").column(16),
    attendees: people({ ja: "出席者", en: "Attendees" }).indexed().section("meeting").column(30),
    absentees: people({ ja: "欠席者", en: "Absentees" }).section("meeting").column(20),
    guests: tags({ ja: "外部出席者", en: "Guests" }).section("meeting").column(20),
    agenda: longText({ ja: "議題", en: "Agenda" }).section("meeting").column(40),
    minutesPerVendor: number({ ja: "1社の持ち時間（分）", en: "Minutes per vendor" })
      .max(600)
      .section("meeting"),
    previous: link({ ja: "前回", en: "Previous meeting" }, "meeting").section("meeting"),
    summary: longText({ ja: "要旨", en: "Summary" }).section("minutes").column(40),
    next: text({ ja: "次回予定", en: "Next meeting" }).max(120).section("minutes").column(20),
    distribution: people({ ja: "配布先", en: "Distribution" }).section("minutes").column(20),
    confirmBy: day({ ja: "確認期限", en: "Confirm by" })
      .expected({ state: ["issued"] })
      .section("approval")
      .column(12),
    confirmedBy: people({ ja: "確認", en: "Confirmed" })
      .ownElement()
      .section("approval")
      .column(20),
    // What the objection is stands in a comment.
    objectedBy: people({ ja: "異議", en: "Objected" }).ownElement().section("approval").column(20),
    approver: person({ ja: "承認者", en: "Approver" })
      .by(anyOf(...keepers, "manager"))
      .expected({ state: ["issued"] })
      .section("approval")
      .column(12),
    approvedOn: day({ ja: "承認日", en: "Approved on" })
      .by(ownedBy("approver"))
      .section("approval")
      .column(12),
    revisionReason: text({ ja: "改版理由", en: "Reason for revision" })
      .section("approval")
      .column(30),
  },
});
