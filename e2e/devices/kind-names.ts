/** What a definition says about itself: words in both languages, names that lead somewhere. */
import type { Registry } from "@/lib/records";
import { type Definition, neededBy } from "@/lib/records/define";
import type { FieldSpec, Label, Language } from "@/lib/records/fields";
import { type Grant, madeBy } from "@/lib/records/rights";

const languages: readonly Language[] = ["ja", "en"];

/** Labels that lack in a language. */
export function lacksWords(definition: Definition): string[] {
  const { label, plural, fields, sections, states, counts } = definition;
  const labels: [string, Label | undefined][] = [
    ["kind", label],
    ["plural", plural],
    ...Object.entries(fields).map(([name, { spec }]): [string, Label] => [name, spec.label]),
    ...Object.entries(fields).flatMap(([name, { spec }]) =>
      Object.entries(spec.options ?? {}).map(([code, option]): [string, Label] => [
        `${name}=${code}`,
        option.label,
      ]),
    ),
    ...Object.entries(fields).flatMap(([name, { spec }]): [string, Label][] =>
      spec.form ? [[`hint of ${name}`, spec.form.hint]] : [],
    ),
    ...Object.entries(sections).map(([name, one]): [string, Label] => [name, one.label]),
    ...Object.entries(states?.all ?? {}).map(([name, one]): [string, Label] => [name, one.label]),
    ...Object.entries(counts).map(([name, one]): [string, Label] => [`count of ${name}`, one]),
  ];
  return labels.flatMap(([name, words]) =>
    languages
      .filter((language) => !words?.[language]?.trim())
      .map((language) => `${name} has no ${language} label`),
  );
}

/** Names of fields, states and kinds that nothing answers to. */
export function leadsNowhere(definition: Definition, registry: Registry): string[] {
  const { fields, states, sections, title, untitled, meta, parent, order, counts } = definition;
  const everyRecord = ["state", "created", "changed", "number"];
  const named = [title, ...untitled, ...meta, order.by, ...(parent === undefined ? [] : [parent])];
  const moves = states?.transitions ?? [];
  const inMoves = moves.flatMap((move) => [
    ...neededBy(move),
    ...Object.keys(move.when ?? {}),
    ...(move.needsWhere ?? []).flatMap(({ when }) => Object.keys(when)),
  ]);
  const stateNames = moves.flatMap(({ from, to, notBy }) => [from, to, ...(notBy ? [notBy] : [])]);
  const openIn = Object.values(sections).flatMap((section) => section.openIn ?? []);
  const isState = (name: string) => Object.hasOwn(states?.all ?? {}, name);
  const isField = (name: string) => Object.hasOwn(fields, name) || everyRecord.includes(name);
  const specs = Object.entries(fields).map(([name, { spec }]) => ({ name, spec }));
  return [
    ...[...named, ...inMoves].filter((name) => !isField(name)).map((name) => `no field ${name}`),
    // A row has no room to look up what a link is called.
    ...[...untitled, ...meta]
      .filter((name) => /^links?$/.test(fields[name]?.spec.type ?? ""))
      .map((name) => `a row would show the id in ${name}`),
    ...[...stateNames, ...openIn, ...Object.keys(counts), ...(states ? [states.initial] : [])]
      .filter((name) => !isState(name))
      .map((name) => `no state ${name}`),
    ...unreachable(definition).map((name) => `no move leads to ${name}`),
    ...specs
      .filter(({ spec }) => !Object.hasOwn(sections, spec.section))
      .map(({ name }) => `${name} stands in no section`),
    ...specs.flatMap(({ name, spec }) =>
      (spec.targets ?? [])
        .filter((kind) => !registry.has(kind))
        .map((kind) => `${name} points to ${kind}, which is no kind`),
    ),
    ...specs
      .filter(({ spec }) => spec.of !== undefined && fields[spec.of]?.spec.type !== "tags")
      .map(({ name }) => `${name} ticks off nothing`),
    ...specs.flatMap(({ name, spec }) =>
      conditionsOf(spec, definition).map((problem) => `${name} ${problem}`),
    ),
    ...grantsOf(definition)
      .filter(
        ({ namedIn }) =>
          namedIn !== undefined && !/^(person|people)$/.test(fields[namedIn]?.spec.type ?? ""),
      )
      .map(({ namedIn }) => `a right hangs on ${namedIn}, which names nobody`),
  ];
}

function conditionsOf(spec: FieldSpec, { fields, states }: Definition): string[] {
  return Object.entries(spec.expected ?? {}).flatMap(([field, values]) => {
    const known = field === "state" ? states?.all : fields[field]?.spec.options;
    if (field !== "state" && !Object.hasOwn(fields, field)) return [`is expected by ${field}`];
    return known
      ? values
          .filter((value) => !Object.hasOwn(known, value))
          .map((value) => `is expected at ${value}`)
      : [];
  });
}

const grantsOf = ({ rights, fields, states }: Definition): Grant[] => [
  ...Object.values(rights).flat(),
  ...Object.values(fields).flatMap(({ spec }) => spec.by ?? []),
  // Only moves look at who made the record.
  ...(states?.transitions ?? []).flatMap(({ by }) => by.filter((one) => !isAuthors(one))),
];

const isAuthors = ({ namedIn }: Grant) => namedIn === madeBy().namedIn;

/** States that no chain of moves reaches; the server moves its own kinds. */
function unreachable({ states, writing }: Definition): string[] {
  if (!states || writing === "server") return [];
  const reached = new Set([states.initial]);
  for (const state of reached)
    for (const { from, to } of states.transitions) if (from === state) reached.add(to);
  return Object.keys(states.all).filter((state) => !reached.has(state));
}
