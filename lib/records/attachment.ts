/** A photo or file that belongs to a record. Its bytes travel apart, named by their SHA-256. */
import { defineRecord, endState } from "./define";
import { instant, json, link, number, text } from "./fields";
import { anyOf, keepers, madeBy, workers } from "./rights";
import type { Row } from "./row";

/** Where the bytes are gone from everywhere, for good. */
export const PURGED = "purged";

export const attachment = defineRecord("attachment", {
  label: { ja: "添付", en: "Attachment" },
  title: "name",
  parent: "of",
  inline: true,
  meta: ["takenAt"],
  rights: {
    create: [anyOf(...workers)],
    set: [anyOf(...workers)],
    delete: [anyOf(...keepers, "tester")],
  },
  fields: {
    of: link({ ja: "記録", en: "Record" }).required().indexed().hidden(),
    name: text({ ja: "名前", en: "Name" }),
    hash: text({ ja: "ハッシュ", en: "Hash" }).max(64).required().indexed().sought().hidden(),
    mime: text({ ja: "種類", en: "Type" }).max(80).required().hidden(),
    size: number({ ja: "サイズ", en: "Size" }).required().hidden(),
    width: number({ ja: "幅", en: "Width" }).hidden(),
    height: number({ ja: "高さ", en: "Height" }).hidden(),
    takenAt: instant({ ja: "撮影日時", en: "Taken" }),
    annotation: json<unknown>({ ja: "書き込み", en: "Annotation" }).hidden(),
    purgeReason: text({ ja: "消去の理由", en: "Reason for erasing" }).max(200),
  },
  states: {
    initial: "kept",
    all: {
      kept: endState("保存", "Kept", "check"),
      [PURGED]: endState("完全に削除", "Erased for good", "stop"),
    },
    transitions: [
      {
        from: "kept",
        to: PURGED,
        by: [anyOf(...keepers), madeBy(...workers)],
        needs: ["purgeReason"],
        final: true,
      },
    ],
  },
});

export const isPurged = ({ kind, fields }: Pick<Row, "kind" | "fields">): boolean =>
  kind === attachment.kind && fields.state === PURGED;
