import { describe, expect, it } from "vitest";
import { sync } from "@/lib/i18n/messages/sync";
import { keepWords, takeWords } from "./conflict-words";

describe("the words on the buttons of a conflict", () => {
  it("name a short value", () => {
    expect(keepWords("致命的")).toEqual({ key: "keep", value: "致命的" });
    expect(takeWords("重大", 1, 1)).toEqual({ key: "use", value: "重大" });
  });

  it("name a long text by its place", () => {
    const long = "在庫照会の数がWMSの実棚より1ケース少ない。";
    expect(keepWords(long)).toEqual({ key: "keepText" });
    expect(takeWords(long, 1, 1)).toEqual({ key: "useText" });
    expect(takeWords(long, 2, 3)).toEqual({ key: "useTextNo", no: 2 });
    expect(keepWords("一\n二")).toEqual({ key: "keepText" });
  });

  it("say that a value is empty", () => {
    expect(keepWords("")).toEqual({ key: "keepEmpty" });
    expect(takeWords("", 1, 1)).toEqual({ key: "useEmpty" });
  });

  it.each(["ja", "en"] as const)("exist in %s", (language) => {
    const texts = sync[language].conflict;
    const all = ["keep", "use", "keepText", "keepEmpty", "useText", "useEmpty", "useTextNo"];
    for (const key of all) expect(texts[key as "keep"]).toBeTruthy();
  });
});
