/** What a PMO keeps in step: meetings and their lines, what is asked of whom, the plan, what stands in the way. */
import type { Writer } from "./tell";
import { dayAfter } from "./words";

const levels = ["high", "medium", "medium", "low"] as const;
const areas = ["business", "system", "migration", "education", "organisation"] as const;
const departments = ["経理部", "営業部", "購買部", "物流部", "情報システム部"] as const;
const times = ["09:00", "10:00", "13:00", "14:30", "16:00", "17:00"] as const;

export const meeting: Writer = ({ place, oneOf, author, scene, finding }) => ({
  set: {
    type: oneOf(10, ["standup", "wrapUp", "triage", "weekly", "talk"]),
    title: `${scene.screen}の打合せ（第${place + 1}回）`,
    date: dayAfter(place % 90),
    from: oneOf(11, times),
    place: `会議室${oneOf(12, ["A", "B", "C"])}`,
    chair: author,
    attendees: [author],
    agenda: `1. 前回の宿題\n2. ${scene.screen}の残課題\n3. 明日の予定`,
    summary: `${scene.wrong}件について方針を確認した。${finding}。`,
  },
  moved: { state: "running" },
});

export const minuteLine: Writer = ({ pick, oneOf, some, author, scene, finding, amount }) => ({
  set: {
    meeting: some(10, "meeting"),
    type: oneOf(11, ["memo", "memo", "decision", "todo", "request", "issue", "notice"]),
    text: oneOf(12, [
      `${scene.screen}は${scene.wanted}ことを${1 + pick(13, 28)}日までに確認する。`,
      `${scene.wrong}件は影響額 ${amount}。${finding}。`,
      `${oneOf(14, departments)}より、${scene.action}する手順の説明を求められた。`,
    ]),
    owner: author,
    due: dayAfter(pick(15, 90)),
    department: oneOf(16, departments),
  },
});

export const actionItem: Writer = ({ pick, oneOf, some, author, scene, finding, document }) => ({
  set: {
    what: `${document}について${scene.screen}の設定を確認し、結果を回答する（${1 + pick(10, 900)}件目）`,
    type: oneOf(11, ["todo", "request", "instruction"]),
    owner: author,
    department: oneOf(12, departments),
    due: dayAfter(pick(13, 90)),
    issuer: author,
    note: `${finding}。${scene.wrong}との報告あり。`,
    origin: some(14, oneOf(15, ["defect", "meeting"])),
  },
  moved: { state: "doing" },
});

export const planItem: Writer = ({ pick, oneOf, author, scene }) => ({
  set: {
    what: `${scene.screen}の確認（${scene.document}${1 + pick(10, 60)}件）`,
    owner: author,
    date: dayAfter(pick(11, 90)),
    from: oneOf(12, times),
    to: "18:00",
    opens: oneOf(13, ["tests", "retests", "minutes", "issues"]),
    origin: "own",
  },
  moved: { state: "doing" },
});

export const task: Writer = ({ place, pick, oneOf, author, scene, module }) => {
  const from = pick(10, 60);
  return {
    set: {
      title: `${scene.screen}の${oneOf(11, ["仕様確認", "データ準備", "移行リハーサル", "帳票照合", "操作説明書の改訂"])}`,
      wbs: `${1 + (place % 9)}.${1 + pick(12, 20)}`,
      group: module,
      owner: author,
      planFrom: dayAfter(from),
      planTo: dayAfter(from + 1 + pick(13, 20)),
      percent: pick(14, 100),
      planHours: 1 + pick(15, 80),
      report: `${scene.action}する手順まで完了。残りは${scene.document}の突合せ。`,
    },
    moved: { state: "doing", actualFrom: dayAfter(from) },
  };
};

export const issue: Writer = ({ pick, oneOf, author, scene, finding, circumstance, amount }) => ({
  set: {
    title: `${scene.document}の運用が決まっていない（${scene.screen}・${1 + pick(10, 300)}）`,
    category: oneOf(11, areas),
    priority: oneOf(12, levels),
    raisedOn: dayAfter(pick(13, 60)),
    raisedBy: author,
    body: `${scene.action}するときの承認経路が部門ごとに違う。${finding}。${circumstance}`,
    impact: `月 ${amount}の${scene.document}が手作業になる。`,
    owner: author,
    due: dayAfter(60 + pick(14, 60)),
  },
  moved: { state: "doing" },
});

export const risk: Writer = ({ pick, oneOf, author, scene, amount }) => ({
  set: {
    event: `本番データの${scene.document}が想定を超え、${scene.screen}の処理が夜間に終わらない（${1 + pick(10, 99)}）`,
    category: oneOf(11, areas),
    impact: oneOf(12, levels),
    probability: oneOf(13, levels),
    trigger: `移行リハーサルで所要時間が計画の${110 + pick(14, 90)}%を超える。`,
    effect: `翌朝の出荷が遅れ、${amount}の売上が翌月になる。`,
    response: oneOf(15, ["avoid", "reduce", "accept"]),
    owner: author,
  },
  moved: { state: "responding" },
});

export const decision: Writer = ({ pick, oneOf, author, scene, finding, amount }) => ({
  set: {
    title: `${scene.screen}の扱いについて（第${1 + pick(10, 90)}号）`,
    type: oneOf(11, ["management", "business", "instruction"]),
    background: `${scene.wrong}。${finding}。`,
    options: `A. 本番前に直す（${amount}）\nB. 手作業で補い次期で直す`,
    recommendation: "Aを推奨する。",
    issuer: author,
    decider: author,
    due: dayAfter(pick(12, 90)),
  },
});
