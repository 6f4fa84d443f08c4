/** What somebody said about a record; it only appends. */
import { defineRecord } from "./define";
import { link, longText } from "./fields";
import { anyOf, workers } from "./rights";

export const comment = defineRecord("comment", {
  label: { ja: "コメント", en: "Comment" },
  title: "text",
  parent: "of",
  inline: true,
  writing: "append",
  order: { by: "created", descending: false },
  rights: { create: [anyOf(...workers)] },
  fields: {
    of: link({ ja: "記録", en: "Record" }).required().indexed().hidden(),
    text: longText({ ja: "コメント", en: "Comment" }).max(4_000).required(),
  },
});
