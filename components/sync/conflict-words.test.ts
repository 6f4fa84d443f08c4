import { describe, expect, it } from "vitest";
import { sync } from "@/lib/i18n/messages/sync";
import { buttonWords } from "./conflict-words";

describe("the words on the buttons of a conflict", () => {
  it("name a short value", () => {
    expect(buttonWords("致命的", null)).toEqual({ key: "use", value: "致命的" });
  });

  it("name a long text by its author, and by its place where one author wrote several", () => {
    const long = "在庫照会の数がWMSの実棚より1ケース少ない。";
    expect(buttonWords(long, null)).toEqual({ key: "useText" });
    expect(buttonWords(long, 2)).toEqual({ key: "useTextNo", no: 2 });
    expect(buttonWords("一\n二", null)).toEqual({ key: "useText" });
  });

  it("say that a value is empty", () => {
    expect(buttonWords("", 1)).toEqual({ key: "useEmpty" });
  });

  it.each(["ja", "en"] as const)("say in %s whose it is", (language) => {
    const texts = sync[language].conflict;
    for (const key of ["use", "useText", "useEmpty", "useTextNo"] as const)
      expect(texts[key]).toContain("{who}");
  });
});
