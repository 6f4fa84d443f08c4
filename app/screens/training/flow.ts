/** The feedback questions as a state: which ones come, what is answered, and when one may go on. */
import { isBlank } from "@/lib/records/define";

export type Step = "type" | "text" | "where" | "who";

/** By the names of the record's fields, so that the draft is the record to be. */
export interface Answers {
  type?: string;
  text?: string;
  screen?: string;
  place?: string;
  raisedByName?: string;
}

const answerNames = ["type", "text", "screen", "place", "raisedByName"] as const;

/** Whoever is known is not asked for a name. */
export function stepsOf(isAuthorKnown: boolean): readonly Step[] {
  return isAuthorKnown ? ["type", "text", "where"] : ["type", "text", "where", "who"];
}

export function answersIn(fields: Readonly<Record<string, unknown>>): Answers {
  return Object.fromEntries(
    answerNames.flatMap((name) => {
      const value = fields[name];
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
}

/** Whether the step's question is answered as far as it must be; where and who may be left out. */
export function isAnswered(step: Step, { type, text }: Answers): boolean {
  if (step === "type") return !isBlank(type);
  return step !== "text" || !isBlank(text?.trim());
}

/** The first question that still has to be answered; else the one after the text. */
export function stepToResume(answers: Answers): Step {
  const open = (["type", "text"] as const).find((step) => !isAnswered(step, answers));
  return open ?? "where";
}

/** Words that somebody would miss; a type alone is one tap. */
export function holdsWords({ type: _, ...words }: Answers): boolean {
  return Object.values(words).some((word) => !isBlank(word?.trim()));
}

/** The record's fields: what was answered, without what was left blank. */
export function fieldsOf(
  kept: Readonly<Record<string, unknown>>,
  answers: Answers,
): Record<string, unknown> {
  const trimmed = Object.entries(answers).map(([name, value]) => [name, String(value).trim()]);
  const all = { ...kept, ...Object.fromEntries(trimmed) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => !isBlank(value)));
}
