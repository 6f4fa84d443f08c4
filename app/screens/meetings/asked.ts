/** What a ToDo or 依頼 in the minutes means for the register ToDo・依頼: one action item that stays in step. */
import { actionItem } from "@/lib/records/action-item";
import { isBlank } from "@/lib/records/define";
import { shorten } from "@/lib/text/shorten";

export type Values = Readonly<Record<string, unknown>>;

export const isAsking = (type: unknown): type is "todo" | "request" =>
  type === "todo" || type === "request";

/** The fields of the action item that a line asks for; null for lines that ask nobody. */
export function actionOf({
  type,
  text,
  owner,
  due,
  department,
}: Values): Record<string, unknown> | null {
  if (!isAsking(type)) return null;
  const whole = String(text ?? "").trim();
  const what = shorten(whole.split("\n")[0] ?? "", actionItem.fields.what.spec.max);
  return {
    ...{ type, what, owner: owner ?? null, due: due ?? null },
    department: department ?? null,
    // Nothing that was said is lost to the length of a title.
    note: what === whole ? null : whole,
  };
}

/**
 * What a change of a line changes of its action item. What somebody has since written there by hand stays; the
 * rest follows the line.
 */
export function followLine(before: Values, after: Values, action: Values): Record<string, unknown> {
  const said = actionOf(before);
  const wanted = actionOf(after);
  if (!said || !wanted) return {};
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) => isSame(action[name], said[name]) && !isSame(action[name], value),
    ),
  );
}

/** Nobody has begun with it or written into it, so it goes with its line. */
export function isUntouched(line: Values, action: Values): boolean {
  const said = actionOf(line);
  return (
    said !== null &&
    action.state === "todo" &&
    isBlank(action.answer) &&
    Object.entries(said).every(([name, value]) => isSame(action[name], value))
  );
}

const isSame = (a: unknown, b: unknown) => a === b || (isBlank(a) && isBlank(b));
