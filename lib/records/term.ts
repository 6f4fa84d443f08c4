/** A word of the project (用語集), explained wherever it is found. */
import { defineRecord } from "./define";
import { link, links, longText, tags, text } from "./fields";
import { byKeepers, byWorkers } from "./rights";

export const term = defineRecord("term", {
  label: { ja: "用語", en: "Term" },
  plural: { ja: "用語", en: "Terms" },
  title: "word",
  meta: ["reading", "english", "module"],
  order: { by: "reading", descending: false },
  register: "decisions",
  rights: { create: byWorkers, set: byWorkers, delete: byKeepers },
  fields: {
    word: text({ ja: "用語", en: "Term" }).max(80).required().indexed().column(20),
    reading: text({ ja: "よみ", en: "Reading" }).max(80).expected().column(20),
    english: text({ ja: "英語", en: "English" }).max(80).column(20),
    aliases: tags({ ja: "別名・略語", en: "Also called" }).column(20),
    meaning: longText({ ja: "意味", en: "Meaning" }).max(4_000).required().column(60),
    example: longText({ ja: "使い方", en: "Usage" }).max(4_000).column(30),
    module: text({ ja: "業務", en: "Module" }).max(60).indexed().column(10),
    source: link({ ja: "出典", en: "Source" }, "document").column(16),
    related: links({ ja: "関連する用語", en: "Related terms" }, "term").column(20),
  },
});
