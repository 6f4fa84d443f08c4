/** The test's own records: what is required, checked, done and found. */
import { defectTexts } from "../texts";
import type { Writer } from "./tell";
import { dayAfter, firstDay } from "./words";

const levels = ["high", "medium", "medium", "low"] as const;
const results = ["ok", "ok", "ok", "ok", "ng", "hold", "blocked"] as const;

export const defect: Writer = ({ place, author }) => ({
  set: { ...defectTexts(place), foundBy: author },
  moved: { state: "accepted" },
});

export const testCase: Writer = ({
  place,
  pick,
  oneOf,
  some,
  scene,
  module,
  author,
  document,
}) => ({
  set: {
    no: `UAT-${String(place + 1).padStart(4, "0")}`,
    title: `${scene.screen}：${scene.action}できること（${scene.document}・パターン${1 + pick(10, 60)}）`,
    scenario: some(11, "scenario"),
    module,
    screen: scene.screen,
    priority: oneOf(12, levels),
    pattern: oneOf(13, ["normal", "normal", "abnormal", "boundary"]),
    precondition: `${document}が登録済で、取引先 ${10_000 + pick(14, 80_000)}の与信が有効であること。`,
    expected: `${scene.wanted}。関連する帳票と照会画面の値も一致すること。`,
    testData: `品目 ${100_000 + pick(15, 800_000)}、数量 ${1 + pick(16, 500)}、単価 ${100 + pick(17, 90_000)}円`,
    tester: author,
    plannedOn: dayAfter(pick(18, 60)),
  },
  moved: { state: "ready" },
});

export const testRun: Writer = ({ pick, oneOf, some, scene, author, finding, amount }) => {
  const result = oneOf(10, results);
  const actual =
    result === "ok"
      ? `${scene.wanted}ことを確認。金額 ${amount}、${finding}。`
      : `${scene.wrong}。${finding}（${amount}）。`;
  return {
    set: {
      case: some(11, "testCase"),
      result,
      tester: author,
      executedAt: firstDay + pick(12, 60 * 24 * 60) * 60_000,
      environment: "UAT環境",
      build: `1.${pick(13, 9)}.${pick(14, 30)}`,
      device: `T-${String(1 + pick(15, 24)).padStart(2, "0")}`,
      actual,
      ...(result === "ok" ? {} : { reason: finding, defects: [some(16, "defect")] }),
    },
  };
};

export const step: Writer = ({ pick, some, scene, document, amount }) => ({
  set: {
    case: some(10, "testCase"),
    no: String(1 + pick(11, 12)),
    action: `${scene.screen}で${document}を開き、${scene.action}する`,
    screen: scene.screen,
    input: `${amount}、明細${1 + pick(12, 40)}行`,
    expected: `${scene.wanted}。`,
  },
});

export const scenario: Writer = ({ pick, oneOf, scene, module, author }) => ({
  set: {
    title: `${scene.document}から${scene.screen}までの流れ（その${1 + pick(10, 90)}）`,
    flow: `1. ${scene.document}を起票する\n2. ${scene.action}する\n3. ${scene.wanted}ことを確認する\n4. 月次の帳票で合計を照合する`,
    pattern: oneOf(11, ["main", "alternative", "exception"]),
    module,
    linkedSystems: ["倉庫WMS", "人事マスタ"],
    owner: author,
    from: dayAfter(pick(12, 40)),
  },
});

export const requirement: Writer = ({ pick, oneOf, scene, module, author, circumstance }) => ({
  set: {
    title: `${scene.screen}で${scene.wanted}こと（要件${1 + pick(10, 400)}）`,
    module,
    priority: oneOf(11, levels),
    description: `${scene.action}した場合に、${scene.wanted}。現行では手作業で補っている。${circumstance}`,
    owner: author,
  },
  moved: { state: "agreed" },
});

export const checkPoint: Writer = ({ pick, oneOf, some, scene, module, finding }) => ({
  set: {
    title: `${scene.document}：${scene.wanted}か（観点${1 + pick(10, 300)}）`,
    requirement: some(11, "requirement"),
    module,
    priority: oneOf(12, levels),
    criterion: `${scene.wanted}。${finding}場合は不合格とする。`,
  },
});

export const comment: Writer = ({ pick, oneOf, some, scene, finding, circumstance, document }) => ({
  set: {
    of: some(10, oneOf(11, ["defect", "defect", "issue", "actionItem"])),
    text: `${document}で確認しました。${finding}。${circumstance}${scene.screen}の担当にも${1 + pick(12, 28)}日までに見てもらいます。`,
  },
});
