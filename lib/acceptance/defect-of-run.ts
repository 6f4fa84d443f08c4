/** What a defect begins with that was found in a run: all that the case knows already is not typed again. */
import { isBlank } from "../records/define";
import type { TestCase } from "./planned-day";

/** Where a test is executed, as the defect and the run both tell it. */
export interface RunPlace {
  environment?: string | undefined;
  build?: string | undefined;
}

export interface Found {
  case: TestCase;
  /** The run's id. */
  run: string;
  /** The case's steps in their order. */
  steps: readonly TestCase[];
  /** The one that failed, where the tester named it. */
  failed?: TestCase | undefined;
  place: RunPlace;
  foundBy: string;
  /** UTC milliseconds. */
  occurredAt: number;
  device: string;
}

export function defectOfRun(found: Found): Record<string, unknown> {
  const { run, failed, place, foundBy, occurredAt, device } = found;
  const { id, fields } = found.case;
  const { no: testCase, module, screen, linkedSystem, vendor, expected } = fields;
  const values = {
    ...{ case: id, run, testCase, module, linkedSystem, vendor, foundBy, occurredAt, device },
    ...place,
    step: failed?.fields.no,
    screen: failed?.fields.screen ?? screen,
    steps: stepsUntil(found),
    expected: failed?.fields.expected ?? expected,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isBlank(value)));
}

/** Up to the step that failed: those after it nobody has seen. */
function stepsUntil({ steps, failed, case: { fields } }: Found): unknown {
  const last = steps.findIndex(({ id }) => id === failed?.id);
  const done = last < 0 ? steps : steps.slice(0, last + 1);
  if (!done.length) return fields.steps;
  return done.map((step, place) => `${stepNo(step, place)}. ${step.fields.action}`).join("\n");
}

/** The customer's own number, or its place. */
export const stepNo = ({ fields }: Pick<TestCase, "fields">, place: number): string =>
  typeof fields.no === "string" && fields.no ? fields.no : String(place + 1);
