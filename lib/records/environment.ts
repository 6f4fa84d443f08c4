/** A system environment (環境): what is deployed on it, and when it is closed. */
import { defineRecord, openState } from "./define";
import { choice, instant, longText, option, person, tags, text } from "./fields";
import { anyOf, byKeepers, keepers } from "./rights";

const operators = [anyOf(...keepers, "developer")];

/** `2026-11-18 18:00-20:00`, with any of the dashes that a Japanese keyboard gives. */
const closedWindow = /^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d[-–~〜～]([01]\d|2[0-3]):[0-5]\d$/;

export const environment = defineRecord("environment", {
  label: { ja: "環境", en: "Environment" },
  plural: { ja: "環境", en: "Environments" },
  number: "ENV",
  title: "name",
  meta: ["state", "use", "build"],
  order: { by: "name", descending: false },
  register: "setting",
  rights: { create: operators, set: operators, delete: byKeepers },
  states: {
    initial: "available",
    all: {
      available: openState("利用可", "Available", "check"),
      closed: openState("停止中", "Closed", "stop"),
      retired: openState("廃止", "Retired", "dashed"),
    },
    transitions: [
      { from: "available", to: "closed", by: operators, needs: ["closedReason"] },
      { from: "closed", to: "available", by: operators },
      { from: "closed", to: "retired", by: byKeepers },
      { from: "retired", to: "closed", by: byKeepers },
    ],
  },
  fields: {
    name: text({ ja: "環境名", en: "Name" }).max(60).required().indexed().column(16),
    use: choice(
      { ja: "用途", en: "Use" },
      {
        uat: option("受入テスト", "Acceptance test"),
        training: option("研修", "Training"),
        migration: option("移行リハーサル", "Migration rehearsal"),
        development: option("開発", "Development"),
        production: option("本番", "Production"),
      },
    )
      .required()
      .indexed()
      .column(10),
    system: text({ ja: "システム", en: "System" }).max(60).column(12),
    vendor: text({ ja: "ベンダー", en: "Vendor" }).max(60).column(12),
    place: text({ ja: "URL・接続先", en: "URL or host" }).max(200).column(24),
    build: text({ ja: "適用ビルド", en: "Deployed build" }).max(60).expected().column(12),
    deployedAt: instant({ ja: "適用日時", en: "Deployed at" }).indexed().column(16),
    builds: tags({ ja: "適用済のビルド", en: "Builds on it" }).max(200).column(16),
    closedWindows: tags({ ja: "停止時間帯", en: "Closed windows" })
      .max(200)
      .like(closedWindow, {
        ja: "1行に1つ、2026-11-18 18:00-20:00 の形で入れます。",
        en: "One a line, such as 2026-11-18 18:00-20:00.",
      })
      .column(24),
    closedReason: text({ ja: "停止の理由", en: "Reason for closing" }).column(24),
    dataAsOf: text({ ja: "データの時点", en: "Data as of" }).max(60).column(12),
    owner: person({ ja: "管理者", en: "Owner" }).expected().indexed().column(12),
    note: longText({ ja: "注意事項", en: "Note" }).column(30),
  },
});
