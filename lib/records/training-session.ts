/** A training session: who teaches whom, what must be ready before it, and what was learned from it. */
import { defineRecord, endState, openState } from "./define";
import { day, links, longText, number, people, person, tags, text, ticks, time } from "./fields";
import { anyOf, byKeepers, keepers, ownedBy } from "./rights";

const holders = [anyOf(...keepers, "trainer", "manager"), ownedBy("trainer")];

export const trainingSession = defineRecord("trainingSession", {
  label: { ja: "トレーニング", en: "Training session" },
  plural: { ja: "トレーニング", en: "Training sessions" },
  number: "TRN",
  title: "title",
  meta: ["state", "date", "from", "trainer"],
  order: { by: "date", descending: true },
  register: "training",
  sections: {
    session: { label: { ja: "開催", en: "Session" } },
    preparation: {
      label: { ja: "準備", en: "Preparation" },
      openIn: ["planned", "ready"],
    },
    review: { label: { ja: "振り返り", en: "Review" }, openIn: ["held", "reviewed"] },
  },
  rights: { create: holders, set: holders, delete: byKeepers },
  states: {
    initial: "planned",
    all: {
      planned: openState("準備中", "Preparing", "dashed"),
      ready: openState("準備完了", "Ready", 0.25),
      held: openState("実施済", "Held", 0.75),
      reviewed: endState("振り返り済", "Reviewed", "check"),
      cancelled: endState("中止", "Cancelled", "stop"),
    },
    transitions: [
      { from: "planned", to: "ready", by: holders },
      { from: "planned", to: "cancelled", by: holders, needs: ["cancelReason"] },
      { from: "ready", to: "planned", by: holders },
      { from: "ready", to: "held", by: holders },
      { from: "ready", to: "cancelled", by: holders, needs: ["cancelReason"] },
      { from: "held", to: "reviewed", by: holders, needs: ["improvements"] },
      { from: "reviewed", to: "held", by: holders },
      { from: "cancelled", to: "planned", by: holders },
    ],
  },
  fields: {
    title: text({ ja: "研修名", en: "Title" }).max(120).required().section("session").column(30),
    date: day({ ja: "開催日", en: "Date" })
      .starts("today")
      .required()
      .indexed()
      .section("session")
      .column(12),
    from: time({ ja: "開始", en: "From" }).section("session").column(6),
    to: time({ ja: "終了", en: "To" }).section("session").column(6),
    place: text({ ja: "場所", en: "Place" }).max(120).expected().section("session").column(16),
    trainer: person({ ja: "講師", en: "Trainer" })
      .expected()
      .indexed()
      .section("session")
      .column(12),
    attendees: people({ ja: "受講者", en: "Attendees" }).indexed().section("session").column(30),
    guests: tags({ ja: "受講者（氏名のみ）", en: "Attendees by name" })
      .max(200)
      .section("session")
      .column(20),
    seats: number({ ja: "定員", en: "Seats" }).max(10_000).section("session").column(6),
    module: text({ ja: "業務", en: "Module" }).max(60).indexed().section("session").column(10),
    contents: longText({ ja: "内容", en: "Contents" }).section("session").column(30),
    manuals: links({ ja: "操作説明書", en: "Manuals" }, "document").section("session").column(20),
    materials: tags({ ja: "用意する資料", en: "Materials needed" })
      .section("preparation")
      .column(20),
    materialsReady: ticks({ ja: "資料の準備", en: "Materials ready" }, "materials")
      .section("preparation")
      .column(20),
    accounts: tags({ ja: "用意するアカウント", en: "Accounts needed" })
      .section("preparation")
      .column(20),
    accountsReady: ticks({ ja: "アカウントの準備", en: "Accounts ready" }, "accounts")
      .section("preparation")
      .column(20),
    environment: text({ ja: "環境", en: "Environment" }).max(60).section("preparation").column(12),
    present: people({ ja: "出席者", en: "Present" })
      .expected({ state: ["held", "reviewed"] })
      .section("review")
      .column(30),
    wentWell: longText({ ja: "よかった点", en: "What went well" }).section("review").column(30),
    improvements: longText({ ja: "改善点", en: "What to improve" }).section("review").column(30),
    cancelReason: text({ ja: "中止の理由", en: "Reason for cancelling" })
      .section("review")
      .column(24),
  },
});
