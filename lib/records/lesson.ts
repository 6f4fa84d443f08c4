/** What the next project should know (ノウハウ). */
import { defineRecord, endState, openState } from "./define";
import { choice, link, longText, person, tags, text } from "./fields";
import { areas } from "./options";
import { byKeepers, byWorkers } from "./rights";

export const lesson = defineRecord("lesson", {
  label: { ja: "ノウハウ", en: "Lesson" },
  plural: { ja: "ノウハウ", en: "Lessons" },
  number: "LSN",
  title: "title",
  meta: ["state", "area", "author"],
  register: "goals",
  rights: { create: byWorkers, set: byWorkers, delete: byKeepers },
  states: {
    initial: "draft",
    all: {
      draft: openState("下書き", "Draft", "dashed"),
      shared: endState("共有済", "Shared", "check"),
      outdated: endState("旧版", "Outdated", "stop"),
    },
    transitions: [
      { from: "draft", to: "shared", by: byKeepers, needs: ["advice"] },
      { from: "shared", to: "outdated", by: byKeepers },
      { from: "shared", to: "draft", by: byKeepers },
      { from: "outdated", to: "shared", by: byKeepers },
    ],
  },
  fields: {
    title: text({ ja: "件名", en: "Title" }).max(120).required().column(40),
    area: choice({ ja: "分類", en: "Area" }, areas).required().indexed().column(8),
    situation: longText({ ja: "状況", en: "Situation" }).expected().column(40),
    cause: longText({ ja: "要因", en: "Cause" }).column(30),
    advice: longText({ ja: "次回への助言", en: "Advice" }).column(40),
    phase: text({ ja: "フェーズ", en: "Phase" }).max(40).indexed().column(10),
    author: person({ ja: "記入者", en: "Author" }).starts("author").indexed().column(12),
    keywords: tags({ ja: "キーワード", en: "Keywords" }).column(20),
    origin: link({ ja: "発生元", en: "Origin" }).indexed(),
  },
});
