import { describe, expect, it } from "vitest";
import { defect } from "@/lib/records/defect";
import { flag, people, tags, ticks, time } from "@/lib/records/fields";
import { type Reading, recordName, valueText } from "./value-text";

const ja: Reading = {
  language: "ja",
  timeZone: "Asia/Tokyo",
  personName: (id) => ({ u1: "業務担当者C" })[id] ?? "（不明な人）",
  linkName: (id) => ({ d1: "BUG-0012" })[id] ?? "（非公開）",
  yes: "はい",
  no: "いいえ",
};
const en: Reading = { ...ja, language: "en", yes: "Yes", no: "No" };
const at = Date.UTC(2026, 10, 20, 4, 24);

describe("a value in words", () => {
  it.each([
    ["severity", "fatal", "致命的", "Fatal"],
    ["severity", "mine1", "mine1", "mine1"],
    ["due", "2026-11-27", "11/27(金)", "Fri 27 Nov"],
    ["occurredAt", at, "11/20(金) 13:24", "Fri 20 Nov 13:24"],
    ["foundBy", "u1", "業務担当者C", "業務担当者C"],
    ["duplicateOf", "d1", "BUG-0012", "BUG-0012"],
    ["relatedTo", ["d1", "d2"], "BUG-0012、（非公開）", "BUG-0012, （非公開）"],
    ["lateralTargets", ["SD", "FI"], "SD、FI", "SD, FI"],
    ["fixHours", 2.5, "2.5", "2.5"],
    ["title", "", "", ""],
    ["title", null, "", ""],
  ] as const)("%s %s", (name, value, japanese, english) => {
    const spec = defect.fields[name].spec;
    expect(valueText(spec, value, ja)).toBe(japanese);
    expect(valueText(spec, value, en).replace(",", "")).toBe(english.replace(",", ""));
  });

  it("names people, and lists what is ticked off", () => {
    const label = { ja: "出席者", en: "Attendees" };
    expect(valueText(people(label).spec, ["u1", "u2"], ja)).toBe("業務担当者C、（不明な人）");
    expect(valueText(ticks(label, "materials").spec, ["配布資料"], ja)).toBe("配布資料");
    expect(valueText(time(label).spec, "09:30", ja)).toBe("09:30");
  });

  it("says yes and no", () => {
    const spec = flag({ ja: "済", en: "Done" }).spec;
    expect(valueText(spec, true, ja)).toBe("はい");
    expect(valueText(spec, false, en)).toBe("No");
    expect(valueText(tags({ ja: "札", en: "Tags" }).spec, [], ja)).toBe("");
  });
});

describe("what a record is called", () => {
  it("is the first line of its title", () => {
    expect(recordName(defect, { title: " 税が1円多い\n再計算後 ", testCase: "SD-031" }, ja)).toBe(
      "税が1円多い",
    );
  });

  it("is test, step and time where there is no title", () => {
    const fields = { title: "  ", testCase: "SD-031", step: "4", occurredAt: at };
    expect(recordName(defect, fields, ja)).toBe("SD-031・4・11/20(金) 13:24");
  });

  it("is null where nothing stands in", () => {
    expect(recordName(defect, {}, ja)).toBeNull();
  });
});
