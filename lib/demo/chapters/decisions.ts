/** What the people below could not decide: returns by hand or with extra money, and whether to go live. */
import { decision } from "@/lib/records/decision";
import { defect } from "@/lib/records/defect";
import { escalation } from "@/lib/records/escalation";
import { estimate } from "@/lib/records/estimate";
import { meeting } from "@/lib/records/meeting";
import { at, dayOf } from "../clock";
import { userIdOf } from "../people";
import type { Story } from "../story";

export function tellDecisions(story: Story): void {
  tellEscalation(story);
  tellRounding(story);
  tellGoLive(story);
  tellBudget(story);
}

function tellEscalation(story: Story): void {
  const raised = story.create(escalation, "returns", "pmo1", at(dayOf(9), "16:28"), {
    ...{ title: "返品の手順：手作業で回すか、追加予算で直すか", urgency: "high" },
    origin: story.id(defect, "SD-046"),
    question: "返品の赤伝と返品入荷が結びつかない。稼働後の返品をどう回すか決めてほしい。",
    options:
      "A. 業務側で手作業（赤伝の番号を書き写し、翌朝に突き合わせる）\nB. 追加予算240万円で連動を作る（6週間、稼働に間に合わない）\nC. 稼働を延ばして直す",
    impact: "返品は月に約60件。突き合わせが漏れると、在庫が検品待ちのまま残る。",
    ...{ workload: "1件5分、月に5時間", cost: 2_400_000 },
    ...{ raisedBy: userIdOf("pmo1"), routeStep: "pm", due: dayOf(10) },
  });
  raised.move("pmo1", at(dayOf(9), "17:20"), "asked");
  raised.set("pm", at(dayOf(10), "09:40"), { routeStep: "owner" });
  const decided = at(dayOf(10), "17:05");
  raised.move("owner", decided, "decided", {
    disposition: "byHand",
    decisionReason:
      "件数が限られ、稼働を延ばす損失のほうが大きい。手作業の手順書を用意したうえで、追加予算は稼働後の実績を見て判断する。",
  });
}

function tellRounding(story: Story): void {
  const asked = story.create(decision, "rounding", "pmo1", at(dayOf(4), "13:22"), {
    ...{ title: "端数処理を税率ごとの合計に統一する", type: "business" },
    background: "明細ごとの切り捨てで税額が1円合わない。請求書と会計で計算が分かれている。",
    options: "A. 税率ごとの合計に1回だけ\nB. 明細ごと（現行）",
    ...{ recommendation: "A", issuer: userIdOf("pmo1"), issuerSide: "user" },
    ...{ decider: userIdOf("accounting"), due: dayOf(4), origin: story.id(defect, "FI-011") },
  });
  asked.move("accounting", at(dayOf(4), "13:40"), "provisional", {
    result: "Aとする。旧システムの請求書に同じずれがないことを確かめてから正式に決める。",
  });
  asked.set("accounting", at(dayOf(4), "13:41"), {
    ...{ reason: "適格請求書の決まりに合う。", confirmBy: dayOf(6), effectiveOn: dayOf(6) },
  });
  asked.move("accounting", at(dayOf(6), "11:15"), "final");
}

function tellGoLive(story: Story): void {
  const asked = story.create(decision, "goLive", "pm", at(dayOf(10), "09:50"), {
    ...{ title: "12月7日の本番稼働の可否", type: "management" },
    background: "UATの最終日。判定基準は6つ、必須は4つ。",
    options: "A. 予定どおり稼働する\nB. 返品の4件を実施してから再判定する\nC. 稼働を延ばす",
    ...{ recommendation: "B", issuer: userIdOf("pm"), issuerSide: "user" },
    ...{ decider: userIdOf("owner"), due: dayOf(10) },
  });
  asked.add("pm", at(dayOf(10), "16:35"), {
    evidence: [story.id(meeting, `goNoGo/${dayOf(10)}`), story.id(escalation, "returns")],
  });
  asked.move("owner", at(dayOf(10), "17:30"), "final", {
    result: "本日は「否」。返品の4件を手順の確定後に実施し、12月4日に再判定する。",
  });
  asked.set("owner", at(dayOf(10), "17:31"), {
    ...{ reason: "消化率が98.3％で基準の100％に届かない。", effectiveOn: dayOf(10) },
  });
}

/** Among the user's side only: what the vendor need not know before it has answered. */
function tellBudget(story: Story): void {
  story.create(
    decision,
    "budget",
    "pm",
    at(dayOf(9), "17:10"),
    {
      ...{ title: "追加予算の上限", type: "management" },
      background: "返品の連動を直す場合の見積を待っている。予備費の残りは350万円。",
      options: "A. 300万円まで\nB. 追加しない",
      ...{ issuer: userIdOf("pm"), issuerSide: "user", decider: userIdOf("owner") },
      ...{ due: "2026-12-04", evidence: [story.id(estimate, "returns")] },
    },
    "internal",
  );
}
