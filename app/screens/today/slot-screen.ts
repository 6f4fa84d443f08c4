/** The screen that a slot stands for, as far as there is one: the tool with which its work is done. */

/** A kind whose list opens; null where no screen does the slot's work. */
export function kindOpenedBy(opens: string): string | null {
  return Object.hasOwn(opened, opens) ? (opened[opens] ?? null) : null;
}

/** The day's meeting that the slot is for, so that nobody looks for it while people talk; only where it is the one. */
export function meetingOf<M extends { fields: Readonly<Record<string, unknown>> }>(
  opens: string,
  meetings: readonly M[],
): M | undefined {
  const [one, ...more] = meetings.filter(({ fields }) => fields.type === opens);
  return more.length === 0 ? one : undefined;
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
