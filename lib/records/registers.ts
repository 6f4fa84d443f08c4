/** The groups in which people look for a register, in the order of the menu. */
import type { Label } from "./fields";

export const registers = {
  tests: { ja: "テスト", en: "Tests" },
  meetings: { ja: "会議・予定", en: "Meetings and plans" },
  training: { ja: "トレーニング", en: "Training" },
  control: { ja: "管理簿", en: "Registers" },
  decisions: { ja: "決めごと", en: "Decisions and rules" },
  goals: { ja: "目的・改善", en: "Goals and improvement" },
  setting: { ja: "環境・資料・見積", en: "Environments, documents, estimates" },
} as const satisfies Readonly<Record<string, Label>>;

export type Register = keyof typeof registers;
