import { expect, it } from "vitest";
import { defect } from "@/lib/records/defect";
import { ruleWords } from "./rule-words";

const spec = (field: "title" | "severity") => defect.fields[field].spec;

it.each([
  [
    "a text by how much it is too long",
    "title",
    "あ".repeat(214),
    { key: "tooLong", max: 120, now: 214 },
  ],
  ["a text that is none", "title", 7, { key: "notAText" }],
  ["a choice that nobody may choose", "severity", 7, { key: "notAnOption" }],
  ["nothing where the value keeps the rules of the device", "title", "端数", null],
] as const)("the broken rule is told for %s", (_what, field, value, words) => {
  expect(ruleWords(spec(field), value)).toEqual(words);
});
