/** Which of its faces the sync chip shows, and with which number. */

export type ChipFace =
  | "saved"
  | "sending"
  | "synced"
  | "offline"
  | "conflict"
  | "attention"
  | "withLead";

/** What the chip needs of the status. */
export interface ChipInput {
  /** Unsent, as a person counts. */
  things: number;
  parked: number;
  withLead: number;
  conflicts: number;
  /** Why sending does not go on. */
  why: string | null;
  /** Null while nothing is being sent. */
  sending: object | null;
}

export interface ChipWords {
  face: ChipFace;
  /** How many, or null where a number would say nothing. */
  count: number | null;
}

/** Sending goes on only when a person has done something about these. */
const stuck: readonly (string | null)[] = ["signedOut", "revoked", "tooOld", "wrongUser"];

/** Nothing is only here, and yet nobody knows what has been written elsewhere meanwhile. */
const apart: readonly (string | null)[] = ["offline", "unreachable"];

/** What asks for a person comes before what the device does by itself. */
export function chipWords(status: ChipInput): ChipWords {
  const waiting = status.things;
  if (status.parked > 0) return { face: "attention", count: status.parked };
  if (stuck.includes(status.why)) return { face: "attention", count: waiting || null };
  if (status.conflicts > 0) return { face: "conflict", count: status.conflicts };
  if (status.sending && waiting > 0) return { face: "sending", count: waiting };
  if (waiting > 0) return { face: "saved", count: waiting };
  if (status.withLead > 0) return { face: "withLead", count: status.withLead };
  return { face: apart.includes(status.why) ? "offline" : "synced", count: null };
}
