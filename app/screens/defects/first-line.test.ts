import { describe, expect, it } from "vitest";
import { splitFirstLine } from "./first-line";

describe("the capture's one field", () => {
  it("takes the first line as the title and the rest as the symptom", () => {
    expect(splitFirstLine(" 合計が1円多い \n返品のとき\n毎回\n", null, 120)).toEqual({
      title: "合計が1円多い",
      symptom: "返品のとき\n毎回",
    });
  });

  it("puts the rest before a symptom that was written apart", () => {
    expect(splitFirstLine("件名\n一", "二", 120).symptom).toBe("一\n二");
  });

  it("may be empty", () => {
    expect(splitFirstLine("  ", null, 120)).toEqual({ title: null, symptom: null });
  });

  it("keeps a line that is too long in full in the symptom", () => {
    expect(splitFirstLine("あいうえおかき", null, 5)).toEqual({
      title: "あいうえ…",
      symptom: "あいうえおかき",
    });
    expect(splitFirstLine("👩‍💻".repeat(3), null, 6).title?.isWellFormed()).toBe(true);
  });
});
