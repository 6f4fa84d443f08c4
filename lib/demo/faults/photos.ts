/** What the testers photographed: ERP screens as tables, drawn by the server since no real system may be shown. */
import { cell, optional, sectionsOf } from "../tables";

export interface ScreenPhoto {
  /** The fault that it shows: `FI-011`. */
  readonly case: string;
  readonly title: string;
  /** The first row is the head of the grid. */
  readonly rows: readonly (readonly string[])[];
  /** Index of the row that is wrong. */
  readonly wrong: number;
  readonly message?: string;
}

/** A heading holds the case, the title of the screen, the row that is wrong, and what the screen says. */
const table = `
# SD-007 | 受注登録　4500112 | 1 | 納期を変更しました。
品目 | 数量 | 単価 | 納期
飲料水 2L×6 | 40 | 780（標準） | 11/27
菓子詰合せ | 20 | 1,150 | 11/20
# SD-016 | EDI受注　B-76903 | 1 | 1件の電文を取り込みました。
品目 | 電文の数量 | 単位 | 受注数量
飲料水 500ml | 10 | CS | 10
茶葉 100g | 24 | EA | 24
# SD-028 | 出荷指示一覧 | 2
出荷指示 | 受注No | 送信時刻 | 状態
D-20877 | 4500171 | 10:48 | 引当済
D-20878 | 4500172 | 11:02 | 送信中
D-20879 | 4500174 | 11:20 | 引当済
# IF-002 | EDI受信結果 | 2 | 2件の電文を取り込みました。
受信時刻 | 注文番号 | 受注No | 結果
10:41:07 | B-77120 | 4500218 | 登録済
10:58:32 | B-77120 | 4500223 | 登録済
11:02:10 | B-77134 | 4500224 | 登録済
# FI-011 | 請求書発行　SI-004512 | 5 | 税額が会計の計算（1,234）と一致しません。
品目 | 税率 | 税抜金額 | 消費税
飲料水 2L×6 | 8% | 5,143 | 411
菓子詰合せ | 8% | 5,143 | 411
茶葉 100g | 8% | 5,144 | 411
段ボール箱 | 10% | 2,000 | 200
消費税（8%対象） | ― | 15,430 | 1,233
# SD-037 | 請求書照会　SI-004530 | 3
税率 | 税抜金額 | 消費税 | 会計の税額
10%対象 | 42,000 | 4,200 | 4,200
非課税 | 1,000 | 0 | 0
8%対象 | 15,430 | 1,233 | 1,234
# WM-020 | 棚卸差異一覧　A-01 | 3 | 差異を確定しました。
棚 | 品目 | 帳簿 | 実数
A-01 | 段ボール箱 | 120 | 118
A-01 | 緩衝材 | 64 | 64
A-02 | 茶葉 100g | 300 | 0
# SD-043 | 返品赤伝　CR-000218 | 1
品目 | 返品数 | 値引後単価 | 赤伝の単価
飲料水 2L×6 | 3 | 900 | 1,000
茶葉 100g | 0 | 540 | 540
# SD-039 | 請求書PDF一括出力 | 3 | 50件のうち47件を出力しました。
得意先 | 請求書 | ページ | 状態
10231 | SI-004588 | 2 | 出力済
10232 | SI-004589 | 1 | 出力済
10234 | SI-004590 | 0 | 白紙
`;

export const photos: readonly ScreenPhoto[] = sectionsOf(table).map(({ head, rows }) => {
  const message = optional(head, 3);
  return {
    ...{ case: cell(head, 0), title: cell(head, 1), rows, wrong: Number(cell(head, 2)) },
    ...(message && { message }),
  };
});

export const photoOf = (no: string): ScreenPhoto | undefined =>
  photos.find((one) => one.case === no);
