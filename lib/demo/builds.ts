/** The builds of the demo's environment: one a night, and what a tester notes of it. */
import type { Who } from "./people";

export const ENVIRONMENT = "UAT環境";

/** The build that stands in the morning of a day; D1 is 1. */
export const buildOf = (day: number): string => `1.4.${9 + day}`;

/** The tablet that a tester works on. */
export const deviceOf = (tester: Who): string => `T-0${"ABCDEFGH".indexOf(tester.slice(-1)) + 1}`;
