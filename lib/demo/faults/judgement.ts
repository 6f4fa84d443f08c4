/** How the faults were judged: how soon, where they came from, and what else they touch. */
import type { Cause, Fault } from "./faults";

export const priorities = {
  fatal: "urgent",
  major: "high",
  medium: "medium",
  minor: "low",
} as const;

export const origins = {
  requirement: { injectedIn: "requirements", shouldHaveBeenFoundIn: "requirements" },
  design: { injectedIn: "basicDesign", shouldHaveBeenFoundIn: "integrationTest" },
  coding: { injectedIn: "coding", shouldHaveBeenFoundIn: "unitTest" },
  setting: { injectedIn: "coding", shouldHaveBeenFoundIn: "systemTest" },
  migration: { injectedIn: "migration", shouldHaveBeenFoundIn: "systemTest" },
  interface: { injectedIn: "detailedDesign", shouldHaveBeenFoundIn: "integrationTest" },
  environment: { injectedIn: "uat", shouldHaveBeenFoundIn: "systemTest" },
  regression: { injectedIn: "coding", shouldHaveBeenFoundIn: "integrationTest" },
} as const satisfies Record<Cause, object>;

/** Whose fault touches more than the screen where it was seen. */
export const lateral: Readonly<Record<string, readonly string[]>> = {
  "FI-011": ["SD 販売", "FI 財務会計"],
  "FI-015": ["SD 販売", "FI 財務会計"],
  "IF-002": ["SD 販売", "MM 購買"],
  "MM-032": ["FI 財務会計"],
};

export const related: Readonly<Record<string, readonly string[]>> = {
  "SD-037": ["FI-011"],
  "FI-015": ["FI-011", "SD-037"],
};

/** What was decided to do about it. */
export const policyOf = ({ settled, closed }: Fault) =>
  closed === "held" ? "hold" : settled === "workaround" ? "workaround" : settled ? "none" : "fix";
