/** The form's own shape: lists are typed as lines of one field, the server takes arrays. */
import * as z from "zod";
import { periodInOrder, projectFields } from "@/lib/records/people-input";

const lines = z.string().transform((text) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean),
);

const { modules, systems } = projectFields.shape;

export const projectForm = projectFields
  .extend({ modules: lines.pipe(modules), systems: lines.pipe(systems) })
  .refine(periodInOrder.holds, periodInOrder.problem);

export type FormValues = z.input<typeof projectForm>;
export type ProjectValues = z.output<typeof projectForm>;
