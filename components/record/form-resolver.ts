/** Judges a form by its definition; the validator is fetched when it is first needed. */
import type { FieldError, FieldValues, Resolver, ResolverResult } from "react-hook-form";
import { type Definition, isBlank } from "@/lib/records/define";
import { fromInputs } from "./form-values";

/** The resolver's values are field values, not the texts of the controls. */
export function resolverOf(
  definition: Definition,
  names: readonly string[],
  timeZone: string,
  /** Fields that must be filled here although the kind does not require them. */
  demanded: readonly string[] = [],
): Resolver<FieldValues> {
  return async (inputs): Promise<ResolverResult<FieldValues>> => {
    const values = fromInputs(definition, names, inputs, timeZone);
    const errors: Record<string, FieldError> = {};
    for (const name of demanded) if (isBlank(values[name])) errors[name] = { type: "fieldMissing" };
    // Without the validator (a first visit that loses its network) the save itself refuses, in words.
    const validation = await import("@/lib/records/validation").catch(() => null);
    const result = validation?.formSchema(definition, names).safeParse(values);
    for (const { path } of result?.error?.issues ?? []) {
      const name = String(path[0]);
      const missing = definition.fields[name]?.spec.required && isBlank(values[name]);
      errors[name] ??= { type: missing ? "fieldMissing" : "fieldInvalid" };
    }
    return Object.keys(errors).length ? { values: {}, errors } : { values, errors: {} };
  };
}

/** Fetches the validator ahead of the first save. */
export const preloadValidation = (): void => {
  // What cannot be had now is asked for again by the save.
  import("@/lib/records/validation").catch(() => undefined);
};
