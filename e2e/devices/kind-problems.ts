/** What is wrong with a kind: texts that lack, names that lead nowhere, and parts of the product that refuse it. */
import type { Registry } from "@/lib/records";
import type { Definition } from "@/lib/records/define";
import { lacksWords, leadsNowhere } from "./kind-names";
import { refusesForm, refusesHistory, refusesLists, refusesValues } from "./kind-parts";

/** One sentence a problem; none when every derived part takes the kind. */
export function problemsOf(definition: Definition, registry: Registry): string[] {
  const checks = [
    lacksWords,
    leadsNowhere,
    refusesValues,
    refusesForm,
    refusesLists,
    refusesHistory,
  ];
  return checks.flatMap((check) => {
    try {
      return check(definition, registry).map((problem) => `${definition.kind}: ${problem}`);
    } catch (error) {
      return [`${definition.kind}: ${check.name} fails with ${error}`];
    }
  });
}

/** Kinds that a file defines and the registry does not know. */
export const unregistered = (sources: readonly string[], registry: Registry): string[] =>
  sources
    .flatMap((source) => [...source.matchAll(/defineRecord\(\s*"(\w+)"/g)].map(([, kind]) => kind))
    .filter((kind): kind is string => kind !== undefined && !registry.has(kind));

/** Two kinds with one prefix would give one number to two records. */
export function sharedNumbers(registry: Registry): string[] {
  const prefixes = [...registry.values()].flatMap(({ number }) => (number ? [number] : []));
  return prefixes.filter((prefix, place) => prefixes.indexOf(prefix) !== place);
}
