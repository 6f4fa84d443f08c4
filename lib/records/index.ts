/** Every record kind, registered once. A new kind is its file and a line here. */
import { actionItem } from "./action-item";
import { attachment } from "./attachment";
import { baseline } from "./baseline";
import { checkPoint } from "./check-point";
import { comment } from "./comment";
import { conflict } from "./conflict";
import { criterion } from "./criterion";
import { decision } from "./decision";
import { defect } from "./defect";
import type { Definition } from "./define";
import { document } from "./document";
import { environment } from "./environment";
import { escalation } from "./escalation";
import { estimate } from "./estimate";
import { feedback } from "./feedback";
import { goal } from "./goal";
import { improvement } from "./improvement";
import { issue } from "./issue";
import { lesson } from "./lesson";
import { manualCorrection } from "./manual-correction";
import { meeting } from "./meeting";
import { member } from "./member";
import { minuteLine } from "./minute-line";
import { planItem } from "./plan-item";
import { project } from "./project";
import { requirement } from "./requirement";
import { risk } from "./risk";
import { rule } from "./rule";
import { scenario } from "./scenario";
import { slotCapacity } from "./slot-capacity";
import { step } from "./step";
import { task } from "./task";
import { term } from "./term";
import { testCase } from "./test-case";
import { testRun } from "./test-run";
import { trainingSession } from "./training-session";

/** The kinds of this product by name. Tests make registries of their own. */
export type Registry = ReadonlyMap<string, Definition>;

export function registryOf(...definitions: Definition[]): Registry {
  return new Map(definitions.map((definition) => [definition.kind, definition]));
}

/** Within a group of registers, lists appear in this order. */
export const kinds: Registry = registryOf(
  defect,
  attachment,
  comment,
  actionItem,
  meeting,
  minuteLine,
  planItem,
  testCase,
  testRun,
  step,
  scenario,
  requirement,
  checkPoint,
  slotCapacity,
  trainingSession,
  feedback,
  manualCorrection,
  issue,
  task,
  risk,
  escalation,
  decision,
  rule,
  term,
  goal,
  criterion,
  improvement,
  lesson,
  environment,
  document,
  estimate,
  baseline,
  project,
  member,
  conflict,
);
