/**
 * What every kind allows, written by hand from the design and not read from the definitions: whoever changes
 * a right or a state changes it here too. `named` is a tester of the user's side whom the record names.
 */

/** Roles by name, of both sides; `user:` narrows a role, or the whole list, to the user's side; `@field` adds `named`. */
export type Who = string;

/** From, to, who, what must go with it, and what the record must hold before. */
export type Move = [
  from: string,
  to: string,
  by: Who,
  along?: Record<string, unknown>,
  before?: Record<string, unknown>,
];

export interface KindRow {
  number?: string;
  append?: true;
  create: Who;
  set?: Who;
  delete?: Who;
  /** What a record is made with; `NAMED` stands for the person named. */
  first: Record<string, unknown>;
  /** What only fewer people may write and the record holds where rights hang on it. */
  held?: Record<string, unknown>;
  change?: Record<string, unknown>;
  /** Elements put into sets and taken out again. */
  elements?: Record<string, string[]>;
  /** Fields that fewer people may change: who, and a value. */
  narrow?: Record<string, [by: Who, value: unknown]>;
  initial?: string;
  moves?: Move[];
  /** Whoever moved it to the first may not move it on to the second. */
  notBoth?: [string, string][];
}

export const NAMED = "named";

const W = "admin lead pmo manager tester developer trainer owner";
const K = "admin lead pmo";
const day = "2026-11-20";
const later = "2026-11-24";

const planned = `${K} @owner`;
const testers = `${K} manager tester developer`;
const preparers = `${K} developer @dataPreparer`;
const issuers = `${K} manager @approver`;
const deciders = `${K} manager owner @decider`;
const withdrawers = `${K} owner @issuer`;
const trainers = `${K} trainer manager @trainer`;
const settlers = `user: ${K} manager tester owner`;
const judges = `user: ${K} manager owner`;
const fixers = `${K} developer`;
const estimators = `${K} manager developer trainer @estimator`;

export const kindTable: Record<string, KindRow> = {
  defect: {
    number: "BUG",
    create: W,
    set: W,
    delete: `${K} manager tester trainer owner`,
    first: { severity: "major", occurredAt: 1_795_134_600_000, title: "税額が1円多い" },
    change: { symptom: "端数が切り上がる", assignee: NAMED, vendor: "A社" },
    elements: { lateralTargets: ["SD", "FI"] },
    narrow: { policy: [`${K} manager developer owner`, "fix"] },
    initial: "reported",
    moves: [
      ["reported", "accepted", fixers],
      ["accepted", "investigating", fixers],
      ["investigating", "decided", fixers, { policy: "fix" }],
      ["decided", "fixing", fixers],
      ["fixing", "retest", fixers],
      ["retest", "returned", `${K} manager tester trainer owner`],
      ["returned", "fixing", fixers],
      ["retest", "closed", settlers],
      ["decided", "closed", settlers, {}, { policy: "none" }],
      ["decided", "deferred", settlers, {}, { policy: "nextPhase" }],
      ["reported", "withdrawn", W, { withdrawReason: "重複" }],
      ["accepted", "withdrawn", W, { withdrawReason: "重複" }],
      ["investigating", "withdrawn", W, { withdrawReason: "重複" }],
      ["decided", "withdrawn", W, { withdrawReason: "重複" }],
      ["fixing", "withdrawn", W, { withdrawReason: "重複" }],
      ["retest", "withdrawn", W, { withdrawReason: "重複" }],
      ["returned", "withdrawn", W, { withdrawReason: "重複" }],
    ],
    notBoth: [["retest", "closed"]],
  },
  actionItem: {
    number: "ACT",
    create: W,
    set: W,
    delete: K,
    first: { what: "与信の一覧をもらう", type: "request", owner: NAMED },
    change: { due: later, department: "営業部" },
    elements: { carriedTo: ["meeting-1", "meeting-2"] },
    initial: "todo",
    moves: [
      ["todo", "doing", W],
      ["todo", "awaiting", W],
      ["todo", "done", W, { answer: "済" }],
      ["doing", "awaiting", W],
      ["doing", "done", W, { answer: "済" }],
      ["awaiting", "doing", W],
      ["awaiting", "done", W, { answer: "済" }],
      ["done", "doing", W],
    ],
  },
  meeting: {
    number: "MTG",
    create: W,
    set: W,
    delete: K,
    first: { type: "standup", date: day, noteTakers: [NAMED] },
    held: { approver: NAMED },
    change: { place: "第2会議室", from: "10:00", agenda: "前回のToDo" },
    elements: { attendees: ["u1", "u2"], guests: ["B社 窓口"] },
    narrow: { approver: [`${K} manager`, "u1"], approvedOn: ["@approver", day] },
    initial: "preparing",
    moves: [
      ["preparing", "running", W],
      ["running", "preparing", W],
      ["running", "issued", issuers],
      ["issued", "running", issuers, { revisionReason: "出席者の訂正" }],
    ],
  },
  minuteLine: {
    create: W,
    set: W,
    delete: W,
    first: { meeting: "meeting-1", type: "todo", text: "EDIの窓口を確認する" },
    change: { order: "a0", due: later, text: "EDIの夜間窓口を確認する" },
    elements: { links: ["defect-1"] },
  },
  planItem: {
    create: planned,
    set: planned,
    delete: planned,
    first: { what: "朝会", owner: NAMED, date: day, from: "10:00", to: "10:30", origin: "own" },
    change: { from: "10:15", to: "10:45", opens: "standup" },
    initial: "planned",
    moves: [
      ["planned", "doing", planned],
      ["planned", "done", planned],
      ["planned", "carried", planned],
      ["planned", "dropped", planned],
      ["doing", "planned", planned],
      ["doing", "done", planned],
      ["doing", "carried", planned],
      ["done", "doing", planned],
      ["dropped", "planned", planned],
    ],
  },
  testCase: {
    number: "TC",
    create: testers,
    set: testers,
    delete: K,
    first: { no: "SD-031", title: "軽減税率の端数", dataPreparer: NAMED },
    change: { plannedOn: day, slotFrom: "10:30", tester: NAMED, expected: "1円未満切捨て" },
    elements: { checkPoints: ["cp-1", "cp-2"], relatedTo: ["FI"] },
    narrow: {
      firstPlannedOn: [K, day],
      sealedBy: ["user:manager", "manager"],
      sealedOn: ["user:manager", day],
    },
    initial: "waiting",
    moves: [
      ["waiting", "preparing", preparers],
      ["waiting", "ready", preparers],
      ["preparing", "ready", preparers],
      ["preparing", "waiting", preparers],
      ["waiting", "notNeeded", testers],
      ["notNeeded", "waiting", testers],
      ["ready", "waiting", W],
    ],
  },
  testRun: {
    append: true,
    create: `user: ${K} manager tester trainer owner`,
    first: {
      case: "case-1",
      result: "ng",
      tester: NAMED,
      executedAt: 1_795_134_600_000,
      build: "B-120",
      defects: ["defect-1"],
    },
  },
  step: {
    create: testers,
    set: testers,
    delete: testers,
    first: { case: "case-1", action: "受注を登録する" },
    change: { no: "2", order: "a1", expected: "番号が出る" },
  },
  scenario: {
    number: "SCN",
    create: `${K} manager tester`,
    set: `${K} manager tester`,
    delete: K,
    first: { title: "受注→出荷→請求→入金" },
    change: { flow: "受注する。出荷する。", owner: NAMED, order: "a0" },
    elements: { linkedSystems: ["EDI", "WMS"] },
  },
  requirement: {
    number: "REQ",
    create: `${K} manager tester`,
    set: `${K} manager tester`,
    delete: K,
    first: { title: "端数を切り捨てる" },
    change: { priority: "high", description: "1円未満" },
    initial: "draft",
    moves: [
      ["draft", "agreed", judges],
      ["draft", "dropped", judges, { reason: "次期" }],
      ["agreed", "draft", judges],
      ["dropped", "draft", judges],
    ],
  },
  checkPoint: {
    number: "CP",
    create: `${K} manager tester`,
    set: `${K} manager tester`,
    delete: K,
    first: { title: "消費税の端数" },
    change: { criterion: "請求書と一致", requirement: "req-1" },
  },
  slotCapacity: {
    create: K,
    set: K,
    delete: K,
    first: { from: "10:30", to: "12:00", capacity: 8 },
    change: { date: day, capacity: 6 },
  },
  trainingSession: {
    number: "TRN",
    create: trainers,
    set: trainers,
    delete: K,
    first: { title: "受注入力", date: day, trainer: NAMED },
    change: { place: "研修室A", from: "10:00", seats: 12 },
    elements: { materials: ["配布資料", "演習"], materialsReady: ["演習"], attendees: ["u1"] },
    initial: "planned",
    moves: [
      ["planned", "ready", trainers],
      ["planned", "cancelled", trainers, { cancelReason: "台風" }],
      ["ready", "planned", trainers],
      ["ready", "held", trainers],
      ["ready", "cancelled", trainers, { cancelReason: "台風" }],
      ["held", "reviewed", trainers, { improvements: "用語を先に" }],
      ["reviewed", "held", trainers],
      ["cancelled", "planned", trainers],
    ],
  },
  feedback: {
    number: "FB",
    append: true,
    create: `${W} kiosk`,
    first: { type: "manual", text: "手順3の画面が古い", session: "session-1" },
  },
  manualCorrection: {
    number: "MAN",
    create: W,
    set: W,
    delete: K,
    first: { manual: "doc-1", place: "p.12", before: "旧", fixer: NAMED },
    held: { checker: NAMED },
    change: { due: later, reason: "画面が変わった" },
    narrow: { checker: [`${K} manager trainer`, "u1"] },
    initial: "requested",
    moves: [
      ["requested", "fixed", `${K} developer trainer @fixer`, { after: "新" }],
      ["returned", "fixed", `${K} developer trainer @fixer`, { after: "新" }],
      ["fixed", "checked", `${K} manager tester trainer @checker`],
      ["fixed", "returned", `${K} manager tester trainer @checker`, { returnReason: "図も" }],
      ["requested", "withdrawn", W, { withdrawReason: "不要" }],
      ["returned", "withdrawn", W, { withdrawReason: "不要" }],
    ],
    notBoth: [["fixed", "checked"]],
  },
  issue: {
    number: "ISS",
    create: W,
    set: W,
    delete: K,
    first: { title: "返品の赤伝", category: "business", raisedOn: day },
    change: { owner: NAMED, due: later, impact: "3ケースが止まる" },
    elements: { defects: ["defect-1"], minutes: ["line-1"] },
    initial: "todo",
    moves: [
      ["todo", "doing", W],
      ["todo", "hold", W, { holdReason: "次期" }],
      ["todo", "done", settlers, { doneOn: later }],
      ["doing", "review", W, { progress: "営業が起こす" }],
      ["doing", "hold", W, { holdReason: "次期" }],
      ["doing", "done", settlers, { doneOn: later }],
      ["review", "doing", W],
      ["review", "done", settlers, { doneOn: later }],
      ["hold", "doing", W],
      ["hold", "done", settlers, { doneOn: later }],
      ["done", "doing", settlers],
    ],
  },
  task: {
    number: "TSK",
    create: `${K} manager developer trainer`,
    set: W,
    delete: K,
    first: { title: "移行リハーサル", planFrom: day, planTo: later },
    change: { percent: 40, isMilestone: true, milestone: "customerReview", forecastTo: later },
    elements: { predecessors: ["task-1"] },
    initial: "notStarted",
    moves: [
      ["notStarted", "doing", W, { actualFrom: day }],
      ["notStarted", "done", W, { actualFrom: day, actualTo: later }],
      ["notStarted", "stopped", W, { delayReason: "環境待ち" }],
      ["doing", "done", W, { actualTo: later }],
      ["doing", "stopped", W, { delayReason: "環境待ち" }],
      ["stopped", "doing", W],
      ["done", "doing", W],
    ],
  },
  risk: {
    number: "RSK",
    create: W,
    set: W,
    delete: K,
    first: { event: "EDIが夜間に止まる", impact: "high", probability: "medium" },
    change: { trigger: "遅延の通知", owner: NAMED, reviewOn: later },
    initial: "watched",
    moves: [
      ["watched", "responding", W, { response: "reduce" }],
      ["watched", "occurred", W],
      ["watched", "closed", judges, { closeReason: "期間が過ぎた" }],
      ["responding", "watched", W],
      ["responding", "occurred", W],
      ["responding", "closed", judges, { closeReason: "期間が過ぎた" }],
      ["occurred", "responding", W],
      ["occurred", "closed", judges, { closeReason: "課題へ" }],
      ["closed", "watched", judges],
    ],
  },
  escalation: {
    number: "ESC",
    create: W,
    set: W,
    delete: K,
    first: { title: "返品手順", routeStep: "pmo" },
    change: { due: later, options: "手動／改修", routeStep: "owner" },
    narrow: {
      disposition: ["owner", "byHand"],
      exception: ["owner", "例外"],
      decisionReason: ["owner", "理由"],
      budget: ["owner", 3_000_000],
    },
    initial: "raised",
    moves: [
      ["raised", "asked", W, { question: "手動か改修か" }],
      ["returned", "asked", W, { question: "手動か改修か" }],
      ["asked", "decided", "owner", { disposition: "byHand", decisionReason: "件数が少ない" }],
      ["asked", "returned", "owner", { decisionReason: "費用が不明" }],
      ["decided", "asked", "owner"],
      ["raised", "withdrawn", W, { withdrawReason: "解決" }],
      ["returned", "withdrawn", W, { withdrawReason: "解決" }],
      ["asked", "withdrawn", K, { withdrawReason: "解決" }],
    ],
  },
  decision: {
    number: "DEC",
    create: W,
    set: W,
    delete: K,
    first: { title: "与信超過の扱い", type: "business", issuer: NAMED },
    held: { decider: NAMED },
    change: { due: later, options: "止める／警告" },
    narrow: {
      decider: [`${K} manager owner`, "u1"],
      result: [deciders, "警告"],
      reason: [deciders, "出荷を止めない"],
    },
    initial: "requested",
    moves: [
      ["requested", "provisional", deciders, { result: "警告" }],
      ["requested", "final", "user:owner @decider", { result: "警告" }],
      ["provisional", "final", "user:owner @decider", { result: "警告" }],
      ["provisional", "requested", deciders],
      ["requested", "withdrawn", withdrawers, { withdrawReason: "不要" }],
      ["provisional", "withdrawn", withdrawers, { withdrawReason: "不要" }],
    ],
  },
  rule: {
    number: "RULE",
    create: K,
    set: K,
    delete: K,
    first: { title: "進捗は17時まで", type: "progress", version: 1, body: "17時までに入れる。" },
    change: { appliesTo: "task", owner: NAMED },
    initial: "draft",
    moves: [
      ["draft", "inForce", "admin lead user:manager user:owner", { effectiveFrom: day }],
      ["draft", "retired", K],
      ["inForce", "retired", "admin lead user:manager user:owner"],
    ],
  },
  term: {
    create: W,
    set: W,
    delete: K,
    first: { word: "赤伝", meaning: "取消の伝票" },
    change: { reading: "あかでん", english: "Reversal slip" },
    elements: { aliases: ["赤黒"], related: ["term-1"] },
  },
  goal: {
    number: "GOAL",
    create: `${K} manager owner`,
    set: `${K} manager owner`,
    delete: K,
    first: { title: "締めを3日早める", evidence: ["report-1"] },
    change: { measure: "締めの日数", target: "5日", actual: "5日" },
    elements: { evidence: ["report-2"] },
    initial: "active",
    moves: [
      ["active", "achieved", "user: lead manager owner", { actual: "5日" }],
      ["active", "missed", "user: lead manager owner", { actual: "8日" }],
      ["achieved", "active", "user: lead manager owner"],
      ["missed", "active", "user: lead manager owner"],
    ],
  },
  criterion: {
    number: "CRT",
    create: K,
    set: `${K} manager owner`,
    delete: K,
    first: { title: "消化率", indicator: "executionRate", isMust: "must" },
    change: { comparison: "atLeast", threshold: 100, unit: "%" },
    elements: { evidence: ["report-1"] },
    narrow: { verdict: [judges, "noGo"], condition: [judges, "残2件"] },
  },
  improvement: {
    number: "IMP",
    create: W,
    set: W,
    delete: K,
    first: { title: "夕会を15分にする", checkOn: later },
    change: { problem: "長い", owner: NAMED },
    initial: "planned",
    moves: [
      ["planned", "doing", W],
      ["planned", "stopped", W, { stopReason: "不要" }],
      ["doing", "checking", W, { done: "時間を区切った" }],
      ["doing", "stopped", W, { stopReason: "不要" }],
      ["checking", "settled", judges, { effect: "yes", result: "14分" }],
      ["checking", "planned", judges, { effect: "no", result: "25分" }],
    ],
  },
  lesson: {
    number: "LSN",
    create: W,
    set: W,
    delete: K,
    first: { title: "データは前日までに", area: "business" },
    change: { situation: "当日に揃わない", phase: "UAT" },
    elements: { keywords: ["データ"] },
    initial: "draft",
    moves: [
      ["draft", "shared", K, { advice: "前日17時に確かめる" }],
      ["shared", "outdated", K],
      ["shared", "draft", K],
      ["outdated", "shared", K],
    ],
  },
  environment: {
    number: "ENV",
    create: `${K} developer`,
    set: `${K} developer`,
    delete: K,
    first: { name: "検証1", use: "uat" },
    change: { build: "B-121", deployedAt: 1_795_134_600_000 },
    elements: { closedWindows: ["2026-11-18 18:00-20:00"], builds: ["B-120", "B-121"] },
    initial: "available",
    moves: [
      ["available", "closed", `${K} developer`, { closedReason: "入替" }],
      ["closed", "available", `${K} developer`],
      ["closed", "retired", K],
      ["retired", "closed", K],
    ],
  },
  document: {
    number: "DOC",
    create: W,
    set: W,
    delete: K,
    first: { title: "操作説明書 受注", type: "manual", version: "1.0" },
    change: { place: "共有/説明書", due: later },
    initial: "drafting",
    moves: [
      ["drafting", "review", W, { version: "1.0", reviewer: "u1" }],
      ["review", "approved", `${K} manager owner`],
      ["review", "drafting", `${K} manager owner`, { reviewNote: "図が古い" }],
      ["approved", "drafting", W],
      ["approved", "retired", K],
      ["drafting", "retired", K],
    ],
    notBoth: [["review", "approved"]],
  },
  estimate: {
    number: "EST",
    create: K,
    set: estimators,
    delete: K,
    first: { scope: "返品の改修", group: "A社", estimator: NAMED },
    change: { draftHours: 40, draftCost: 400_000, assumption: "画面1本" },
    narrow: {
      estimator: [K, "u1"],
      agreedHours: [judges, 32],
      agreedCost: [judges, 320_000],
      agreedFrom: [judges, day],
      agreedTo: [judges, later],
    },
    initial: "requested",
    moves: [
      ["requested", "submitted", estimators, { draftHours: 40 }],
      ["returned", "submitted", estimators, { draftHours: 36 }],
      ["submitted", "agreed", judges, { agreedHours: 32 }],
      ["submitted", "returned", judges, { returnReason: "前提が違う" }],
      ["agreed", "returned", judges, { returnReason: "範囲が増えた" }],
      ["requested", "dropped", judges],
      ["submitted", "dropped", judges],
    ],
  },
  baseline: {
    number: "BL",
    append: true,
    create: K,
    first: { name: "UAT開始時", scope: "tests", takenOn: day, plan: { "case-1": { on: day } } },
  },
  attachment: {
    create: W,
    set: W,
    delete: `${K} tester`,
    first: { of: "defect-1", name: "1.jpg", hash: "a".repeat(64), mime: "image/jpeg", size: 3 },
    change: { name: "2.jpg" },
    initial: "kept",
    moves: [["kept", "purged", K, { purgeReason: "顔が写っている" }]],
  },
  comment: { append: true, create: W, first: { of: "defect-1", text: "再現した" } },
};

/** Written by the server alone. */
export const serverKinds = ["conflict", "member", "project"];
