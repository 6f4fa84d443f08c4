/** Checks field values against their definition. The small build of zod: devices load it too. */
import * as z from "zod/mini";
import { type Definition, isBlank } from "./define";
import type { FieldSpec } from "./fields";

// zod probes for `new Function` otherwise, which the content policy forbids.
z.config({ jitless: true });

export type ProblemCode = "fieldInvalid" | "fieldMissing";
export interface Problem {
  field: string;
  code: ProblemCode;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

function isRealDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Lone surrogates and NUL cannot be stored faithfully everywhere. */
const clean = (text: string) => text.isWellFormed() && !text.includes("\u0000");

const cleanText = (min: number, max: number, pattern?: RegExp) =>
  z.string().check(
    z.minLength(min),
    z.maxLength(max),
    z.refine((text) => clean(text) && (pattern?.test(text) ?? true)),
  );

/** A project may add options of its own, so any short code is taken. */
const code = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));

function schemaOf(spec: FieldSpec): z.ZodMiniType {
  switch (spec.type) {
    case "text":
    case "longText":
      return cleanText(0, spec.max, spec.form?.pattern);
    case "choice":
      return code;
    case "day":
      return z.string().check(z.refine(isRealDay));
    case "time":
      return z.string().check(z.regex(TIME));
    case "instant":
      return z.int().check(z.gte(-spec.max), z.lte(spec.max));
    case "number":
      return z.number().check(z.gte(-spec.max), z.lte(spec.max));
    case "flag":
      return z.boolean();
    case "person":
    case "link":
      return cleanText(1, spec.max);
    case "people":
    case "links":
    case "tags":
    case "ticks":
      return z.array(cleanText(1, 200, spec.form?.pattern)).check(z.maxLength(spec.max));
    case "json":
      return z.json().check(z.refine((value) => JSON.stringify(value).length <= spec.max));
  }
}

const schemas = new WeakMap<FieldSpec, z.ZodMiniType>();

/** The zod schema of one field; `null` clears any field. */
export function fieldSchema(spec: FieldSpec): z.ZodMiniType {
  let schema = schemas.get(spec);
  if (!schema) {
    schema = z.nullable(schemaOf(spec));
    schemas.set(spec, schema);
  }
  return schema;
}

const FIELD_NAME = /^[a-z][A-Za-z0-9]{0,63}$/;

/**
 * Problems of the given values, empty when all is well. Fields that the definition does not know are
 * carried, not judged: a newer version may have written them. `state` is judged by its transitions.
 */
export function validateFields(
  definition: Definition,
  fields: Readonly<Record<string, unknown>>,
): Problem[] {
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const spec = Object.hasOwn(definition.fields, name) ? definition.fields[name]?.spec : undefined;
    const fits = spec ? fieldSchema(spec).safeParse(value).success : FIELD_NAME.test(name);
    if (!fits) problems.push({ field: name, code: "fieldInvalid" });
  }
  return problems;
}

/** Required fields that hold nothing. */
export function missingFields(
  definition: Definition,
  fields: Readonly<Record<string, unknown>>,
): Problem[] {
  return Object.entries(definition.fields)
    .filter(([name, field]) => field.spec.required && isBlank(fields[name]))
    .map(([field]) => ({ field, code: "fieldMissing" }));
}

/** A form's schema: strict, with the required fields really required. */
export function formSchema(definition: Definition, names: readonly string[]) {
  const shape: Record<string, z.ZodMiniType> = {};
  for (const name of names) {
    const spec = definition.fields[name]?.spec;
    if (!spec) continue;
    const schema = fieldSchema(spec);
    shape[name] = spec.required
      ? schema.check(z.refine((value) => !isBlank(value)))
      : z.optional(schema);
  }
  return z.strictObject(shape);
}
