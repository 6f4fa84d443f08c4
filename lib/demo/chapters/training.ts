/** D9: the users learn orders and shipping; what they stumble over becomes feedback and corrections of the manual. */
import { actionItem } from "@/lib/records/action-item";
import { document } from "@/lib/records/document";
import { feedback } from "@/lib/records/feedback";
import { manualCorrection } from "@/lib/records/manual-correction";
import { trainingSession } from "@/lib/records/training-session";
import { at, dayOf, minutes } from "../clock";
import { personCalled, userIdOf, type Who } from "../people";
import { moduleOf } from "../series";
import type { Story } from "../story";
import { cell, coded, optional, rowsOf } from "../tables";

const trainees: Who[] = ["testerC", "testerD", "testerG", "testerH"];

export function tellTraining(story: Story): void {
  tellSessions(story);
  tellFeedback(story);
  tellCorrections(story);
}

function tellSessions(story: Story): void {
  const day = dayOf(9);
  const held = story.create(trainingSession, "order", "trainer", at("2026-11-12", "10:10"), {
    ...{ title: "操作研修 受注から出荷まで", date: day, from: "13:00", to: "15:00" },
    ...{ place: "研修室B", trainer: userIdOf("trainer"), attendees: trainees.map(userIdOf) },
    ...{ seats: 6, module: moduleOf("SD").name, environment: "研修環境" },
    contents: "受注登録、与信保留の承認、出荷指示、納品書の印刷、返品の受付。",
    manuals: [story.id(document, "manualOrder")],
    materials: ["操作説明書 受注・出荷編", "演習用の得意先カード", "問い合わせ先の一覧"],
    accounts: ["train01–train06"],
  });
  const ready = at(dayOf(8), "13:40");
  held.add("trainer", ready, {
    materialsReady: ["操作説明書 受注・出荷編", "演習用の得意先カード"],
  });
  held.add("trainer", at(day, "09:20"), { materialsReady: ["問い合わせ先の一覧"] });
  held.add("trainer", at(day, "09:20"), { accountsReady: ["train01–train06"] });
  held.move("trainer", at(day, "11:50"), "ready");
  held.move("trainer", at(day, "15:00"), "held");
  held.add("trainer", at(day, "15:02"), { present: trainees.map(userIdOf) });
  held.set("trainer", at(day, "15:20"), {
    wentWell: "受注から納品書まで、全員が時間内に終えた。",
    improvements: "返品の演習は手順が決まってからにする。説明書の画面を最新にする。",
  });
  held.move("trainer", at(day, "15:30"), "reviewed");
  story.create(trainingSession, "stock", "trainer", at(dayOf(6), "17:20"), {
    ...{ title: "操作研修 在庫と棚卸", date: "2026-12-02", from: "10:00", to: "12:00" },
    ...{ place: "研修室B", trainer: userIdOf("trainer"), seats: 6 },
    ...{ attendees: [userIdOf("testerG"), userIdOf("testerH")], module: moduleOf("WM").name },
    ...{ manuals: [story.id(document, "manualStock")], environment: "研修環境" },
    ...{ materials: ["操作説明書 在庫・棚卸編", "ハンディ2台"], accounts: ["train01–train06"] },
  });
}

const types = {
  説明書: "manual",
  ロジック: "logic",
  機能改善: "improvement",
  質問: "question",
} as const;

/** Type, who, screen, text, place in the manual; then who is asked, and the answer on D10. */
const said = `
説明書 | 担当C | 受注登録 | 12ページの画面に「納期回答」の欄がなく、どこに入れるのか迷った。 | 12ページ
説明書 | 担当G | 出荷指示 | 「送信中」と「引当済」の違いがどこにも書かれていない。 | 21ページ
説明書 | 担当D | 納品書 | 備考を2行にするときの改行の入れ方が分からない。 | 27ページ
ロジック | 担当H | 出荷指示 | 出荷確定を間違えたとき、取り消してからやり直すのが正しいのか確かめたい。 | | 開発B | 取消してから指示し直す。画面の注意書きを次のビルドで加える。
機能改善 | 担当C | 与信チェック | 与信保留の一覧に限度額の余りも出してほしい。 | | 営業 | 稼働後の改善候補に入れる。当面は得意先元帳で確かめる。
機能改善 | 担当D | 受注登録 | 得意先を電話番号で探したい。 | | 開発B |
質問 | 担当G | 返品赤伝 | 返品は営業と物流のどちらが入力するのか。 | | 物流 | 手順を決めているところ。12月2日の手順書で知らせる。
`;

function tellFeedback(story: Story): void {
  for (const [place, row] of rowsOf(said).entries()) {
    const by = personCalled(cell(row, 1));
    const type = coded(types, cell(row, 0));
    const when = at(dayOf(9), "14:32") + minutes(place * 3);
    const page = optional(row, 4);
    const one = story.create(feedback, String(place), by, when, {
      ...{ type, text: cell(row, 3), screen: cell(row, 2), raisedBy: userIdOf(by) },
      session: story.id(trainingSession, "order"),
      module: moduleOf(by === "testerG" || by === "testerH" ? "WM" : "SD").name,
      ...(page && { manual: story.id(document, "manualOrder"), place: page }),
    });
    const asked = optional(row, 5);
    if (asked) ask(story, one.id, place, row);
  }
}

/** Proposals go to the business, what the system does to its side. */
function ask(story: Story, origin: string, place: number, row: readonly string[]): void {
  const owner = personCalled(cell(row, 5));
  const toVendor = owner.startsWith("developer");
  const item = story.create(actionItem, `feedback/${place}`, "trainer", at(dayOf(9), "15:35"), {
    ...{ what: cell(row, 3), type: toVendor ? "feedback" : "proposal", origin },
    ...{ owner: userIdOf(owner), due: dayOf(10) },
    ...{ issuer: userIdOf("trainer"), issuerSide: "user" },
  });
  item.move("trainer", at(dayOf(9), "15:36"), "awaiting");
  const answer = optional(row, 6);
  if (answer) item.move(owner, at(dayOf(10), "10:20") + minutes(place * 8), "done", { answer });
}

/** Place of the feedback, page, before, after, checker, and how far it came by the end of D10. */
const corrections = `
0 | 12ページ 受注登録 | 納期を入力し、登録を押す。 | 納期を入力し、EDIの得意先は「納期回答」も入力してから、登録を押す。 | 営業 | checked
1 | 21ページ 出荷指示 | 指示を送ると状態が変わる。 | 指示を送ると「送信中」、倉庫が引き当てると「引当済」になる。10分たっても「送信中」なら再送する。 | 担当G | checked
2 | 27ページ 納品書 | 備考は40文字まで。 | 備考は40文字で折り返し、2行まで印刷される。改行は要らない。 | 担当D | fixed
`;

function tellCorrections(story: Story): void {
  for (const row of rowsOf(corrections)) {
    const place = Number(cell(row, 0));
    const checker = personCalled(cell(row, 4));
    const asked = at(dayOf(9), "15:45") + minutes(place * 4);
    const one = story.create(manualCorrection, String(place), "trainer", asked, {
      ...{ manual: story.id(document, "manualOrder"), place: cell(row, 1), before: cell(row, 2) },
      title: `受注・出荷編 ${cell(row, 1)}`,
      ...{ requestedBy: userIdOf("trainer"), fixer: userIdOf("developerB") },
      ...{ checker: userIdOf(checker), priority: "medium", due: dayOf(10) },
      origin: story.id(feedback, String(place)),
    });
    const fixed = at(dayOf(10), "09:15") + minutes(place * 9);
    one.move("developerB", fixed, "fixed", { after: cell(row, 3) });
    one.set("developerB", fixed, { version: "0.95" });
    if (cell(row, 5) === "checked")
      one.move(checker, at(dayOf(10), "11:00") + minutes(place), "checked");
  }
}
