import { describe, expect, it } from "vitest";
import {
  day,
  flag,
  instant,
  links,
  longText,
  number,
  people,
  tags,
  text,
  ticks,
  time,
} from "@/lib/records/fields";
import { filledOnly, fromInput, isSameValue, toInput } from "./form-values";

const label = { ja: "項目", en: "Field" };
const tokyo = "Asia/Tokyo";
const at = Date.UTC(2026, 10, 20, 4, 24);

describe("between a control and a field", () => {
  it.each([
    ["a text, trimmed", text(label).spec, "  税 ", "税", "税"],
    ["an empty text", text(label).spec, "", null, ""],
    [
      "a long text, its own start kept",
      longText(label).spec,
      " 1行\n2行\n",
      " 1行\n2行",
      " 1行\n2行",
    ],
    ["a day", day(label).spec, "2026-11-27", "2026-11-27", "2026-11-27"],
    ["an instant", instant(label).spec, "2026-11-20T13:24", at, "2026-11-20T13:24"],
    ["a number typed full-width", number(label).spec, "１，２３４．５", 1234.5, "1234.5"],
    ["tags", tags(label).spec, "SD、FI, SD\n", ["SD", "FI"], "SD\nFI"],
    ["a tick", flag(label).spec, true, true, true],
    ["a time", time(label).spec, "09:30", "09:30", "09:30"],
    ["people", people(label).spec, ["u1"], ["u1"], ["u1"]],
    ["a checklist", ticks(label, "tags").spec, ["配布資料"], ["配布資料"], ["配布資料"]],
    ["links", links(label).spec, ["a", "b"], ["a", "b"], ["a", "b"]],
  ])("%s", (_, spec, input, value, shown) => {
    expect(fromInput(spec, input, tokyo)).toEqual(value);
    expect(toInput(spec, value, tokyo)).toEqual(shown);
  });

  it("keeps what cannot be read, for validation to name", () => {
    expect(fromInput(number(label).spec, "三つ", tokyo)).toBe("三つ");
    expect(fromInput(instant(label).spec, "きのう", tokyo)).toBe("きのう");
  });
});

describe("comparing values", () => {
  it("takes blanks as equal and sets without order", () => {
    expect(isSameValue(null, "")).toBe(true);
    expect(isSameValue(undefined, [])).toBe(true);
    expect(isSameValue(["a", "b"], ["b", "a"])).toBe(true);
    expect(isSameValue(["a"], ["b"])).toBe(false);
    expect(isSameValue("a", "b")).toBe(false);
  });

  it("leaves blanks out of a new record, but not false or 0", () => {
    expect(filledOnly({ a: null, b: "", c: [], d: false, e: 0 })).toEqual({ d: false, e: 0 });
  });
});
