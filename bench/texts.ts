/** Defects as a tester really writes them, about 1.1 KB each, the same ones for the same number. */

import { at, circumstances, drawn, findings, firstDay, modules, scenes, yen } from "./seed/words";

/** Field values of one defect; codes as in its definition. */
export interface DefectTexts {
  readonly title: string;
  readonly severity: string;
  readonly occurredAt: number;
  readonly testCase: string;
  readonly module: string;
  readonly screen: string;
  readonly symptom: string;
  readonly steps: string;
  readonly expected: string;
  readonly actual: string;
  readonly reproducibility: string;
  readonly environment: string;
  readonly build: string;
  readonly device: string;
}

const severities = ["fatal", "major", "medium", "medium", "minor", "minor"] as const;
const reproducibilities = ["always", "always", "sometimes", "once"] as const;

/** The defect at `place` (0, 1, 2 …). */
export function defectTexts(place: number): DefectTexts {
  const pick = (salt: number, below: number) => drawn(place, salt, below);
  const scene = at(scenes, pick(1, 1_000));
  const document = `${scene.document}番号 ${4_500_000_000 + pick(2, 9_000_000)}`;
  const partner = `取引先 ${10_000 + pick(3, 80_000)}`;
  const amount = yen(1_000 + pick(4, 9_000_000));
  const lines = 1 + pick(5, 40);
  return {
    title: `${scene.screen}：${scene.wrong}（${scene.document} ${1 + pick(6, 9_999)}）`.slice(
      0,
      120,
    ),
    severity: at(severities, pick(7, 600)),
    occurredAt: firstDay + pick(8, 14 * 24 * 60) * 60_000 + pick(9, 60_000),
    testCase: `UAT-${at(["FI", "SD", "MM", "WM", "IF", "RP"], pick(10, 600))}-${String(1 + pick(11, 240)).padStart(3, "0")}`,
    module: at(modules, pick(10, 600)),
    screen: scene.screen,
    symptom: `${document}、${partner}で${scene.action}したところ、期待と違う結果になります。${at(circumstances, pick(12, 800))}${at(findings, pick(20, 1_600))}。金額は${amount}、明細は${lines}行です。`,
    steps: `1. ${scene.screen}を開き、${document}を表示する\n2. ${scene.action}する\n3. ${1 + pick(13, 59)}分ほど待って一覧を更新し、明細${1 + pick(14, lines)}行目を確認する`,
    expected: `${scene.wanted}（見積 ${10_000 + pick(25, 89_999)}-${1_000 + pick(26, 8_999)}、${at(findings, pick(27, 1_600))}）。`,
    actual: `${scene.wrong}。差額は${yen(pick(15, 99_999))}、${at(findings, pick(21, 1_600))}（${8 + pick(22, 10)}時${pick(23, 60)}分、伝票 ${100_000 + pick(24, 899_999)}）。`,
    reproducibility: at(reproducibilities, pick(16, 400)),
    environment: "UAT環境",
    build: `1.${pick(17, 9)}.${pick(18, 30)}`,
    device: `T-${String(1 + pick(19, 24)).padStart(2, "0")}`,
  };
}

/** What a tester captures on the spot, some 600 bytes; the rest is written later at a desk. */
export type CapturedTexts = Omit<DefectTexts, "steps" | "expected" | "actual">;

export function capturedTexts(place: number): CapturedTexts {
  const { steps: _steps, expected: _expected, actual: _actual, ...captured } = defectTexts(place);
  return captured;
}

/** Words to search for; rotated, so that nothing is answered from a cache. */
export const searchedWords = [
  "端数",
  "赤伝票",
  "出荷予定日",
  "棚卸",
  "二重登録",
  "与信限度額",
  "仮受金",
  "軽減税率",
  "代理",
  "部門コード",
] as const;
