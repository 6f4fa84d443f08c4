/** What a refused change was, in words: the record it concerns, the fields, the state it wanted. */
import { type Reading, recordName, valueText } from "@/components/record/value-text";
import type { Shown } from "@/lib/local/database";
import type { Definition } from "@/lib/records/define";
import { humanNumber } from "@/lib/records/number";
import type { Op, OpType } from "@/lib/sync/op";

/** Number and name of the record; of what hangs on another, e.g. a comment, its kind and that record. */
export function nameOfParked(
  definition: Definition | undefined,
  op: Op,
  record: Shown | null | undefined,
  reading: Reading,
  ownerDefinition?: Definition,
): string {
  const { language } = reading;
  if (!definition) return op.kind;
  const label = definition.label[language];
  if (record && ownerDefinition && record.kind !== op.kind) {
    const owner = recordWords(ownerDefinition, record, reading);
    return language === "ja" ? `${label}（${owner}）` : `${label} (${owner})`;
  }
  if (record) return recordWords(definition, record, reading);
  const name = recordName(definition, op.set, reading);
  return quoted(op.code ?? "", name, language) || label;
}

/** BUG-0012「税額が1円多い」, so that everybody knows their own. */
export function recordWords(definition: Definition, record: Shown, reading: Reading): string {
  const number = humanNumber(definition, record) ?? record.code ?? "";
  const name = recordName(definition, record.fields, reading);
  return quoted(number, name, reading.language) || definition.label[reading.language];
}

function quoted(number: string, name: string | null, language: Reading["language"]): string {
  if (!name) return number;
  return language === "ja" ? `${number}「${name}」` : `${number} “${name}”`.trim();
}

export type ParkedTitleKey = Exclude<OpType, "add" | "remove">;

/** Adding to a set and taking from it reads as changing the field. */
export const titleKey = (type: OpType): ParkedTitleKey =>
  type === "add" || type === "remove" ? "set" : type;

/** The changed fields by name, without the state. */
export function fieldNames(definition: Definition | undefined, op: Op, reading: Reading): string {
  const names = Object.keys(op.set).flatMap((field) => {
    const spec = definition?.fields[field]?.spec;
    return spec && !spec.hidden ? [spec.label[reading.language]] : [];
  });
  return names.join(reading.language === "ja" ? "・" : ", ");
}

export function stateName(
  definition: Definition | undefined,
  value: unknown,
  reading: Reading,
): string {
  const state = String(value ?? "");
  return definition?.states?.all[state]?.label[reading.language] ?? state;
}

/** What the person had entered, field by field; nothing of it may be hidden from them. */
export function enteredValues(
  definition: Definition | undefined,
  op: Op,
  reading: Reading,
): { field: string; label: string; text: string }[] {
  return Object.entries(op.set).flatMap(([field, value]) => {
    const spec = definition?.fields[field]?.spec;
    if (!spec || spec.hidden) return [];
    return [{ field, label: spec.label[reading.language], text: valueText(spec, value, reading) }];
  });
}

/** What the record holds in that field now. */
export function heldText(
  definition: Definition | undefined,
  { fields }: Shown,
  field: string,
  reading: Reading,
): string {
  const spec = definition?.fields[field]?.spec;
  return spec ? valueText(spec, fields[field], reading) : "";
}
