/**
 * The day of a PMO in each phase of a project, from mail in the morning to what is left at night. They are
 * data and never stored: a person's own day differs from them by plan items.
 */

export type Phase = "planning" | "uat" | "training";

/** What a slot stands for; the same words as `opens` of a plan item. */
export type Opens =
  | "day"
  | "standup"
  | "wrapUp"
  | "triage"
  | "meeting"
  | "actions"
  | "issues"
  | "training"
  | "feedback"
  | "manuals"
  | "dailyReport"
  | "workReport"
  | "tomorrow"
  | "leftover"
  | "nothing";

export interface SlotName {
  readonly ja: string;
  readonly en: string;
}

export interface TemplateSlot {
  /** Stays with the slot for ever, such as `uat/3`: changes name it. */
  readonly key: string;
  /** `HH:MM` in the project's time zone. */
  readonly from: string;
  readonly to: string;
  readonly name: SlotName;
  readonly opens: Opens;
}

export type Template = readonly TemplateSlot[];

const slot = (times: string, opens: Opens, ja: string, en: string) => ({
  from: times.slice(0, 5),
  to: times.slice(6),
  ...{ name: { ja, en }, opens },
});

const numbered = (phase: Phase, slots: readonly Omit<TemplateSlot, "key">[]): Template =>
  slots.map((one, place) => ({ key: `${phase}/${place + 1}`, ...one }));

const lunch = slot("12:00-13:00", "nothing", "お昼休憩", "Lunch break");
const evening = [
  slot("18:00-19:00", "nothing", "夕食", "Dinner"),
  slot(
    "19:00-22:00",
    "leftover",
    "残業時間（その日に終わっていないタスクがあれば対応）",
    "Overtime (what is left of the day, if anything)",
  ),
];

export const templates: Readonly<Record<Phase, Template>> = {
  planning: numbered("planning", [
    slot("09:00-10:00", "day", "その日の予定を確認する", "Look through the day's plan"),
    slot(
      "10:00-12:00",
      "meeting",
      "マーケティング担当者との打ち合わせ、議事録作成",
      "Meeting with marketing, minutes",
    ),
    lunch,
    slot(
      "13:00-15:00",
      "meeting",
      "システム担当者との打ち合わせ、議事録作成",
      "Meeting with the system team, minutes",
    ),
    slot(
      "15:00-16:00",
      "actions",
      "タスクの割り振り、各部門への対応依頼",
      "Assign tasks, ask departments",
    ),
    slot("16:00-17:00", "tomorrow", "明日の準備", "Prepare tomorrow"),
    slot(
      "17:00-18:00",
      "workReport",
      "作業報告（必要に応じて打ち合わせ）",
      "Work report, meetings as needed",
    ),
    ...evening,
  ]),
  uat: numbered("uat", [
    slot("09:00-10:00", "day", "メールチェックなど", "Mail and the like"),
    slot("10:00-10:30", "standup", "朝会（テスト定例）", "Morning stand-up (tests)"),
    slot(
      "10:30-12:00",
      "issues",
      "タスク・課題に関する情報の確認および作業指示など（主にツール）",
      "Check tasks and issues, give instructions (mostly in the tool)",
    ),
    lunch,
    slot(
      "13:00-14:00",
      "triage",
      "不具合の報告と対応方針決定のための打ち合わせ",
      "Defects: report and decide the policy",
    ),
    slot(
      "14:00-15:00",
      "actions",
      "説明会の議事録作成、ToDo・依頼事項の対応",
      "Minutes of the briefing, ToDo and requests",
    ),
    slot("15:00-16:00", "dailyReport", "日次報告資料の作成", "Daily report"),
    slot("16:00-17:00", "wrapUp", "夕会（テスト定例）", "Evening stand-up (tests)"),
    slot("17:00-18:00", "tomorrow", "明日の準備", "Prepare tomorrow"),
    ...evening,
  ]),
  training: numbered("training", [
    slot("09:00-10:00", "day", "メールチェック", "Mail"),
    slot(
      "10:00-12:00",
      "training",
      "資料を参照しながら業務担当者とトレーニングの実施",
      "Training with the users, by the material",
    ),
    lunch,
    slot(
      "13:00-15:00",
      "feedback",
      "トレーニングの振り返りと改善点の洗い出し",
      "Look back on the training, collect improvements",
    ),
    slot(
      "15:00-16:00",
      "actions",
      "業務責任者への改善提案やシステム担当者へのフィードバック",
      "Proposals to the business, feedback to the system team",
    ),
    slot(
      "16:00-17:00",
      "manuals",
      "システム操作説明書の修正確認",
      "Check the corrections of the manual",
    ),
    slot("17:00-18:00", "workReport", "作業報告など", "Work report and the like"),
    ...evening,
  ]),
};

/** The template of a project's phase; a project without a known one is in its acceptance test. */
export const templateOf = (phase: unknown): Template =>
  phase === "planning" || phase === "training" ? templates[phase] : templates.uat;
