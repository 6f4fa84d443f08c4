/** Refused changes as a person sees them: one group a tap, and whether they ask for that person at all. */
import { dependsOn } from "@/lib/sync/local";
import type { Parked, ParkedCode } from "./database";

/** `held`: the server keeps it for the lead. `decided`: a lead has settled it. `refused`: the author's to mend. */
export type Standing = "refused" | "held" | "decided";

export interface ParkedGroup {
  /** The change that the server did not take. */
  culprit: Parked;
  /** What stopped with it, in the order it was made; the culprit is among them. */
  all: Parked[];
  standing: Standing;
}

/** Codes of changes that stopped only because of another. */
const followers: readonly ParkedCode[] = ["baseRefused", "groupRefused"];

export function parkedGroups(parked: readonly Parked[]): ParkedGroup[] {
  const groups: Parked[][] = [];
  const inOrder = [...parked].sort((a, b) => a.op.n - b.op.n || a.at - b.at);
  for (const entry of inOrder) {
    const home = groups.find((group) => group.some((one) => belongTogether(entry, one)));
    if (home) home.push(entry);
    else groups.push([entry]);
  }
  return groups.flatMap((all) => {
    const culprit = all.find(({ code }) => !followers.includes(code)) ?? all[0];
    return culprit ? [{ culprit, all, standing: standingOf(culprit) }] : [];
  });
}

/** What waits for the same lead's decision on the same record reads as one. */
const belongTogether = (entry: Parked, one: Parked) =>
  dependsOn(entry.op, one.op) ||
  (entry.record === one.record && standingOf(entry) === "held" && standingOf(one) === "held");

function standingOf({ code, settled }: Parked): Standing {
  if (settled) return "decided";
  return code === "forbidden" ? "held" : "refused";
}
