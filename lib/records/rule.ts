/** A rule of the project (ルール定義). A new version is a new record that names the one it replaces. */
import { defineRecord, endState, openState } from "./define";
import { choice, day, json, link, longText, number, option, person, text } from "./fields";
import { anyOf, byKeepers, onSide } from "./rights";

const approvers = [anyOf("admin", "lead"), onSide("user", "manager", "owner")];

export const rule = defineRecord("rule", {
  label: { ja: "ルール", en: "Rule" },
  plural: { ja: "ルール", en: "Rules" },
  number: "RULE",
  unfinished: { ja: "廃止以外", en: "Not retired" },
  title: "title",
  meta: ["state", "type", "version", "effectiveFrom"],
  order: { by: "type", descending: false },
  register: "decisions",
  rights: { create: byKeepers, set: byKeepers, delete: byKeepers },
  states: {
    initial: "draft",
    all: {
      draft: openState("案", "Draft", "dashed"),
      inForce: openState("適用中", "In force", "check"),
      retired: endState("廃止", "Retired", "stop"),
    },
    transitions: [
      { from: "draft", to: "inForce", by: approvers, needs: ["effectiveFrom"] },
      { from: "draft", to: "retired", by: byKeepers },
      { from: "inForce", to: "retired", by: approvers },
    ],
  },
  fields: {
    title: text({ ja: "ルール名", en: "Title" }).max(120).required().column(30),
    type: choice(
      { ja: "種類", en: "Type" },
      {
        progress: option("進捗報告", "Progress reporting"),
        entry: option("記入要領", "How to fill in"),
        route: option("エスカレーションルート", "Escalation route"),
        meeting: option("会議", "Meetings"),
        document: option("資料", "Documents"),
        other: option("その他", "Other"),
      },
    )
      .required()
      .indexed()
      .column(12),
    version: number({ ja: "版", en: "Version" }).max(10_000).required().column(6),
    body: longText({ ja: "本文", en: "Text" }).required().column(60),
    appliesTo: text({ ja: "対象の管理簿", en: "Applies to" }).max(60).column(12),
    effectiveFrom: day({ ja: "適用開始日", en: "Effective from" }).indexed().column(12),
    owner: person({ ja: "管理者", en: "Owner" }).indexed().column(12),
    replaces: link({ ja: "前の版", en: "Replaces" }, "rule").column(12),
    changeReason: text({ ja: "改定の理由", en: "Reason for change" }).column(24),
    /** The part that the product can enforce: steps of a route, fields that an entry needs. */
    settings: json<Record<string, unknown>>({ ja: "設定", en: "Settings" }).hidden(),
  },
});
