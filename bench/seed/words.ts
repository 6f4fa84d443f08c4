/** The words that all records of the bench are made of, and choices among them that look like chance. */

export const modules = [
  "FI 財務会計",
  "SD 販売",
  "MM 購買",
  "WM 在庫倉庫",
  "IF 連携",
  "RPT 帳票・移行",
];

export interface Scene {
  readonly screen: string;
  readonly document: string;
  readonly action: string;
  readonly wanted: string;
  readonly wrong: string;
}

export const scenes: readonly Scene[] = [
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

export const circumstances = [
  "月初の処理が重なる時間帯だけ起きるようです。",
  "ほかの端末でも同じ操作で確認しました。",
  "権限を変えても結果は同じでした。",
  "前回のビルドでは起きていませんでした。",
  "データを入れ直すと一度は正しくなります。",
  "取引先を変えると起きない場合があります。",
  "画面を開き直すと表示だけは直ります。",
  "締め日をまたぐ伝票でだけ確認しています。",
];

export const findings = [
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
export function drawn(place: number, salt: number, below: number): number {
  let h = Math.imul(place + 1, 2654435761) ^ Math.imul(salt + 1, 40503);
  h = Math.imul(h ^ (h >>> 15), 2246822507);
  h = Math.imul(h ^ (h >>> 13), 3266489909);
  return ((h ^ (h >>> 16)) >>> 0) % below;
}

export function at<T>(list: readonly T[], place: number): T {
  const one = list[place % list.length];
  if (one === undefined) throw new Error("The list is empty.");
  return one;
}

// Long past, so that what is saved while measuring is the newest.
export const firstDay = Date.UTC(2025, 0, 6);
export const yen = (amount: number) => `${amount.toLocaleString("ja-JP")}円`;

/** A day of the calendar, `days` after the first. */
export const dayAfter = (days: number) =>
  new Date(firstDay + days * 86_400_000).toISOString().slice(0, 10);
