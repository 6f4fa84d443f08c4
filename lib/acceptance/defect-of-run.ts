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
  const { run, steps, failed, place, foundBy, occurredAt, device } = found;
  const at = steps.findIndex((step) => step.id === failed?.id);
  const { id, fields } = found.case;
  const { no: testCase, module, screen, linkedSystem, vendor, expected } = fields;
  const values = {
    ...{ case: id, run, testCase, module, linkedSystem, vendor, foundBy, occurredAt, device },
    ...place,
    step: failed && stepNo(failed, at),
    screen: failed?.fields.screen ?? screen,
    // What comes after the step that failed nobody has seen.
    steps: toldSteps(at < 0 ? steps : steps.slice(0, at + 1)) ?? fields.steps,
    expected: failed?.fields.expected ?? expected,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isBlank(value)));
}

const toldSteps = (steps: readonly TestCase[]): string | null =>
  steps.map((step, place) => `${stepNo(step, place)}. ${step.fields.action}`).join("\n") || null;

/** The customer's own number, or its place. */
export const stepNo = ({ fields }: Pick<TestCase, "fields">, place: number): string =>
  typeof fields.no === "string" && fields.no ? fields.no : String(place + 1);
