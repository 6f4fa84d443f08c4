/** Defects as a tester really writes them, about 1.1 KB each, the same ones for the same number. */

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

const modules = ["FI 財務会計", "SD 販売", "MM 購買", "WM 在庫倉庫", "IF 連携", "RPT 帳票・移行"];

interface Scene {
  readonly screen: string;
  readonly document: string;
  readonly action: string;
  readonly wanted: string;
  readonly wrong: string;
}

const scenes: readonly Scene[] = [
  {
    screen: "受注登録",
    document: "受注",
    action: "数量を分納に変更して保存",
    wanted: "出荷予定日が明細ごとに再計算される",
    wrong: "先頭明細の出荷予定日がすべての明細に写ってしまう",
  },
  {
    screen: "出荷指示",
    document: "出荷指示",
    action: "倉庫WMSへ出荷指示を送信",
    wanted: "WMS側の引当結果が五分以内に戻り、状態が引当済になる",
    wrong: "引当結果が戻らず、状態が送信中のまま残る",
  },
  {
    screen: "請求書発行",
    document: "請求",
    action: "軽減税率の品目を混ぜて締め処理を実行",
    wanted: "税率ごとに一回だけ端数を切り捨てた税額になる",
    wrong: "明細ごとに端数を切り捨てるため税額が合わない",
  },
  {
    screen: "入金消込",
    document: "入金",
    action: "一部入金を二件の請求に割り当て",
    wanted: "残額が次の請求に自動で充当される",
    wrong: "残額が仮受金に残り、消込済の表示だけが変わる",
  },
  {
    screen: "発注承認",
    document: "発注",
    action: "承認者を代理に切り替えて承認",
    wanted: "承認履歴に代理者と本来の承認者の両方が残る",
    wrong: "本来の承認者の名前で履歴が残り、代理が分からない",
  },
  {
    screen: "入荷検収",
    document: "検収",
    action: "検収数量を発注数量より少なく入力して確定",
    wanted: "残数量が未入荷として次回の入荷予定に残る",
    wrong: "発注が完了になり、残数量の入荷予定が消える",
  },
  {
    screen: "棚卸差異一覧",
    document: "棚卸",
    action: "ロケーションを絞り込んで差異を確定",
    wanted: "絞り込んだロケーションの差異だけが在庫調整になる",
    wrong: "画面に出ていないロケーションの差異まで調整される",
  },
  {
    screen: "月次締め",
    document: "締め",
    action: "締め後に前月日付の訂正伝票を登録",
    wanted: "締め後訂正として翌月に計上され、警告が表示される",
    wrong: "警告なしに前月へ計上され、試算表の残高が変わる",
  },
  {
    screen: "EDI受信結果",
    document: "EDI電文",
    action: "回線断のあと同じ電文を再送",
    wanted: "二重登録を検知して一件だけ取り込まれる",
    wrong: "同じ注文番号で二件の受注が登録される",
  },
  {
    screen: "与信照会",
    document: "与信",
    action: "与信限度額を超える受注を登録",
    wanted: "保留になり、営業責任者へ承認依頼が届く",
    wrong: "保留にならず出荷指示まで進んでしまう",
  },
  {
    screen: "返品赤伝",
    document: "返品",
    action: "値引き済みの明細を一部返品",
    wanted: "値引き後の単価で赤伝票が作られる",
    wrong: "値引き前の単価で赤伝票が作られ、売掛金が合わない",
  },
  {
    screen: "経費仕訳",
    document: "経費",
    action: "D社から取り込んだ交通費を仕訳に変換",
    wanted: "部門コードが人事マスタの所属で補完される",
    wrong: "異動前の部門コードで仕訳が作られる",
  },
];

const circumstances = [
  "月初の処理が重なる時間帯だけ起きるようです。",
  "ほかの端末でも同じ操作で確認しました。",
  "権限を変えても結果は同じでした。",
  "前回のビルドでは起きていませんでした。",
  "データを入れ直すと一度は正しくなります。",
  "取引先を変えると起きない場合があります。",
  "画面を開き直すと表示だけは直ります。",
  "締め日をまたぐ伝票でだけ確認しています。",
];

const findings = [
  "ログには何も残っていません",
  "印刷した帳票でも同じ値です",
  "明細を一行にすると起きません",
  "差分はちょうど一件分です",
  "前の画面の値が残って見えます",
  "連携先の画面では正しい値でした",
  "三回に一回ほど起きます",
  "夜間処理のあとに直っていました",
  "担当者を変えても同じです",
  "取消してから登録し直すと通ります",
  "単位を箱に変えた場合も同じです",
  "検索条件を空にすると表示されます",
  "日付を前日に戻すと正しくなります",
  "ヘルプの記載とも合っていません",
  "CSVに出すと正しい値でした",
  "業務責任者にも見てもらいました",
];

/** A number that looks drawn by chance and is the same for the same place. */
function drawn(place: number, salt: number, below: number): number {
  let h = Math.imul(place + 1, 2654435761) ^ Math.imul(salt + 1, 40503);
  h = Math.imul(h ^ (h >>> 15), 2246822507);
  h = Math.imul(h ^ (h >>> 13), 3266489909);
  return ((h ^ (h >>> 16)) >>> 0) % below;
}

function at<T>(list: readonly T[], place: number): T {
  const one = list[place % list.length];
  if (one === undefined) throw new Error("The list is empty.");
  return one;
}

// Long past, so that what is saved while measuring is the newest.
const firstDay = Date.UTC(2025, 0, 6);
const yen = (amount: number) => `${amount.toLocaleString("ja-JP")}円`;

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
