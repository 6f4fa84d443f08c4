import { describe, expect, it } from "vitest";
import { rankSimilar, wordsToFind } from "./similar-words";

describe("words that find similar defects", () => {
  it("takes what names things and leaves grammar out", () => {
    const words = wordsToFind("返品赤伝の合計が元伝票より1円おおい");
    expect(words).toContain("返品");
    expect(words).toContain("合計");
    expect(words).not.toContain("の");
    expect(words).not.toContain("より");
    expect(words.length).toBeLessThanOrEqual(4);
  });

  it("takes Latin words and finds nothing in too little", () => {
    expect(wordsToFind("EDI resend")).toEqual(["resend", "EDI"]);
    expect(wordsToFind("a")).toEqual([]);
    expect(wordsToFind("")).toEqual([]);
  });
});

describe("ranking", () => {
  const a = { id: "a" };
  const b = { id: "b" };
  const c = { id: "c" };

  it("puts what shares the rarest words first and wants two words in common", () => {
    const finds = [
      { total: 8, rows: [a, b] },
      { total: 1, rows: [b] },
      { total: 4, rows: [a, c] },
    ];
    expect(rankSimilar(finds, 100)).toEqual([b, a]);
  });

  it("is content with one word where only one was typed", () => {
    expect(rankSimilar([{ total: 1, rows: [c] }], 100)).toEqual([c]);
  });

  it("ignores a word that half the register holds, and unanswered ones", () => {
    const finds = [
      { total: 80, rows: [a] },
      { total: undefined, rows: [] },
    ];
    expect(rankSimilar(finds, 100)).toEqual([]);
  });

  it("shows three at most", () => {
    const rows = ["a", "b", "c", "d"].map((id) => ({ id }));
    expect(rankSimilar([{ total: 4, rows }], 10)).toHaveLength(3);
  });
});
