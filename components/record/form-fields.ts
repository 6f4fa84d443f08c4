/** Which fields of a kind a person fills in a form, and in which section they stand. */
import { type Definition, fieldSpec, isBlank } from "@/lib/records/define";

/** Photos have a place of their own; structured data has screens of its own. */
export function formFields(definition: Definition): string[] {
  return Object.entries(definition.fields)
    .filter(
      ([, { spec }]) =>
        !spec.hidden && spec.type !== "json" && !spec.targets?.includes("attachment"),
    )
    .map(([name]) => name);
}

/** Whether a form can make a whole record: what is required and has no control comes from other screens. */
export function isWrittenInForms(definition: Definition): boolean {
  const fields = formFields(definition);
  return Object.entries(definition.fields).every(
    ([name, { spec }]) => !spec.required || fields.includes(name),
  );
}

export interface FormSection {
  name: string;
  fields: string[];
  /** Stands open in the record's present state. */
  open: boolean;
}

/** Sections in the definition's order; a section that names no states stands open in all of them. */
export function sectionsOf(definition: Definition, state: unknown): FormSection[] {
  const fields = formFields(definition);
  return Object.entries(definition.sections).flatMap(([name, section]) => {
    const own = fields.filter((field) => fieldSpec(definition, field)?.section === name);
    const open = section.openIn?.includes(String(state)) ?? true;
    return own.length ? [{ name, fields: own, open }] : [];
  });
}

/** How many of the section's fields hold something. */
export function filledCount(
  section: FormSection,
  fields: Readonly<Record<string, unknown>>,
): number {
  return section.fields.filter((name) => !isBlank(fields[name])).length;
}
