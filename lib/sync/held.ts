/** Changes that their author had no right to make, as the lead of their space sees and settles them. */
import type { Op } from "./op";

/** A reason is as long as a remark, not as long as a report. */
export const MAX_NOTE = 500;

/** How many of one's own changes can be asked about at once. */
export const MAX_ASKED = 1_000;

export interface HeldChange {
  space: string;
  op: Op;
  userId: string;
  /** Why it was refused, as a `RefusalCode`. */
  reason: string;
  /** When it came to the server, UTC milliseconds. */
  at: number;
  settled: Settled | null;
}

/** `taken`: the lead made the change in their own name. `dismissed`: it stays undone, for a reason. */
export interface Settled {
  how: "taken" | "dismissed";
  by: string;
  at: number;
  /** Empty where it was taken. */
  note: string;
}

const BEHALF = "behalf:";

/** What a lead makes of another's change carries, as its batch, for whom it was made. */
export const behalfOf = (userId: string) => `${BEHALF}${userId}`;

/** Whom a change was made for, null where its author made it for themself. */
export const madeFor = (batch: string | undefined): string | null =>
  batch?.startsWith(BEHALF) ? batch.slice(BEHALF.length) : null;
