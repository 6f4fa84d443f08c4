/** What was agreed beside the tests: the rules of the project and its words. */
import { rule } from "@/lib/records/rule";
import { term } from "@/lib/records/term";
import { at, dayOf, minutes } from "../clock";
import { userIdOf } from "../people";
import type { Story } from "../story";
import { cell, optional, rowsOf } from "../tables";

export function tellAgreements(story: Story): void {
  tellRules(story);
  tellTerms(story);
}

function tellRules(story: Story): void {
  const written = at("2026-11-09", "15:00");
  const entry = story.create(rule, "entry", "pmo1", written, {
    ...{ title: "障害管理表の記入要領", type: "entry", version: 1, appliesTo: "障害管理表" },
    body: "1. 見つけた人が、その場で起票する。\n2. 重要度は業務への影響で付ける。\n3. 事象は「何をしたら、どうなったか」を書く。\n4. 写真は画面全体を撮る。",
    owner: userIdOf("pmo1"),
  });
  const inForce = { effectiveFrom: "2026-11-16" };
  entry.move("pm", at("2026-11-12", "10:20"), "inForce", inForce);
  const route = story.create(rule, "route", "pmo1", written + minutes(10), {
    ...{ title: "エスカレーションルート", type: "route", version: 1, appliesTo: "課題管理表" },
    body: "担当者 → PMO → 業務責任者 → PM → プロジェクトオーナー。期限を過ぎたものは翌営業日に一段上げる。",
    owner: userIdOf("pmo1"),
  });
  route.move("pm", at("2026-11-12", "10:21"), "inForce", inForce);
  const impact = story.create(rule, "impact", "pmo1", at(dayOf(8), "10:50"), {
    ...{ title: "共通部品を直したときの再テスト", type: "other", version: 1 },
    body: "共通部品を直したときは、使っている画面と帳票の一覧を添え、すべてを再テストの対象にする。",
    ...{ owner: userIdOf("pmo1"), appliesTo: "障害管理表" },
    changeReason: "再発行した請求書のデグレを受けて",
  });
  impact.move("pm", at(dayOf(8), "11:00"), "inForce", { effectiveFrom: dayOf(8) });
}

const terms = `
赤伝 | あかでん | credit note | 返品や訂正で、元の伝票を打ち消すために作るマイナスの伝票。 | SD 販売
検収 | けんしゅう | acceptance of goods | 届いた品物の数量と品質を確かめ、受け入れること。ここで買掛金が立つ。 | MM 購買
引当 | ひきあて | allocation | 受注に在庫を割り当て、ほかに使えなくすること。 | SD 販売
消込 | けしこみ | clearing | 入金と請求を突き合わせ、売掛金を消すこと。 | FI 財務会計
締め | しめ | closing | 期間を区切って伝票の登録を止め、残高を確定すること。 | FI 財務会計
与信 | よしん | credit limit | 取引先に認める掛売りの上限。超えた受注は保留になる。 | SD 販売
棚卸差異 | たなおろしさい | stocktaking difference | 数えた数と帳簿の数の差。理由を付けて確定する。 | WM 在庫倉庫
電文 | でんぶん | message | EDIで相手先とやり取りする1件ごとのデータ。 | IF 連携
デグレ | でぐれ | regression | 直した結果、前は動いていた所が動かなくなること。 |
横展開 | よこてんかい | lateral check | 同じ原因の不具合が、ほかの画面や帳票にないか調べること。 |
移動平均 | いどうへいきん | moving average | 入荷のたびに在庫の単価を計算し直す方法。 | WM 在庫倉庫
適格請求書 | てきかくせいきゅうしょ | qualified invoice | 登録番号と税率ごとの税額が書かれた請求書。仕入税額控除に要る。 | FI 財務会計
`;

function tellTerms(story: Story): void {
  for (const [place, row] of rowsOf(terms).entries()) {
    const module = optional(row, 4);
    story.create(term, cell(row, 0), "pmo2", at("2026-11-12", "11:00") + minutes(place * 2), {
      ...{ word: cell(row, 0), reading: cell(row, 1), english: cell(row, 2) },
      ...{ meaning: cell(row, 3), ...(module && { module }) },
    });
  }
}
