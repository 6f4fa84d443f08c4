/** A document of the project (資料台帳): where it is, which version counts, and who stands behind it. */
import { defineRecord, endState, openState } from "./define";
import { choice, day, link, longText, option, person, text } from "./fields";
import { anyOf, byKeepers, byWorkers, keepers, ownedBy } from "./rights";

const reviewers = [anyOf(...keepers, "manager", "owner"), ownedBy("reviewer")];

export const document = defineRecord("document", {
  label: { ja: "資料", en: "Document" },
  plural: { ja: "資料", en: "Documents" },
  number: "DOC",
  title: "title",
  meta: ["state", "type", "version", "owner"],
  order: { by: "number", descending: true },
  register: "setting",
  counts: { review: { ja: "レビュー回数", en: "Reviews" } },
  rights: { create: byWorkers, set: byWorkers, delete: byKeepers },
  states: {
    initial: "drafting",
    all: {
      drafting: openState("作成中", "Drafting", "dashed"),
      review: openState("レビュー待ち", "In review", "wait"),
      approved: endState("承認済", "Approved", "check"),
      retired: endState("廃止", "Retired", "stop"),
    },
    transitions: [
      { from: "drafting", to: "review", by: byWorkers, needs: ["version", "reviewer"] },
      // Whoever hands a document in does not approve it.
      { from: "review", to: "approved", by: reviewers, notBy: "review" },
      { from: "review", to: "drafting", by: reviewers, needs: ["reviewNote"] },
      { from: "approved", to: "drafting", by: byWorkers },
      { from: "approved", to: "retired", by: byKeepers },
      { from: "drafting", to: "retired", by: byKeepers },
    ],
  },
  fields: {
    title: text({ ja: "資料名", en: "Title" }).max(120).required().column(40),
    type: choice(
      { ja: "種類", en: "Type" },
      {
        plan: option("計画書", "Plan"),
        requirement: option("要件定義書", "Requirements"),
        design: option("設計書", "Design"),
        testSpecification: option("テスト仕様書", "Test specification"),
        manual: option("操作説明書", "Operation manual"),
        training: option("研修資料", "Training material"),
        report: option("報告書", "Report"),
        contract: option("契約・見積", "Contract"),
        other: option("その他", "Other"),
      },
    )
      .required()
      .indexed()
      .column(10),
    version: text({ ja: "版", en: "Version" }).max(30).expected().column(8),
    place: text({ ja: "保管場所", en: "Place" }).max(400).expected().column(30),
    owner: person({ ja: "作成者", en: "Owner" }).starts("author").expected().indexed().column(12),
    reviewer: person({ ja: "レビュー者", en: "Reviewer" }).expected().indexed().column(12),
    due: day({ ja: "期限", en: "Due" }).deadline().indexed().column(12),
    reviewedOn: day({ ja: "レビュー日", en: "Reviewed on" }).column(12),
    reviewNote: longText({ ja: "レビュー指摘", en: "Review notes" }).column(30),
    replaces: link({ ja: "前の版", en: "Replaces" }, "document").column(12),
    audience: text({ ja: "公開範囲", en: "Audience" }).max(60).column(12),
    note: longText({ ja: "備考", en: "Note" }).column(24),
  },
});
