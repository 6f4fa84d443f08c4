import { describe, expect, it } from "vitest";
import { textDiff } from "./text-diff";

describe("the difference of two texts", () => {
  it("marks a sentence that was added behind the others", () => {
    expect(textDiff("伝票を開く。", "伝票を開く。確定を押す。")).toEqual([
      { kind: "same", text: "伝票を開く。" },
      { kind: "added", text: "確定を押す。" },
    ]);
  });

  it("marks words inside a sentence that changed", () => {
    expect(textDiff("合計が1円多い。", "合計が2円多い。")).toEqual([
      { kind: "same", text: "合計が" },
      { kind: "removed", text: "1" },
      { kind: "added", text: "2" },
      { kind: "same", text: "円多い。" },
    ]);
  });

  it("marks a sentence that was taken out where it stood", () => {
    expect(textDiff("一。二。三。", "一。三。")).toEqual([
      { kind: "same", text: "一。" },
      { kind: "removed", text: "二。" },
      { kind: "same", text: "三。" },
    ]);
  });

  it("is all added from nothing and all removed to nothing", () => {
    expect(textDiff("", "新しい文。")).toEqual([{ kind: "added", text: "新しい文。" }]);
    expect(textDiff("古い文。", "")).toEqual([{ kind: "removed", text: "古い文。" }]);
    expect(textDiff("", "")).toEqual([]);
  });

  it("gives the newer text back without what was removed, however long it is", () => {
    const before = "在庫照会の数がWMSの実棚より少ない。\n".repeat(300);
    const after = `${before.replaceAll("少ない", "1ケース少ない")}以上`;
    const parts = textDiff(before, after);
    expect(
      parts
        .filter(({ kind }) => kind !== "removed")
        .map(({ text }) => text)
        .join(""),
    ).toBe(after);
  });
});
