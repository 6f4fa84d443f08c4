import { describe, expect, it } from "vitest";
import { searchTerms } from "@/lib/text/fold";
import { highlight } from "./highlight";

const marked = (text: string, typed: string) =>
  highlight(text, searchTerms(typed))
    .map(({ text: part, hit }) => (hit ? `[${part}]` : part))
    .join("");

describe("the words of a search in a text", () => {
  it.each([
    ["返品赤伝の合計が1円多い", "赤伝", "返品[赤伝]の合計が1円多い"],
    ["倉庫ＷＭＳより少ない", "wms", "倉庫[ＷＭＳ]より少ない"],
    ["リスケを2回", "りすけ", "[リスケ]を2回"],
    ["ﾃﾞｰﾀ不備", "データ", "[ﾃﾞｰﾀ]不備"],
    ["㈱山田の伝票", "(株)", "[㈱]山田の伝票"],
    ["税と税額", "税", "[税]と[税]額"],
    ["在庫 照会", "照会 在庫", "[在庫] [照会]"],
    ["当たりなし", "別", "当たりなし"],
  ])("%s / %s", (text, typed, expected) => {
    expect(marked(text, typed)).toBe(expected);
  });
});
