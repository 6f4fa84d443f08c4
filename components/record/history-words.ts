/** A change told in words: 「受付 → 調査中」「再現手順を2台から統合」「証跡を1枚追加」. */
import type { useTranslations } from "next-intl";
import { type Definition, fieldSpec, isBlank } from "@/lib/records/define";
import type { Change, OpType } from "@/lib/sync/op";
import { fitsLine } from "./history-values";
import { type Reading, valueText } from "./value-text";

type Told = Pick<Change, "type" | "set" | "prev" | "fields" | "conflict" | "parallel">;
type Translate = ReturnType<typeof useTranslations<"record">>;

/** What kind of sign stands beside the words. */
export type HistorySign =
  | "create"
  | "edit"
  | "move"
  | "merge"
  | "conflict"
  | "photo"
  | "link"
  | "remove"
  | "undo"
  | "settle";

export interface HistoryWords {
  sign: HistorySign;
  text: string;
  /** A second, quieter line. */
  note?: string;
}

export function historyWords(
  definition: Definition,
  change: Told,
  reading: Reading,
  t: Translate,
): HistoryWords {
  const words = tell(definition, change, reading, t);
  return change.parallel && !words.note ? { ...words, note: t("history.parallel") } : words;
}

const plain: Partial<
  Record<OpType, { sign: HistorySign; key: "deleted" | "restored" | "undone" }>
> = {
  delete: { sign: "remove", key: "deleted" },
  restore: { sign: "undo", key: "restored" },
  undo: { sign: "undo", key: "undone" },
};

function tell(definition: Definition, change: Told, reading: Reading, t: Translate): HistoryWords {
  const simple = plain[change.type];
  if (simple) return { sign: simple.sign, text: t(`history.${simple.key}`) };
  switch (change.type) {
    case "create":
    case "append": {
      const { states } = definition;
      const text = states?.all[states.initial]?.label[reading.language] ?? t("history.created");
      return { sign: "create", text };
    }
    case "transition":
      return moved(definition, change, reading, t);
    case "add":
    case "remove":
      return elements(definition, change, reading, t);
    case "resolve":
      return {
        sign: "settle",
        text: t("history.resolved"),
        ...noteOf(valuesTold(definition, change.set, reading)),
      };
    default:
      return edited(definition, change, reading, t);
  }
}

const noteOf = (note: string) => (note ? { note } : {});

function moved(definition: Definition, change: Told, reading: Reading, t: Translate): HistoryWords {
  const word = (code: unknown) =>
    definition.states?.all[String(code)]?.label[reading.language] ?? String(code ?? "");
  if (change.fields?.state === "conflict" || change.conflict)
    return { sign: "conflict", text: t("history.conflict", { field: t("list.state") }) };
  const from = word(change.prev.state);
  const to = word(change.set.state);
  const { state: _, ...others } = change.set;
  return {
    sign: "move",
    text: from ? t("history.moved", { from, to }) : to,
    ...noteOf(valuesTold(definition, others, reading)),
  };
}

/** Elements added to or taken from a set; photos are counted as sheets. */
function elements(
  definition: Definition,
  change: Told,
  reading: Reading,
  t: Translate,
): HistoryWords {
  const [name, list] = Object.entries(change.set)[0] ?? [];
  const spec = name === undefined ? undefined : fieldSpec(definition, name);
  const added = change.type === "add";
  const count = Array.isArray(list) ? list.length : 1;
  if (spec?.targets?.includes("attachment")) {
    return added
      ? { sign: "photo", text: t("history.photosAdded", { count }) }
      : { sign: "remove", text: t("history.photosRemoved", { count }) };
  }
  const field = spec?.label[reading.language] ?? name ?? "";
  const note = spec ? valueText(spec, list, reading) : "";
  return added
    ? { sign: "link", text: t("history.added", { field, count }), ...noteOf(note) }
    : { sign: "remove", text: t("history.removed", { field, count }), ...noteOf(note) };
}

function edited(
  definition: Definition,
  change: Told,
  reading: Reading,
  t: Translate,
): HistoryWords {
  const names = Object.keys(change.set);
  const label = (name: string) => fieldSpec(definition, name)?.label[reading.language] ?? name;
  const clashed = names.find((name) => change.fields?.[name] === "conflict");
  if (clashed !== undefined) {
    const ours = told(definition, clashed, change.prev[clashed], reading);
    const theirs = told(definition, clashed, change.set[clashed], reading);
    const note = ours && theirs ? t("history.conflictValues", { ours, theirs }) : "";
    return {
      sign: "conflict",
      text: t("history.conflict", { field: label(clashed) }),
      ...noteOf(note),
    };
  }
  const merged = names.find((name) => change.fields?.[name] === "merged");
  if (merged !== undefined)
    return {
      sign: "merge",
      text: t("history.merged", { field: label(merged) }),
      note: t("history.mergedNote"),
    };
  const [only] = names;
  if (only !== undefined && names.length === 1) return { sign: "edit", text: one(only) };
  const separator = reading.language === "ja" ? "・" : ", ";
  const fields = names.slice(0, 2).map(label).join(separator);
  const text =
    names.length > 2
      ? t("history.severalMore", { fields, count: names.length - 2 })
      : t("history.several", { fields });
  return { sign: "edit", text };

  function one(name: string): string {
    const field = label(name);
    if (isBlank(change.set[name])) return t("history.cleared", { field });
    const to = told(definition, name, change.set[name], reading);
    const from = told(definition, name, change.prev[name], reading);
    if (!to) return t("history.set", { field });
    if (isBlank(change.prev[name])) return t("history.filled", { field, to });
    return from ? t("history.setTo", { field, from, to }) : t("history.set", { field });
  }
}

/** A value that is short enough to stand in a line, else nothing. */
function told(definition: Definition, name: string, value: unknown, reading: Reading): string {
  const spec = fieldSpec(definition, name);
  const text = spec ? valueText(spec, value, reading) : "";
  return fitsLine(text) ? text : "";
}

function valuesTold(
  definition: Definition,
  values: Readonly<Record<string, unknown>>,
  reading: Reading,
): string {
  return Object.entries(values)
    .flatMap(([name, value]) => {
      const field = fieldSpec(definition, name)?.label[reading.language];
      const text = told(definition, name, value, reading);
      return field && text ? [`${field}: ${text}`] : [];
    })
    .join(reading.language === "ja" ? "、" : ", ");
}
