/** Whether a day of a record has passed that should not have passed yet. */
import { type Definition, fieldSpec, isOpen } from "@/lib/records/define";

/** `today` is the day on the project's wall; plan days compare as text. */
export function isOverdue(
  definition: Definition,
  name: string,
  { state, value }: { state: unknown; value: unknown },
  today: string,
): boolean {
  if (!fieldSpec(definition, name)?.deadline || !isOpen(definition, state)) return false;
  return typeof value === "string" && value !== "" && value < today;
}
