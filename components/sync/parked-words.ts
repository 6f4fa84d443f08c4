/** What a refused change was, in words: the record it concerns, the fields, the state it wanted. */
import { type Reading, recordName, valueText } from "@/components/record/value-text";
import type { Shown } from "@/lib/local/database";
import type { Definition } from "@/lib/records/define";
import { humanNumber } from "@/lib/records/number";
import type { Op, OpType } from "@/lib/sync/op";

/** The record's number or code, else its name, else its kind. */
export function nameOfParked(
  definition: Definition | undefined,
  op: Op,
  record: Shown | null | undefined,
  reading: Reading,
): string {
  if (!definition) return op.kind;
  const number = (record && humanNumber(definition, record)) ?? record?.code ?? op.code;
  const fields = record?.fields ?? op.set;
  return number || recordName(definition, fields, reading) || definition.label[reading.language];
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

export function stateName(definition: Definition | undefined, op: Op, reading: Reading): string {
  const state = String(op.set.state ?? "");
  return definition?.states?.all[state]?.label[reading.language] ?? state;
}

/** What the person had entered, field by field; nothing of it may be hidden from them. */
export function enteredValues(
  definition: Definition | undefined,
  op: Op,
  reading: Reading,
): { label: string; text: string }[] {
  return Object.entries(op.set).flatMap(([field, value]) => {
    const spec = definition?.fields[field]?.spec;
    if (!spec || spec.hidden) return [];
    return [{ label: spec.label[reading.language], text: valueText(spec, value, reading) }];
  });
}
