/** What people said about faults, the one that two tablets found at once, and people's own plans. */
import { comment } from "@/lib/records/comment";
import { defect } from "@/lib/records/defect";
import { planItem } from "@/lib/records/plan-item";
import { testCase } from "@/lib/records/test-case";
import { buildOf, deviceOf, ENVIRONMENT } from "../builds";
import { fullNo } from "../cases/cases";
import { at, atCalled, dayCalled, dayOf, minutes } from "../clock";
import { personCalled, userIdOf } from "../people";
import { firstRunAt } from "../run-times";
import { moduleOf } from "../series";
import type { Story } from "../story";
import { cell, coded, optional, rowsOf } from "../tables";

const remarks = `
SD-007 | D1 14:20 | 開発B | 再現しました。納期の変更で単価を取り直す処理が原因です。
SD-016 | D2 15:05 | 営業 | この得意先は全部ケース単位です。今日の出荷分は手で直します。
FI-018 | D3 14:00 | 経理 | 残額は古い請求から順に充てる、で合っています。
IF-002 | D3 11:10 | 開発C | B社側の記録でも同じ電文が2回届いています。受信側で除けます。
IF-002 | D3 13:30 | 営業 | 二重にできた受注はいまのところ1件だけです。出荷は止めました。
FI-011 | D4 11:02 | 経理 | 販売の請求書でも同じ計算部品を使っているはずです。横展開の確認をお願いします。
FI-011 | D4 11:25 | 開発A | 再現しました。計算部品の丸めの位置を確認しています。
FI-011 | D4 16:25 | 開発A | 影響するのは4か所です。20日の夜にまとめて適用します。
FI-011 | D6 10:50 | 担当A | 5枚とも電卓の値と一致しました。再テストOKです。
SD-037 | D4 14:50 | 担当C | SI-004530の写真を撮りました。差は8%の行だけです。
MM-032 | D4 17:20 | 購買 | 本番の設定も同じか見てください。
WM-020 | D5 15:40 | 物流 | A-02は今朝数えたばかりなので、元の数は控えてあります。
SD-043 | D7 10:57 | 担当C | 修正ビルドで再テストしましたが、端数のある値引きでまた値引き前になります。
SD-043 | D7 13:20 | 開発B | 合計値引きの配賦が抜けていました。明日の夜に直します。
FI-015 | D7 13:30 | PMO1 | 端数処理の修正のデグレです。ほかに古い部品を呼ぶ所がないか調べてもらっています。
SD-039 | D8 11:45 | PMO2 | 担当Dの起票と同じ事象です。こちらに寄せます。
SD-046 | D8 16:20 | 物流 | 赤伝から入荷予定ができれば、現場の書き写しはなくせます。
SD-046 | D10 17:12 | PM | 当面は手作業で回すことになりました。手順書は12月2日までに物流で用意します。
WM-036 | D10 10:10 | 開発D | 単価を4桁にしたビルドを適用しました。再テストをお願いします。
`;

/** Whose, day, from, to, what, opens, how it ended. */
const plans = `
PMO1 | D4 | 17:00 | 17:30 | 判定基準のたたき台を見直す | leftover | carried
PMO1 | D5 | 11:00 | 11:30 | 判定基準のたたき台を見直す | leftover | done
PMO1 | D5 | 14:00 | 14:30 | 祝日明けの応援を部署に頼む | actions |
PMO2 | D5 | 15:00 | 15:30 | 第1週のまとめを作る | dailyReport |
担当A | D5 | 09:30 | 10:00 | 税額を突き合わせる表を確かめる | tests |
担当C | D6 | 10:40 | 11:10 | 端数処理の再テスト | retests | done
講師 | D9 | 12:30 | 13:00 | 研修室の準備 | training | done
`;

export function tellRemarks(story: Story): void {
  for (const [place, row] of rowsOf(remarks).entries())
    story.create(comment, String(place), personCalled(cell(row, 2)), atCalled(cell(row, 1)), {
      ...{ of: story.id(defect, cell(row, 0)), text: cell(row, 3) },
    });
  tellTwice(story);
  tellPlans(story);
}

/** D8: two testers without a network write down the same; the second record is told to be a duplicate. */
function tellTwice(story: Story): void {
  const first = story.id(defect, "SD-039");
  const when = (firstRunAt.get("SD-039") ?? 0) + minutes(2);
  const second = story.create(defect, "SD-039/again", "testerD", when, {
    ...{ title: "請求書のPDFが最後の数社だけ白紙", severity: "major" },
    symptom: "一括で出したら、終わりのほうの3社が真っ白でした。圏外だったのでいま送ります。",
    ...{ occurredAt: when - minutes(1), foundBy: userIdOf("testerD") },
    ...{ testCase: fullNo("SD-039"), case: story.id(testCase, "SD-039") },
    ...{ module: moduleOf("SD").name, screen: "納品書・請求書", reproducibility: "always" },
    ...{ environment: ENVIRONMENT, build: buildOf(8), device: deviceOf("testerD") },
  });
  const merged = at(dayOf(8), "11:40");
  second.set("pmo2", merged, { type: "duplicate", duplicateOf: first });
  second.move("pmo2", merged, "withdrawn", { withdrawReason: "同じ不具合が先に起票されている" });
}

const opens = {
  leftover: "leftover",
  actions: "actions",
  dailyReport: "dailyReport",
  tests: "tests",
  retests: "retests",
  training: "training",
} as const;

function tellPlans(story: Story): void {
  let before = "";
  for (const [place, row] of rowsOf(plans).entries()) {
    const owner = personCalled(cell(row, 0));
    const date = dayCalled(cell(row, 1));
    const carried = before === cell(row, 4);
    const written = at(place === 0 ? dayOf(3) : dayOf(4), "17:35");
    const made = Math.min(written + minutes(place), at(date, "08:50"));
    const item = story.create(planItem, String(place), owner, made, {
      ...{ what: cell(row, 4), owner: userIdOf(owner), date, from: cell(row, 2), to: cell(row, 3) },
      ...{ opens: coded(opens, cell(row, 5)), origin: carried ? "carried" : "own" },
      ...(carried && { carriedFrom: story.id(planItem, String(place - 1)) }),
    });
    before = cell(row, 4);
    const ended = optional(row, 6);
    if (ended) item.move(owner, at(date, ended === "carried" ? "17:33" : cell(row, 3)), ended);
  }
}
