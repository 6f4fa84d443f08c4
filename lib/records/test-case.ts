/** One test of the specification (テスト仕様書). Its state is that of its data; its result derives from its runs. */
import { defineRecord, openState } from "./define";
import { choice, day, link, links, longText, option, person, tags, text, time } from "./fields";
import { levels } from "./options";
import { anyOf, byKeepers, byWorkers, keepers, onSide, ownedBy } from "./rights";

/** The preparer is not the tester, so readiness is said by whoever prepares. */
const preparers = [anyOf(...keepers, "developer"), ownedBy("dataPreparer")];
/** The evidence of a case is sealed by whoever answers for the business. */
const sealers = [onSide("user", "manager")];
const writers = [anyOf(...keepers, "manager", "tester", "developer")];

export const testCase = defineRecord("testCase", {
  label: { ja: "テストケース", en: "Test case" },
  plural: { ja: "テストケース", en: "Test cases" },
  number: "TC",
  title: "title",
  meta: ["no", "state", "plannedOn", "tester"],
  order: { by: "no", descending: false },
  register: "tests",
  sections: {
    case: { label: { ja: "ケース", en: "Case" } },
    data: { label: { ja: "データ", en: "Data" } },
    schedule: { label: { ja: "予定", en: "Schedule" } },
    seal: { label: { ja: "検印", en: "Approval" }, openIn: [] },
  },
  rights: { create: writers, set: writers, delete: byKeepers },
  states: {
    initial: "waiting",
    all: {
      waiting: openState("データ準備待ち", "Data awaited", "dashed"),
      preparing: openState("データ準備中", "Data in preparation", 0.5),
      ready: openState("データ準備済", "Data ready", "check"),
      notNeeded: openState("データ不要", "No data needed", "stop"),
    },
    transitions: [
      { from: "waiting", to: "preparing", by: preparers },
      { from: "waiting", to: "ready", by: preparers },
      { from: "preparing", to: "ready", by: preparers },
      { from: "preparing", to: "waiting", by: preparers },
      { from: "waiting", to: "notNeeded", by: writers },
      { from: "notNeeded", to: "waiting", by: writers },
      // A run uses data up, and the tester is the first to see it.
      { from: "ready", to: "waiting", by: byWorkers },
    ],
  },
  fields: {
    /** The customer's own number, by which an import finds the case again. */
    no: text({ ja: "テストNo", en: "Test no." })
      .max(40)
      .expected()
      .indexed()
      .section("case")
      .column(10),
    title: text({ ja: "テスト項目", en: "Title" }).max(200).required().section("case").column(40),
    scenario: link({ ja: "業務シナリオ", en: "Scenario" }, "scenario")
      .indexed()
      .section("case")
      .column(20),
    module: text({ ja: "業務", en: "Module" }).max(60).indexed().section("case").column(10),
    screen: text({ ja: "画面", en: "Screen" }).max(80).section("case").column(16),
    linkedSystem: text({ ja: "連携先", en: "Linked system" }).max(60).section("case").column(12),
    vendor: text({ ja: "連携先ベンダー", en: "Vendor" }).max(60).section("case").column(12),
    priority: choice({ ja: "優先度", en: "Priority" }, levels).indexed().section("case").column(8),
    pattern: choice(
      { ja: "区分", en: "Pattern" },
      {
        normal: option("正常", "Normal"),
        abnormal: option("異常", "Abnormal"),
        boundary: option("境界", "Boundary"),
      },
    )
      .section("case")
      .column(8),
    precondition: longText({ ja: "前提", en: "Precondition" }).section("case").column(30),
    /** For a case in one breath; where each step is judged, they are records. */
    steps: longText({ ja: "手順", en: "Steps" }).section("case").column(40),
    expected: longText({ ja: "期待結果", en: "Expected result" })
      .expected()
      .section("case")
      .column(40),
    checkPoints: links({ ja: "確認ポイント", en: "Check points" }, "checkPoint")
      .expected()
      .section("case")
      .column(20),
    requirements: links({ ja: "テスト要件", en: "Requirements" }, "requirement")
      .section("case")
      .column(20),
    relatedTo: tags({ ja: "影響範囲", en: "Touches" }).section("case").column(16),
    // Before whoever prepares the data: 自分 in a list is whom the first such field names.
    tester: person({ ja: "実施者", en: "Tester" })
      .expected()
      .indexed()
      .section("schedule")
      .column(12),
    testData: longText({ ja: "データ", en: "Test data" }).section("data").column(30),
    dataPreparer: person({ ja: "データ準備者", en: "Data prepared by" })
      .expected({ state: ["waiting", "preparing"] })
      .indexed()
      .section("data")
      .column(12),
    dataDue: day({ ja: "データ期限", en: "Data due" }).indexed().section("data").column(12),
    environment: link({ ja: "環境", en: "Environment" }, "environment").section("data").column(12),
    /** Fixed once: the plan of SPI counts these days, whatever is rescheduled later. */
    firstPlannedOn: day({ ja: "当初予定日", en: "First planned on" })
      .indexed()
      .by(...byKeepers)
      .section("schedule")
      .column(12),
    plannedOn: day({ ja: "予定日", en: "Planned on" })
      .expected()
      .indexed()
      .section("schedule")
      .column(12),
    slotFrom: time({ ja: "枠（開始）", en: "Slot from" }).section("schedule").column(6),
    slotTo: time({ ja: "枠（終了）", en: "Slot to" }).section("schedule").column(6),
    sealedBy: person({ ja: "検印者", en: "Approved by" })
      .by(...sealers)
      .section("seal")
      .column(12),
    sealedOn: day({ ja: "検印日", en: "Approved on" })
      .by(...sealers)
      .section("seal")
      .column(12),
    remark: longText({ ja: "備考", en: "Remark" }).section("schedule").column(24),
  },
});
