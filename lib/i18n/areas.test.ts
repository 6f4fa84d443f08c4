import { describe, expect, it } from "vitest";
import type { Texts } from "./area";
import { areas } from "./areas";
import { loadMessages } from "./load";

function leaves(texts: Texts, path = ""): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[`${path}${key}`, value] as [string, string]]
      : leaves(value, `${path}${key}.`),
  );
}

/** The names in braces at the first level: `{count, plural, one {#}}` needs count and nothing else. */
function argumentNames(text: string): string[] {
  const names: string[] = [];
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "{" && depth++ === 0) names.push(/^\{\s*(\w+)/.exec(text.slice(i))?.[1] ?? "");
    if (text[i] === "}") depth--;
  }
  return names.sort();
}

describe.each(Object.entries(areas))("texts of %s", (_name, texts) => {
  const ja = new Map(leaves(texts.ja));
  const en = new Map(leaves(texts.en));

  it("stand in both languages under the same keys", () => {
    expect([...en.keys()].sort()).toEqual([...ja.keys()].sort());
  });

  it("are never empty", () => {
    expect([...ja, ...en].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  it("take the same arguments in both languages", () => {
    for (const [key, text] of ja)
      expect([key, argumentNames(en.get(key) ?? "")]).toEqual([key, argumentNames(text)]);
  });
});

describe("loading a language", () => {
  it("gives the texts of that language only", async () => {
    expect((await loadMessages("ja")).ui.undo).toBe("元に戻す");
    expect((await loadMessages("en")).ui.undo).toBe("Undo");
  });
});
