/** The ten flows of business that the acceptance test goes through, with what stands before each. */
import type { Who } from "./people";
import { cell, coded, rowsOf } from "./tables";

export interface DemoScenario {
  readonly key: string;
  readonly title: string;
  readonly flow: string;
  readonly module: string;
  readonly owner: Who;
  readonly pattern: "main" | "alternative" | "exception";
  /** What is seen to be right in the end. */
  readonly checkPoint: string;
  readonly howToJudge: string;
}

const owners = {
  経理: "accounting",
  営業: "sales",
  購買: "purchasing",
  物流: "logistics",
} as const;
const patterns = { 基本: "main", 代替: "alternative", 例外: "exception" } as const;

const table = `
order | 受注→出荷→請求→入金 | SD | 営業 | 基本 | 受注を登録し、出荷指示、納品、締め請求、入金消込までを通す。 | 受注から入金までの金額が一致する | 受注・出荷・請求・入金の金額を並べ、差が0円であること。
purchase | 発注→入荷→検収→支払 | MM | 購買 | 基本 | 購買依頼から発注し、入荷と検収を経て支払データを作る。 | 検収と支払の金額が一致する | 検収一覧の合計と支払予定の合計が一致すること。
stocktake | 棚卸差異 | WM | 物流 | 代替 | 在庫を凍結して数え、差異に理由を付けて確定し、会計に計上する。 | 数えた棚だけが調整される | 確定の前後で、ほかの棚の在庫が変わらないこと。
monthEnd | 月次締め | FI | 経理 | 基本 | 部門、全社の順に締め、試算表と財務諸表を出す。 | 締めたあとの残高が動かない | 締め処理時点の試算表と、翌日の試算表が一致すること。
tax | 軽減税率の端数 | FI | 経理 | 例外 | 8%と10%の混じる請求書を発行し、会計の税集計と突き合わせる。 | 税率ごとに1回だけ端数処理がかかる | 電卓で出した税率ごとの税額と1円も違わないこと。
correction | 締め後訂正 | FI | 経理 | 例外 | 締めた月の誤りを、承認を得て当月に訂正する。 | 前月の残高が変わらない | 訂正の前後で前月の試算表が一致すること。
edi | EDI再送 | IF | 営業 | 例外 | 回線断や受領もれのあと、同じ電文を再送する。 | 同じ注文が二重にならない | 同じ注文番号の受注が1件だけであること。
credit | 与信超過 | SD | 営業 | 例外 | 限度額を超える受注を保留にし、承認を得て出荷する。 | 限度額を超えた受注が止まる | 承認なしに出荷指示ができないこと。
return | 返品赤伝 | SD | 物流 | 代替 | 返品を受け付け、赤伝を作り、検品して在庫に戻す。 | 返品の在庫と赤伝の数量が一致する | 赤伝と返品入荷の数量を並べ、差が0であること。
expense | 経費→仕訳 | FI | 経理 | 基本 | 承認済みの経費を会計に取り込み、仕訳を確かめる。 | 経費が正しい部門で仕訳される | 利用日の所属部門と仕訳の部門が一致すること。
`;

export const scenarios: readonly DemoScenario[] = rowsOf(table).map((row) => ({
  key: cell(row, 0),
  title: cell(row, 1),
  module: cell(row, 2),
  owner: coded<Who>(owners, cell(row, 3)),
  pattern: coded<DemoScenario["pattern"]>(patterns, cell(row, 4)),
  ...{ flow: cell(row, 5), checkPoint: cell(row, 6), howToJudge: cell(row, 7) },
}));

/** By the key of the scenario. */
export const preconditions: Readonly<Record<string, string>> = {
  order: "得意先と品目のマスタが移行済みで、在庫がある。",
  purchase: "仕入先の契約単価と口座が登録されている。",
  stocktake: "対象の倉庫で当日の入出庫が終わっている。",
  monthEnd: "当月の伝票がすべて承認されている。",
  tax: "8%と10%の品目が登録され、得意先の端数処理が「切り捨て」である。",
  correction: "前月の全社締めが終わっている。",
  edi: "B社のテスト回線につながり、テスト電文がそろっている。",
  credit: "限度額1,000万円の得意先に、800万円の受注残がある。",
  return: "値引きのある出荷が納品済みである。",
  expense: "経費精算で承認まで終わっている。",
};

const vendors: Readonly<Record<string, string>> = {
  EDI: "B社",
  倉庫WMS: "C社",
  経費精算: "D社",
  銀行FB: "A社",
};

export const vendorOf = (system: string): string => vendors[system] ?? "A社";
