/** Everything that goes wrong on purpose. Each is counted when it bites, not when it is wished for. */

export const faults = [
  "drop",
  "double",
  "reorder",
  "delay",
  "loseAnswer",
  "tooLarge",
  "tooMany",
  "offline",
  "smallPage",
  "smallPush",
  "crash",
  "handleLost",
  "full",
  "silent",
  "sleptWeeks",
  "clockOff",
  "twoTabs",
  "changedUser",
  "clone",
  "badOp",
  "alteredOp",
  "restart",
  "diedWriting",
  "backup",
  "restore",
  "restoreOlder",
  "restoreBlind",
  "restoreOlderBlind",
  "restoreWhileComparing",
  "cutComparing",
  "otherWhileComparing",
  "slowClockComparing",
  "resent",
  "letGo",
  "quarantined",
  "largeGroup",
  "memberLeft",
  "memberRevoked",
  "roleChanged",
  "deviceRevoked",
  "oldClient",
] as const;
export type Fault = (typeof faults)[number];
export type FaultCounts = Record<Fault, number>;

export const noFaults = (): FaultCounts =>
  Object.fromEntries(faults.map((fault) => [fault, 0])) as FaultCounts;

export function addFaults(sum: FaultCounts, more: FaultCounts): void {
  for (const fault of faults) sum[fault] += more[fault];
}

/** Faults that a run of many seeds never met: it has proved nothing about them. */
export const neverMet = (counts: FaultCounts): Fault[] => faults.filter((one) => !counts[one]);
