/** The parts that derive from a definition, each tried with a record in which every field holds something. */
import type { useTranslations } from "next-intl";
import { createTranslator } from "next-intl";
import { isWrittenInForms, sectionsOf } from "@/components/record/form-fields";
import { fromInput, isSameValue, toInput } from "@/components/record/form-values";
import { historyWords } from "@/components/record/history-words";
import { conditionFields, firstChoices, orderFields } from "@/components/record/list-choices";
import { type Reading, recordName, valueText } from "@/components/record/value-text";
import { record as texts } from "@/lib/i18n/messages/record";
import { kindKey, recordKeys } from "@/lib/local/keys";
import type { Registry } from "@/lib/records";
import type { Definition } from "@/lib/records/define";
import type { FieldSpec, Language } from "@/lib/records/fields";
import type { Row } from "@/lib/records/row";
import { validateFields } from "@/lib/records/validation";
import { createProjection } from "@/lib/search/projection";

const languages: readonly Language[] = ["ja", "en"];

/** A value that a person could give; nothing for a type that this check does not know. */
function sampleValue(spec: FieldSpec): unknown {
  switch (spec.type) {
    case "text":
    case "longText":
      return spec.form ? undefined : "端数";
    case "choice":
      return Object.keys(spec.options ?? {})[0];
    case "day":
      return "2026-11-20";
    case "time":
      return "09:30";
    case "instant":
      return Date.UTC(2026, 10, 20, 4, 24);
    case "number":
      return 12;
    case "flag":
      return true;
    case "person":
    case "link":
      return "id-1";
    case "people":
    case "links":
      return ["id-1", "id-2"];
    case "tags":
    case "ticks":
      return spec.form ? ["2026-11-18 18:00-20:00"] : ["SD", "FI"];
    case "json":
      return { any: "thing" };
  }
}

const sampleFields = (definition: Definition): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(definition.fields).map(([name, { spec }]) => [name, sampleValue(spec)]),
  );

export function refusesValues(definition: Definition): string[] {
  return Object.entries(sampleFields(definition)).flatMap(([name, value]) => {
    if (value === undefined) return [`${name} takes no value`];
    const good = validateFields(definition, { [name]: value }).map(() => `${name} refuses a value`);
    const bad = definition.fields[name]?.spec.type === "json" ? [] : [Number.NaN];
    const passed = bad.filter((one) => !validateFields(definition, { [name]: one }).length);
    return [...good, ...passed.map(() => `${name} takes anything`)];
  });
}

const reading = (language: Language): Reading => ({
  language,
  timeZone: "Asia/Tokyo",
  personName: (id) => `person ${id}`,
  linkName: (id) => `record ${id}`,
  yes: "yes",
  no: "no",
});

export function refusesForm(definition: Definition): string[] {
  const values = sampleFields(definition);
  const shown = sectionsOf(definition, definition.states?.initial).flatMap(({ fields }) => fields);
  const problems: string[] = [];
  for (const [name, { spec }] of Object.entries(definition.fields)) {
    const control = toInput(spec, values[name], "Asia/Tokyo");
    if (spec.type !== "json" && !isSameValue(fromInput(spec, control, "Asia/Tokyo"), values[name]))
      problems.push(`${name} is lost in a form`);
    const isDrawn = shown.filter((one) => one === name).length;
    const isApart = spec.hidden || spec.type === "json" || spec.targets?.includes("attachment");
    if (isDrawn !== (isApart ? 0 : 1)) problems.push(`${name} stands ${isDrawn} times in the form`);
    for (const language of languages)
      if (!valueText(spec, values[name], reading(language))) problems.push(`${name} has no words`);
  }
  if (definition.register && definition.writing === "free" && !isWrittenInForms(definition))
    problems.push("no form can make a whole record");
  for (const language of languages)
    if (!recordName(definition, values, reading(language))) problems.push("has no name");
  return problems;
}

const rowOf = (definition: Definition): Row => ({
  ...{ space: "s", id: "r1", kind: definition.kind, code: "TKM-001", seqs: {}, seq: 1 },
  number: definition.number ? 7 : null,
  fields: {
    ...sampleFields(definition),
    ...(definition.states && { state: definition.states.initial }),
  },
  ...{ created: { by: "u", at: 1, seq: 1 }, changed: { by: "u", at: 1 } },
  ...{ deleted: null, entered: {} },
});

/** Index, list, conditions, orders and search find a record by what it holds. */
export function refusesLists(definition: Definition, registry: Registry): string[] {
  const row = rowOf(definition);
  const problems: string[] = [];
  const { kind } = definition;
  if (!recordKeys(definition, row).some((key) => key.startsWith(kindKey("s", kind))))
    problems.push("has no place in the index");
  const projection = createProjection(registry);
  if (!projection.put({ ...row, pending: 0, rev: 1 })) return ["is no entry for lists"];
  const found = (query: object) => projection.list({ space: "s", kind, ...query }).rows;
  const [listed] = found({});
  if (listed?.title === undefined) problems.push("is not listed");
  for (const name of [...definition.meta, ...definition.untitled])
    if (name !== "state" && listed?.cells[name] === undefined)
      problems.push(`a row does not hold ${name}`);
  for (const by of orderFields(definition))
    if (found({ sort: { by, descending: true } }).length !== 1)
      problems.push(`is lost when ordered by ${by}`);
  for (const name of conditionFields(definition)) {
    const value = row.fields[name];
    const wanted = String(Array.isArray(value) ? value[0] : value);
    if (found({ filter: { [name]: wanted } }).length !== 1)
      problems.push(`is not found by ${name}`);
    if (found({ filter: { [name]: "another" } }).length !== 0)
      problems.push(`is found by any ${name}`);
  }
  if (firstChoices(definition).sort.by !== definition.order.by) problems.push("has no first order");
  const words = definition.writing === "server" && definition.parent ? [] : ["端数"];
  const texts = Object.values(definition.fields).some(
    ({ spec }) => !spec.hidden && /^(text|longText)$/.test(spec.type) && !spec.form,
  );
  for (const text of [
    ...(texts ? words : []),
    ...(definition.number ? [`${definition.number}-7`] : []),
  ])
    if (projection.search({ space: "s", text }).total !== 1)
      problems.push(`search does not find ${text}`);
  return problems;
}

type Translate = ReturnType<typeof useTranslations<"record">>;

/** A change of every field, and every move, told in words: no code and no blank. */
export function refusesHistory(definition: Definition): string[] {
  return languages.flatMap((language) => {
    const t = createTranslator({
      locale: language,
      messages: { record: texts[language] },
      namespace: "record",
    }) as unknown as Translate;
    const tell = (change: Parameters<typeof historyWords>[1]) =>
      historyWords(definition, change, reading(language), t).text;
    const made = tell({ type: "create", set: sampleFields(definition), prev: {} });
    const edits = Object.entries(definition.fields).flatMap(([name, { spec }]) => {
      const value = sampleValue(spec);
      const type = spec.merge === "set" ? "add" : "set";
      const text = tell({ type, set: { [name]: value }, prev: {} });
      const isPhoto = spec.targets?.includes("attachment");
      return isPhoto || text.includes(spec.label[language])
        ? []
        : [`history does not name ${name} in ${language}`];
    });
    const moves = (definition.states?.transitions ?? []).flatMap(({ from, to }) => {
      const text = tell({ type: "transition", set: { state: to }, prev: { state: from } });
      const word = definition.states?.all[to]?.label[language] ?? "";
      return text.includes(word) ? [] : [`history does not tell ${from} → ${to}`];
    });
    return [...(made ? [] : ["history does not tell its making"]), ...edits, ...moves];
  });
}
