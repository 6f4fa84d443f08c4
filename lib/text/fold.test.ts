import { describe, expect, it } from "vitest";
import { fold, searchTerms } from "./fold";

describe("fold", () => {
  it("takes katakana, hiragana and half-width kana for the same", () => {
    expect(fold("ハンバイ")).toBe("はんばい");
    expect(fold("ﾊﾝﾊﾞｲ")).toBe("はんばい");
    expect(fold("はんばい")).toBe("はんばい");
  });
  it("takes full-width and half-width letters and digits for the same, in any case", () => {
    expect(fold("ＢＵＧ－００１２")).toBe("bug-0012");
    expect(fold("Bug-0012")).toBe("bug-0012");
  });
  it("keeps the long vowel mark, which tells words apart", () => {
    expect(fold("ビール")).toBe("びーる");
    expect(fold("ビル")).toBe("びる");
    expect(fold("ﾃﾞｰﾀ")).toBe("でーた");
  });
  it("keeps kanji and folds compatibility forms", () => {
    expect(fold("㈱売上伝票①")).toBe("(株)売上伝票1");
  });
  it("folds iteration marks and small kana", () => {
    expect(fold("ヾヽッャ")).toBe("ゞゝっゃ");
  });
});

describe("searchTerms", () => {
  it("splits at ideographic spaces too", () => {
    expect(searchTerms("　税　ハスウ ")).toEqual(["税", "はすう"]);
    expect(searchTerms("   ")).toEqual([]);
  });
});
