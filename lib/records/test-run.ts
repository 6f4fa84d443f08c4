/** One go at a test case, or the note that it did not take place; it only appends. */
import { defineRecord } from "./define";
import { choice, day, instant, link, links, longText, option, person, text, time } from "./fields";
import { keepers, onSide } from "./rights";

export const results = {
  notRun: option("未実施", "Not run"),
  ok: option("OK", "OK"),
  ng: option("NG", "NG"),
  hold: option("保留", "On hold"),
  blocked: option("ブロック", "Blocked"),
  excluded: option("対象外", "Excluded"),
};
export type Result = keyof typeof results;

export const testRun = defineRecord("testRun", {
  label: { ja: "テスト実施", en: "Test run" },
  plural: { ja: "テスト実施", en: "Test runs" },
  title: "note",
  untitled: ["result", "executedAt"],
  parent: "case",
  meta: ["result", "executedAt", "tester"],
  order: { by: "executedAt", descending: true },
  register: "tests",
  writing: "append",
  // The vendor does not judge what it built.
  rights: { create: [onSide("user", ...keepers, "manager", "tester", "trainer", "owner")] },
  fields: {
    case: link({ ja: "テストケース", en: "Test case" }, "testCase").required().indexed().column(20),
    result: choice({ ja: "結果", en: "Result" }, results).required().indexed().column(8),
    tester: person({ ja: "実施者", en: "Tester" }).starts("author").required().indexed().column(12),
    executedAt: instant({ ja: "実施日時", en: "Executed" })
      .starts("now")
      .required()
      .indexed()
      .column(16),
    environment: text({ ja: "環境", en: "Environment" }).max(60).column(12),
    build: text({ ja: "ビルド", en: "Build" }).max(60).column(12),
    device: text({ ja: "端末", en: "Device" }).max(60).column(8),
    actual: longText({ ja: "実際の結果", en: "Actual result" }).column(40),
    failedStep: link({ ja: "NGの手順", en: "Failed step" }, "step"),
    evidence: links({ ja: "証跡", en: "Evidence" }, "attachment"),
    /** Known before the run; a defect that was found in it names the run itself. */
    defects: links({ ja: "障害No", en: "Defects" }, "defect").column(16),
    reason: text({ ja: "理由", en: "Reason" })
      .max(300)
      .expected({ result: ["notRun", "hold", "blocked", "excluded"] })
      .column(30),
    // A reschedule is an event, so that its count and the first date survive whoever meets whom.
    plannedOn: day({ ja: "もとの予定日", en: "Planned on" }).column(12),
    rescheduledTo: day({ ja: "リスケ先", en: "Rescheduled to" }).indexed().column(12),
    rescheduledFrom: time({ ja: "リスケ先の枠", en: "Rescheduled slot" }),
    /** The runs that this device knew: two runs that did not know each other may disagree. */
    after: links({ ja: "前の実施", en: "After" }, "testRun").hidden(),
    note: text({ ja: "メモ", en: "Note" }).max(300).column(30),
  },
});
