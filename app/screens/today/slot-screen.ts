/** The screen that a slot stands for, as far as there is one: the tool with which its work is done. */

/** A kind whose list opens; null where no screen does the slot's work. */
export function kindOpenedBy(opens: string): string | null {
  return Object.hasOwn(opened, opens) ? (opened[opens] ?? null) : null;
}

const opened: Readonly<Record<string, string>> = {
  standup: "meeting",
  wrapUp: "meeting",
  meeting: "meeting",
  minutes: "meeting",
  triage: "defect",
  retests: "testCase",
  actions: "actionItem",
  issues: "issue",
  tests: "testCase",
  training: "trainingSession",
  // What the trainees say is written and read at its session.
  feedback: "trainingSession",
  manuals: "manualCorrection",
};
