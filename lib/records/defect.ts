/** A fault seen during the acceptance test (障害管理表). The tester writes it on the spot, the vendor answers it. */
import { defineRecord, type Transition } from "./define";
import {
  choice,
  day,
  instant,
  link,
  links,
  longText,
  number,
  option,
  person,
  tags,
  text,
} from "./fields";
import { sides } from "./options";
import { anyOf, keepers, onSide, workers } from "./rights";

export const severities = {
  fatal: option("致命的", "Fatal", 1),
  major: option("重大", "Major", 0.75),
  medium: option("中", "Medium", 0.5),
  minor: option("軽微", "Minor", 0.25),
};

const phases = {
  requirements: option("要件", "Requirements"),
  basicDesign: option("基本設計", "Basic design"),
  detailedDesign: option("詳細設計", "Detailed design"),
  coding: option("製造", "Coding"),
  unitTest: option("単体", "Unit test"),
  integrationTest: option("結合", "Integration test"),
  systemTest: option("総合", "System test"),
  uat: option("UAT", "UAT"),
  migration: option("移行", "Migration"),
};

const anyone = [anyOf(...workers)];
const testersAndKeepers = [anyOf(...keepers, "manager", "tester", "trainer", "owner")];
const fixers = [anyOf(...keepers, "developer")];
const userSide = [onSide("user", ...keepers, "manager", "tester", "owner")];

const open = [
  "reported",
  "accepted",
  "investigating",
  "decided",
  "fixing",
  "retest",
  "returned",
] as const;

const transitions: Transition[] = [
  { from: "reported", to: "accepted", by: fixers },
  { from: "accepted", to: "investigating", by: fixers },
  { from: "investigating", to: "decided", by: fixers, needs: ["policy"] },
  { from: "decided", to: "fixing", by: fixers },
  { from: "fixing", to: "retest", by: fixers },
  // Whoever fixed it does not judge the fix, and only the user's side accepts it.
  { from: "retest", to: "closed", by: userSide, notBy: "retest" },
  { from: "retest", to: "returned", by: testersAndKeepers },
  { from: "returned", to: "fixing", by: fixers },
  { from: "decided", to: "closed", by: userSide, when: { policy: ["none", "workaround"] } },
  { from: "decided", to: "deferred", by: userSide, when: { policy: ["nextPhase"] } },
  ...open.map((from) => ({ from, to: "withdrawn", by: anyone, needs: ["withdrawReason"] })),
];

export const defect = defineRecord("defect", {
  label: { ja: "不具合", en: "Defect" },
  plural: { ja: "不具合", en: "Defects" },
  number: "BUG",
  unfinished: { ja: "未解決", en: "Open" },
  title: "title",
  untitled: ["testCase", "step", "occurredAt"],
  meta: ["state", "module"],
  order: { by: "occurredAt", descending: true },
  sections: {
    record: {
      label: { ja: "記録", en: "Record" },
      openIn: ["reported", "accepted", "investigating"],
    },
    policy: { label: { ja: "方針", en: "Policy" }, openIn: ["investigating", "decided"] },
    fix: { label: { ja: "修正", en: "Fix" }, openIn: ["fixing", "returned"] },
    retest: { label: { ja: "再テスト", en: "Retest" }, openIn: ["retest"] },
  },
  counts: { returned: { ja: "差戻し回数", en: "Times returned" } },
  rights: { create: anyone, set: anyone, delete: testersAndKeepers },
  states: {
    initial: "reported",
    all: {
      reported: { label: { ja: "起票", en: "Reported" }, mark: "dashed", open: true },
      accepted: { label: { ja: "受付", en: "Accepted" }, mark: 0, open: true },
      investigating: { label: { ja: "調査中", en: "Investigating" }, mark: 0.25, open: true },
      decided: { label: { ja: "方針決定", en: "Decided" }, mark: 0.5, open: true },
      fixing: { label: { ja: "修正中", en: "Fixing" }, mark: 0.75, open: true },
      retest: { label: { ja: "再テスト待ち", en: "Retest" }, mark: "wait", open: true },
      returned: { label: { ja: "差戻し", en: "Returned" }, mark: "back", open: true },
      closed: { label: { ja: "完了", en: "Closed" }, mark: "check", open: false },
      deferred: { label: { ja: "次期送り", en: "Deferred" }, mark: "stop", open: false },
      withdrawn: { label: { ja: "取下げ", en: "Withdrawn" }, mark: "stop", open: false },
    },
    transitions,
  },
  fields: {
    title: text({ ja: "件名", en: "Title" }).max(120).section("record").column(40),
    severity: choice({ ja: "重要度", en: "Severity" }, severities)
      .required()
      .indexed()
      .section("record")
      .column(8),
    occurredAt: instant({ ja: "発生日時", en: "Occurred" })
      .required()
      .indexed()
      .section("record")
      .column(16),
    foundBy: person({ ja: "発見者", en: "Found by" }).section("record").column(12),
    testCase: text({ ja: "テストNo", en: "Test no." })
      .max(40)
      .indexed()
      .section("record")
      .column(10),
    // Beside the number, which also stands for a test that is kept in the customer's own workbook.
    case: link({ ja: "テストケース", en: "Test case" }, "testCase").indexed().section("record"),
    /** The run in which it was seen. The run only appends, so the way back is this link. */
    run: link({ ja: "テスト実施", en: "Test run" }, "testRun").section("record"),
    step: text({ ja: "手順No", en: "Step" }).max(20).section("record").column(6),
    module: text({ ja: "業務", en: "Module" }).max(60).indexed().section("record").column(10),
    screen: text({ ja: "画面", en: "Screen" }).max(80).section("record").column(16),
    linkedSystem: text({ ja: "連携先", en: "Linked system" }).max(60).section("record").column(12),
    vendor: text({ ja: "対応ベンダー", en: "Vendor" }).max(60).section("policy").column(12),
    symptom: longText({ ja: "事象", en: "Symptom" }).section("record").column(40),
    steps: longText({ ja: "再現手順", en: "Steps to reproduce" }).section("record").column(40),
    expected: longText({ ja: "期待", en: "Expected" }).section("record").column(24),
    actual: longText({ ja: "実際", en: "Actual" }).section("record").column(24),
    evidence: links({ ja: "証跡", en: "Evidence" }, "attachment").section("record"),
    reproducibility: choice(
      { ja: "再現性", en: "Reproducibility" },
      {
        always: option("毎回", "Always"),
        sometimes: option("時々", "Sometimes"),
        once: option("1回のみ", "Once"),
      },
    )
      .section("record")
      .column(8),
    environment: text({ ja: "発見環境", en: "Environment" }).max(60).section("record").column(12),
    build: text({ ja: "ビルド", en: "Build" }).max(60).section("record").column(12),
    device: text({ ja: "端末", en: "Device" }).max(60).section("record").column(8),
    priority: choice(
      { ja: "優先度", en: "Priority" },
      {
        urgent: option("至急", "Urgent", 1),
        high: option("高", "High", 0.75),
        medium: option("中", "Medium", 0.5),
        low: option("低", "Low", 0.25),
      },
    )
      .indexed()
      .section("policy")
      .column(8),
    type: choice(
      { ja: "種別", en: "Type" },
      {
        fault: option("不具合", "Fault"),
        change: option("仕様変更要望", "Change request"),
        asDesigned: option("仕様通り", "As designed"),
        data: option("データ不備", "Bad data"),
        environment: option("環境", "Environment"),
        operation: option("操作ミス", "Operator error"),
        duplicate: option("重複", "Duplicate"),
        notReproduced: option("再現せず", "Not reproduced"),
      },
    )
      .section("policy")
      .column(10),
    duplicateOf: link({ ja: "重複元", en: "Duplicate of" }, "defect").section("policy"),
    relatedTo: links({ ja: "関連不具合", en: "Related defects" }, "defect").section("policy"),
    cause: choice(
      { ja: "原因区分", en: "Cause" },
      {
        requirement: option("要件漏れ", "Missed requirement"),
        design: option("設計誤り", "Design error"),
        coding: option("実装誤り", "Coding error"),
        setting: option("設定誤り", "Setting error"),
        migration: option("データ移行", "Data migration"),
        interface: option("IF", "Interface"),
        environment: option("環境", "Environment"),
        regression: option("デグレ", "Regression"),
      },
    )
      .section("policy")
      .column(10),
    injectedIn: choice({ ja: "混入工程", en: "Injected in" }, phases).section("policy").column(10),
    shouldHaveBeenFoundIn: choice({ ja: "検出すべき工程", en: "Should have been found in" }, phases)
      .section("policy")
      .column(10),
    policy: choice(
      { ja: "対応方針", en: "Policy" },
      {
        fix: option("修正", "Fix"),
        workaround: option("運用回避", "Workaround"),
        nextPhase: option("次期対応", "Next phase"),
        none: option("対応不要", "No action"),
        hold: option("保留", "On hold"),
      },
    )
      .indexed()
      .section("policy")
      .column(10)
      .by(anyOf(...keepers, "manager", "developer", "owner")),
    responsibleSide: choice({ ja: "責任側", en: "Responsible side" }, sides)
      .section("policy")
      .column(8),
    assignee: person({ ja: "担当", en: "Assignee" })
      .expected({ state: ["decided", "fixing", "retest", "returned"] })
      .indexed()
      .section("policy")
      .column(12),
    due: day({ ja: "修正期限", en: "Fix due" })
      .deadline()
      .expected({ state: ["decided", "fixing", "returned"], policy: ["fix"] })
      .indexed()
      .section("policy")
      .column(12),
    answerDue: day({ ja: "回答期限", en: "Answer due" }).section("policy").column(12),
    firstAnswer: instant({ ja: "初回回答", en: "First answer" }).section("policy").column(16),
    awaitedSide: choice({ ja: "回答待ち側", en: "Awaited side" }, sides)
      .section("policy")
      .column(8),
    workaround: longText({ ja: "暫定対応", en: "Workaround" }).section("fix").column(30),
    fix: longText({ ja: "恒久対応", en: "Permanent fix" }).section("fix").column(30),
    lateralCheck: choice(
      { ja: "横展開", en: "Lateral check" },
      {
        notNeeded: option("不要", "Not needed"),
        needed: option("要", "Needed"),
        done: option("実施済", "Done"),
      },
    )
      .section("fix")
      .column(8),
    lateralTargets: tags({ ja: "横展開先", en: "Lateral targets" }).section("fix").column(16),
    prevention: longText({ ja: "再発防止", en: "Prevention" }).section("fix").column(30),
    release: text({ ja: "リリース予定", en: "Release" }).max(60).section("fix").column(12),
    fixBuild: text({ ja: "修正ビルド", en: "Build with the fix" })
      .max(60)
      .section("fix")
      .column(12),
    fixHours: number({ ja: "修正工数（時間）", en: "Fix effort (hours)" })
      .max(10_000)
      .section("fix"),
    retestOn: day({ ja: "再テスト日", en: "Retest on" }).indexed().section("retest").column(12),
    retestBy: person({ ja: "再テスト者", en: "Retested by" }).section("retest").column(12),
    retestResult: choice(
      { ja: "再テスト結果", en: "Retest result" },
      { ok: option("OK", "OK"), ng: option("NG", "NG") },
    )
      .section("retest")
      .column(8),
    withdrawReason: text({ ja: "取下げ理由", en: "Reason for withdrawal" }).section("retest"),
  },
});
