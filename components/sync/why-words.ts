/** Why something is still only on this device, as the key of a sentence and the way out. */

export interface WhyInput {
  state: "saved" | "sending" | "synced" | "conflict" | "attention";
  pending: number;
  /** Of them those that wait for a record which a restored server does not have yet. */
  held: number;
  photos: number;
  parked: number;
  withLead: number;
  conflicts: number;
  why: Reason | null;
  /** UTC milliseconds of the next attempt. */
  nextTry: number | null;
}

export type Reason =
  | "offline"
  | "unreachable"
  | "signedOut"
  | "tooOld"
  | "revoked"
  | "wrongUser"
  | "invalid"
  | "missing"
  | "backingOff";

export type WhyKey =
  | Exclude<Reason, "backingOff">
  | "synced"
  | "sending"
  | "soon"
  | "held"
  | "unreachableIn"
  | "backingOffIn"
  | "parked"
  | "withLead"
  | "conflict";

export interface WhyWords {
  key: WhyKey;
  /** Until the next attempt; given with the keys that end in `In`. */
  seconds?: number;
  /** What the person can do about it; `null` where it goes on by itself. */
  remedy: "signIn" | "update" | null;
}

const remedies: Partial<Record<Reason, WhyWords["remedy"]>> = {
  signedOut: "signIn",
  wrongUser: "signIn",
  tooOld: "update",
  invalid: "update",
};

/** What stops everything comes first, then what a person has to settle, then what just takes time. */
export function whyWords(status: WhyInput, now: number): WhyWords {
  const { why, nextTry } = status;
  if (why && why !== "unreachable" && why !== "backingOff")
    return { key: why, remedy: remedies[why] ?? null };
  const seconds = nextTry === null ? 0 : Math.ceil((nextTry - now) / 1000);
  if (why && seconds > 0)
    return { key: why === "backingOff" ? "backingOffIn" : "unreachableIn", seconds, remedy: null };
  if (why) return { key: "unreachable", remedy: null };
  if (status.state === "sending") return { key: "sending", remedy: null };
  const waiting = status.pending + status.photos;
  if (waiting > 0) return { key: waiting === status.held ? "held" : "soon", remedy: null };
  if (status.parked > 0) return { key: "parked", remedy: null };
  if (status.conflicts > 0) return { key: "conflict", remedy: null };
  return { key: status.withLead > 0 ? "withLead" : "synced", remedy: null };
}
