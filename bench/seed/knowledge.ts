/** What a project learns and agrees on: documents and their corrections, words, rules, goals, training. */
import type { Writer } from "./tell";
import { dayAfter } from "./words";

const areas = ["business", "system", "migration", "education", "organisation"] as const;

export const document: Writer = ({ place, oneOf, author, scene, module }) => ({
  set: {
    title: `${scene.screen} ${oneOf(10, ["操作説明書", "設計書", "テスト仕様書", "研修資料"])}（${module}）`,
    type: oneOf(11, ["manual", "design", "testSpecification", "training"]),
    version: `1.${place % 12}`,
    place: `共有フォルダー/UAT/${module}/${scene.screen}_${String(place + 1).padStart(3, "0")}.xlsx`,
    owner: author,
  },
  moved: { state: "review", reviewer: author },
});

export const manualCorrection: Writer = ({ pick, some, author, scene, finding }) => ({
  set: {
    title: `${scene.screen}の手順が画面と違う`,
    manual: some(10, "document"),
    place: `${1 + pick(11, 120)}ページ 図${1 + pick(12, 40)}`,
    before: `${scene.action}すると完了します。`,
    reason: `${finding}。研修の受講者から指摘あり。`,
    requestedBy: author,
    due: dayAfter(pick(13, 60)),
  },
  moved: { state: "fixed", after: "操作のあと一覧を更新し、状態が変わることを確認します。" },
});

export const feedback: Writer = ({ pick, oneOf, some, author, scene, module, circumstance }) => ({
  set: {
    type: oneOf(10, ["manual", "logic", "improvement", "question"]),
    text: `${scene.screen}で${scene.action}する操作が分かりにくい。${circumstance}（${1 + pick(11, 200)}番の席）`,
    session: some(12, "trainingSession"),
    module,
    screen: scene.screen,
    raisedBy: author,
  },
});

export const trainingSession: Writer = ({ place, author, scene, module }) => ({
  set: {
    title: `${scene.screen}の操作研修（第${place + 1}回）`,
    date: dayAfter(60 + place),
    from: "13:00",
    to: "16:00",
    place: "研修室",
    trainer: author,
    attendees: [author],
    seats: 24,
    module,
    contents: `1. ${scene.document}の起票\n2. ${scene.action}する\n3. 質疑`,
  },
});

export const term: Writer = ({ place, scene, module, finding }) => ({
  set: {
    word: `${scene.document}区分${place + 1}`,
    reading: `くぶん${place + 1}`,
    english: `Type ${place + 1}`,
    aliases: [`区分${place + 1}`],
    meaning: `${scene.screen}で${scene.document}を分ける値。${scene.wanted}場合に使う。${finding}。`,
    module,
  },
});

export const rule: Writer = ({ place, oneOf, author, scene }) => ({
  set: {
    title: `${scene.document}の登録ルール（${place + 1}）`,
    type: oneOf(10, ["progress", "entry", "route", "meeting", "document"]),
    version: 1 + (place % 4),
    body: `${scene.action}するときは、先に${scene.screen}で残数を確かめ、結果を当日中に記録する。`,
    effectiveFrom: dayAfter(place),
    owner: author,
  },
  moved: { state: "inForce" },
});

export const lesson: Writer = ({ place, oneOf, author, scene, finding, circumstance }) => ({
  set: {
    title: `${scene.screen}のテストは早めに（教訓${place + 1}）`,
    area: oneOf(10, areas),
    situation: `${scene.wrong}。${circumstance}`,
    cause: `${finding}ことに気付くのが遅れた。`,
    advice: `${scene.document}のデータを先に揃え、${scene.wanted}ことを初日に確かめる。`,
    phase: "UAT",
    author,
  },
  moved: { state: "shared" },
});

export const goal: Writer = ({ place, author, scene, amount }) => ({
  set: {
    title: `${scene.document}の手作業をなくす（目的${place + 1}）`,
    reason: `年 ${amount}の手間がかかっている。`,
    measure: `${scene.screen}の手入力件数`,
    target: `${10 + place}%減`,
    owner: author,
  },
});

export const criterion: Writer = ({ place, oneOf, scene }) => ({
  set: {
    title: `${scene.screen}の重大な障害が残っていないこと（基準${place + 1}）`,
    category: oneOf(10, ["quality", "test", "training", "migration", "operation"]),
    indicator: oneOf(11, ["openDefects", "passRate", "executionRate"]),
    comparison: "atMost",
    threshold: place,
    unit: "件",
    isMust: "must",
  },
});

export const environment: Writer = ({ place, author }) => ({
  set: {
    name: `UAT環境${place + 1}`,
    use: "uat",
    system: "ERP",
    place: `https://uat${place + 1}.erp.example`,
    build: `1.4.${place}`,
    dataAsOf: "前月末",
    owner: author,
  },
});
