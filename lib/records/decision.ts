/** A decision asked for or taken (判断依頼): provisional first where work must go on, then final or withdrawn. */
import { defineRecord, endState, openState } from "./define";
import { choice, day, link, links, longText, option, person, text } from "./fields";
import { sides } from "./options";
import { anyOf, byKeepers, byWorkers, keepers, onSide, ownedBy } from "./rights";

const decider = { ...ownedBy("decider"), side: "user" } as const;
const provisionals = [anyOf(...keepers, "manager", "owner"), decider];
const finals = [onSide("user", "owner"), decider];
const withdrawers = [anyOf(...keepers, "owner"), ownedBy("issuer"), decider];

export const decision = defineRecord("decision", {
  label: { ja: "判断依頼", en: "Decision" },
  plural: { ja: "判断依頼", en: "Decisions" },
  number: "DEC",
  title: "title",
  meta: ["state", "type", "due", "decider"],
  order: { by: "due", descending: false },
  register: "decisions",
  sections: {
    question: { label: { ja: "判断を仰ぐこと", en: "Question" } },
    result: { label: { ja: "結論", en: "Result" }, openIn: ["provisional", "final"] },
  },
  rights: { create: byWorkers, set: byWorkers, delete: byKeepers },
  states: {
    initial: "requested",
    all: {
      requested: openState("依頼中", "Requested", "dashed"),
      provisional: openState("仮決定", "Provisional", 0.5),
      final: endState("正式決定", "Final", "check"),
      withdrawn: endState("取下げ", "Withdrawn", "stop"),
    },
    transitions: [
      { from: "requested", to: "provisional", by: provisionals, needs: ["result"] },
      { from: "requested", to: "final", by: finals, needs: ["result"] },
      { from: "provisional", to: "final", by: finals, needs: ["result"] },
      { from: "provisional", to: "requested", by: provisionals },
      { from: "requested", to: "withdrawn", by: withdrawers, needs: ["withdrawReason"] },
      { from: "provisional", to: "withdrawn", by: withdrawers, needs: ["withdrawReason"] },
    ],
  },
  fields: {
    title: text({ ja: "件名", en: "Title" }).max(120).required().section("question").column(40),
    type: choice(
      { ja: "種類", en: "Type" },
      {
        management: option("経営判断", "Management decision"),
        business: option("業務の決定", "Business decision"),
        instruction: option("作業指示", "Work instruction"),
        feasibility: option("実現可否", "Feasibility"),
      },
    )
      .required()
      .indexed()
      .section("question")
      .column(10),
    background: longText({ ja: "背景", en: "Background" }).section("question").column(40),
    options: longText({ ja: "選択肢", en: "Options" }).expected().section("question").column(40),
    recommendation: longText({ ja: "推奨案", en: "Recommendation" }).section("question").column(30),
    issuer: person({ ja: "起票者", en: "Issued by" })
      .starts("author")
      .section("question")
      .column(12),
    issuerSide: choice({ ja: "発行側", en: "Issuing side" }, sides)
      .starts("authorSide")
      .section("question")
      .column(8),
    // Whoever could name themself could decide.
    decider: person({ ja: "判断者", en: "Decider" })
      .by(anyOf(...keepers, "manager", "owner"))
      .expected()
      .indexed()
      .section("question")
      .column(12),
    due: day({ ja: "判断期限", en: "Decide by" })
      .deadline()
      .expected()
      .indexed()
      .section("question")
      .column(12),
    origin: link({ ja: "発生元", en: "Origin" }).indexed().section("question"),
    evidence: links({ ja: "根拠", en: "Evidence" }).section("question").column(20),
    result: longText({ ja: "決定内容", en: "Result" })
      .by(...provisionals)
      .section("result")
      .column(40),
    reason: longText({ ja: "決定の理由", en: "Reason" })
      .by(...provisionals)
      .section("result")
      .column(30),
    effectiveOn: day({ ja: "適用日", en: "Effective on" }).section("result").column(12),
    confirmBy: day({ ja: "正式決定の期限", en: "Final by" })
      .expected({ state: ["provisional"] })
      .indexed()
      .section("result")
      .column(12),
    withdrawReason: text({ ja: "取下げの理由", en: "Reason for withdrawal" })
      .section("result")
      .column(24),
  },
});
