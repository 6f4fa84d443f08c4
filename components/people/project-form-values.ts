/** The form's own shape: lists are typed as lines of one field and sizes as text; the server takes arrays and numbers. */
import * as z from "zod";
import { numberOf } from "@/components/record/form-values";
import { periodInOrder, projectFields } from "@/lib/records/people-input";

const lines = z.string().transform((text) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean),
);

/** What is no number stays as it was typed, for the schema to refuse. */
const amount = z.string().transform((text) => numberOf(text) as number | null);

const { modules, systems, holidays, workingDays, ksloc, screenCount, budget } = projectFields.shape;

export const projectForm = projectFields
  .extend({
    modules: lines.pipe(modules),
    systems: lines.pipe(systems),
    holidays: lines.pipe(holidays.unwrap()),
    workingDays: lines.pipe(workingDays.unwrap()),
    ksloc: amount.pipe(ksloc.unwrap()),
    screenCount: amount.pipe(screenCount.unwrap()),
    budget: amount.pipe(budget.unwrap()),
  })
  .refine(periodInOrder.holds, periodInOrder.problem);

export type FormValues = z.input<typeof projectForm>;
export type ProjectValues = z.output<typeof projectForm>;

/** What the form begins with for a project whose record holds these fields; without them for a new one. */
export function formValuesOf(fields: Readonly<Record<string, unknown>> = {}): FormValues {
  const text = (name: string) => String(fields[name] ?? "");
  const list = (name: string) => listIn(fields[name]).map(String).join("\n");
  return {
    name: text("name"),
    phase: (fields.phase ?? "uat") as FormValues["phase"],
    from: text("from"),
    to: text("to"),
    timeZone: text("timeZone") || "Asia/Tokyo",
    modules: list("modules"),
    systems: list("systems"),
    holidays: list("holidays"),
    workingDays: list("workingDays"),
    ksloc: text("ksloc"),
    screenCount: text("screenCount"),
    budget: text("budget"),
    vendors: listIn(fields.vendors) as FormValues["vendors"],
  };
}

const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
