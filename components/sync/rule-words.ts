/** Which rule of its field a refused value breaks, and by how much; null where only the server knows. */
import type { FieldSpec } from "@/lib/records/fields";

export type RuleWords =
  | { key: "tooLong" | "tooMany" | "tooLarge"; max: number; now: number }
  | { key: "notAText" | "notAnOption" };

export function ruleWords({ type, max, options }: FieldSpec, value: unknown): RuleWords | null {
  if (Array.isArray(value))
    return value.length > max ? { key: "tooMany", max, now: value.length } : null;
  if (type === "text" || type === "longText") {
    if (typeof value !== "string") return { key: "notAText" };
    return value.length > max ? { key: "tooLong", max, now: value.length } : null;
  }
  if (type === "number" && typeof value === "number" && value > max)
    return { key: "tooLarge", max, now: value };
  if (type === "choice" && options && !Object.hasOwn(options, String(value)))
    return { key: "notAnOption" };
  return null;
}

/** For the sentence, which takes both numbers whether it tells them or not. */
export const numbersOf = (rule: RuleWords): { max: number; now: number } =>
  "max" in rule ? { max: rule.max, now: rule.now } : { max: 0, now: 0 };
