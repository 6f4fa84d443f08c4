/** A project as its members see it; changed by server procedures and mirrored read-only. */
import { defineRecord } from "./define";
import { choice, day, json, number, text } from "./fields";

export interface Vendor {
  code: string;
  name: string;
  system: string;
}

/** One activity of the PM／PMO 役割分担; each letter names roles of the project. */
export interface Raci {
  activity: string;
  responsible: string[];
  accountable: string[];
  consulted: string[];
  informed: string[];
}

export const project = defineRecord("project", {
  label: { ja: "プロジェクト", en: "Project" },
  title: "name",
  writing: "server",
  fields: {
    name: text({ ja: "名称", en: "Name" }).max(80).required().column(30),
    phase: choice(
      { ja: "フェーズ", en: "Phase" },
      {
        planning: { label: { ja: "企画・要件定義", en: "Planning" } },
        uat: { label: { ja: "UAT", en: "UAT" } },
        training: { label: { ja: "トレーニング", en: "Training" } },
      },
    ).required(),
    from: day({ ja: "開始日", en: "From" }),
    to: day({ ja: "終了日", en: "To" }),
    timeZone: text({ ja: "タイムゾーン", en: "Time zone" }).max(60).required(),
    /** Beside weekends and the holidays of Japan; `YYYY-MM-DD` each. */
    holidays: json<string[]>({ ja: "休業日", en: "Days off" }),
    /** Days that are worked although the calendar says otherwise. */
    workingDays: json<string[]>({ ja: "振替出勤日", en: "Extra working days" }),
    modules: json<string[]>({ ja: "業務", en: "Modules" }),
    systems: json<string[]>({ ja: "連携先システム", en: "Linked systems" }),
    vendors: json<Vendor[]>({ ja: "ベンダー", en: "Vendors" }),
    ksloc: number({ ja: "規模（KSLOC）", en: "Size (KSLOC)" }),
    screenCount: number({ ja: "画面＋帳票＋IF 本数", en: "Screens, forms, interfaces" }),
    budget: number({ ja: "予算（円）", en: "Budget (yen)" }),
    raci: json<Raci[]>({ ja: "役割分担（RACI）", en: "Responsibilities (RACI)" }),
    /** Numbers that reports and meetings go by, such as the bounds of the zone analysis. */
    settings: json<Record<string, unknown>>({ ja: "設定値", en: "Settings" }).hidden(),
    demoNow: text({ ja: "デモの現在日時", en: "Demo's now" }).max(30).hidden(),
  },
});
