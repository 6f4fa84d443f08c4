import { describe, expect, it } from "vitest";
import { sync } from "@/lib/i18n/messages/sync";
import { opTypes, refusalCodes } from "@/lib/sync/op";

describe.each(["ja", "en"] as const)("the words for a refused change in %s", (language) => {
  const texts = sync[language];

  it.each(refusalCodes)("say why and what to do for %s", (code) => {
    const { why, todo } = texts.refusal[code];
    expect(why).toMatch(language === "ja" ? /。$/ : /\.$/);
    expect(todo).toMatch(language === "ja" ? /。$/ : /\.$/);
    expect(todo).not.toBe(why);
  });

  it("name every kind of change", () => {
    const titles: Record<string, string> = texts.parked.title;
    // Adding to a set and taking from it read as changing the field.
    for (const type of opTypes.filter((one) => one !== "add" && one !== "remove"))
      expect(titles[type]).toMatch(/ませんでした$|could not/);
  });
});

it("has no two codes with the same explanation", () => {
  const whys = Object.values(sync.ja.refusal).map(({ why }) => why);
  expect(new Set(whys).size).toBe(whys.length);
});
